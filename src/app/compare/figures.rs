//! What the figures show of the runs.

use std::fmt;

use crate::app::phrases;
use crate::charts::lines::{Line, Spec};
use crate::library::{Path, Stop};
use crate::text;

/// What the plane shows of each run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Every layer at the last epoch.
    End,
    /// One layer over time, counted from 0.
    Layer(usize),
}

/// What grows to the right under the curves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Epochs,
    Steps,
}

impl By {
    /// From the text of a link; every layer at the last epoch where there is none.
    pub fn parse(text: Option<&str>) -> Self {
        let layer = text.and_then(|text| text.parse::<usize>().ok()).filter(|layer| *layer > 0);
        layer.map_or(Self::End, |layer| Self::Layer(layer - 1))
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::End => f.write_str("end"),
            Self::Layer(layer) => write!(f, "{}", layer + 1),
        }
    }
}

impl Axis {
    /// From the text of a link; epochs where there is none.
    pub fn parse(text: Option<&str>) -> Self {
        if text == Some("steps") { Self::Steps } else { Self::Epochs }
    }

    /// The name that the page shows.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Epochs => text::compare::EPOCHS,
            Self::Steps => text::compare::STEPS,
        }
    }

    fn of(self, epoch: u32, step: u64) -> f64 {
        match self {
            Self::Epochs => f64::from(epoch),
            Self::Steps => step as f64,
        }
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Epochs => "epochs",
            Self::Steps => "steps",
        })
    }
}

/// The runs on one plane.
pub fn plane(paths: &[Path], by: By) -> Spec {
    let points = |path: &Path| match by {
        By::End => {
            let end = path.end().map_or(&[][..], |stop| &stop.points);
            end.iter().map(|point| (point.ixt, point.ity)).collect()
        }
        By::Layer(layer) => {
            path.of_layer(layer).into_iter().map(|(_, _, point)| (point.ixt, point.ity)).collect()
        }
    };
    let same = paths.windows(2).all(|pair| pair[0].reading == pair[1].reading);
    let reading = paths.first().filter(|_| same).map(|path| path.reading.estimator.short());
    let reading = reading.as_deref().unwrap_or(text::compare::SEVERAL);
    let title = |sign| text::compare::plane_axis(sign, reading);
    Spec {
        titles: [text::compare::IXT_SIGN, text::compare::ITY_SIGN].map(title),
        lines: lines(paths, points),
        logarithmic: false,
        numbered: by == By::End,
    }
}

/// Hold-out accuracy and loss, and both coordinates of a layer: the chosen one, or else the last hidden.
pub fn curves(paths: &[Path], by: By, axis: Axis) -> Vec<Spec> {
    let spec = |title: String, lines: Vec<Line>| Spec {
        titles: [axis.label().into(), title],
        lines,
        logarithmic: true,
        numbered: false,
    };
    let measure = |title: &str, of: fn(&Stop) -> f64| {
        let points = |path: &Path| path.stops.iter().map(|s| (axis.of(s.epoch, s.step), of(s))).collect();
        spec(title.into(), lines(paths, points))
    };
    let coordinate = |title: &str, of: fn(crate::information::PlanePoint) -> f64| {
        let points = |path: &Path| {
            let last_hidden = path.layers.len().saturating_sub(2);
            let layer = if let By::Layer(layer) = by { layer } else { last_hidden };
            path.of_layer(layer).into_iter().map(|(epoch, step, p)| (axis.of(epoch, step), of(p))).collect()
        };
        let title = match by {
            By::End => text::compare::of_last_hidden(title),
            By::Layer(layer) => text::compare::of_layer(title, layer + 1),
        };
        spec(title, lines(paths, points))
    };
    let all = [
        measure(text::compare::ACCURACY_AXIS, |stop| 100.0 * stop.accuracy),
        measure(text::compare::LOSS, |stop| stop.loss),
        coordinate(text::compare::IXT_SIGN, |point| point.ixt),
        coordinate(text::compare::ITY_SIGN, |point| point.ity),
    ];
    // A preset tells its accuracy at the end only, which is in the table.
    all.into_iter().filter(|spec| spec.lines.iter().any(|line| line.points.len() > 1)).collect()
}

/// What the plane assumes of each run, and a warning where they were read in different ways.
pub fn caption(paths: &[Path], by: By) -> String {
    let run =
        |path: &Path| text::compare::run(&phrases::named(&path.name), &path.reading.words(), path.networks);
    let runs = paths.iter().map(run).collect::<Vec<_>>().join("; ");
    let differ = paths.windows(2).any(|pair| pair[0].reading != pair[1].reading);
    text::compare::caption(by == By::End, &runs, differ)
}

fn lines(paths: &[Path], points: impl Fn(&Path) -> Vec<(f64, f64)>) -> Vec<Line> {
    let finite = |(x, y): &(f64, f64)| x.is_finite() && y.is_finite();
    let line = |(i, path): (usize, &Path)| Line {
        name: path.name.clone(),
        colour: i,
        points: points(path).into_iter().filter(finite).collect(),
    };
    paths.iter().enumerate().map(line).collect()
}
