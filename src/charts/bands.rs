//! Lines with bands over the settings of a sweep, or ways through the plane, one a setting.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::lines::{names, shortened};
use super::marks::relax::relax;
use super::marks::{axis, band};
use super::scale::Linear;
use super::{Drawn, Pen, Rect, Theme, Type, colour, text_width};
use crate::text;

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// Titles of x and y.
    pub titles: [String; 2],
    /// Where x is marked, and how; round numbers from 0 where there are none.
    pub ticks: Vec<(f64, String)>,
    pub lines: Vec<Line>,
    /// Whether y begins at 0 in any case.
    pub from_zero: bool,
    /// Whether lines are ways, with a ring where they begin and a dot where they end.
    pub ways: bool,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub name: String,
    pub hue: Hue,
    pub points: Vec<Point>,
}

/// Its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hue {
    /// A place in the palette.
    Series(usize),
    /// A place in [0, 1] between the first setting and the last.
    Ramp(f64),
}

/// A point with what it says under the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    /// From and to, where that is known.
    pub band: Option<[f64; 2]>,
    pub words: String,
}

impl Hue {
    fn colour(self, theme: &Theme) -> RGBAColor {
        match self {
            Self::Series(place) => colour::series(place, theme.dark),
            Self::Ramp(share) => colour::epoch(share, theme.dark),
        }
    }
}

/// The height of the texts.
const SIZE: f64 = 11.0;

/// Where things lie.
pub struct Layout {
    pub plot: Rect,
    x: Linear,
    y: Linear,
}

impl Layout {
    /// The layout of a figure of this width and height.
    pub fn new(spec: &Spec, (width, height): (f64, f64)) -> Self {
        let plot = Rect { left: 48.0, top: 26.0, right: width - names(width), bottom: height - 38.0 };
        let points = || spec.lines.iter().flat_map(|line| &line.points);
        let ticked = spec.ticks.iter().map(|(x, _)| *x);
        let x = ends(points().map(|point| point.x).chain(ticked.clone()));
        let ys = points().flat_map(|point| point.band.into_iter().flatten().chain([point.y]));
        let y = ends(ys.chain(spec.from_zero.then_some(0.0)));
        let x = match spec.ticks.is_empty() {
            true => (0.0, x.1 * 1.04),
            false => padded(x, 0.03),
        };
        // What is never below 0 is not drawn as if it could be.
        let (low, high) = padded(y, 0.06);
        let y = (if y.0 >= 0.0 { low.max(0.0) } else { low }, high);
        Self {
            plot,
            x: Linear { domain: x, range: (plot.left, plot.right) },
            y: Linear { domain: y, range: (plot.bottom, plot.top) },
        }
    }

    /// The place of a point.
    pub fn place(&self, point: &Point) -> (f64, f64) {
        (self.x.place(point.x), self.y.place(point.y))
    }

    /// The marks of x, those left out that would stand in another.
    fn x_ticks(&self, spec: &Spec) -> Vec<(f64, String)> {
        if spec.ticks.is_empty() {
            let round = self.x.ticks(self.plot.width() / 70.0).into_iter();
            return round.map(|(x, text)| (self.x.place(x), text)).collect();
        }
        let mut ticks = spec.ticks.clone();
        ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = f64::NEG_INFINITY;
        let clear = |(x, text): (f64, String)| {
            let (at, half) = (self.x.place(x), 0.5 * text_width(&text, SIZE));
            let fits = at - half > free;
            if fits {
                free = at + half + 6.0;
            }
            (at, if fits { text } else { String::new() })
        };
        ticks.into_iter().map(clear).collect()
    }
}

/// The lowest and highest finite value, 0 and 1 where there is none.
fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let finite = values.filter(|value| value.is_finite());
    let (low, high) =
        finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low <= high { (low, high) } else { (0.0, 1.0) }
}

/// With some room on both sides, and never empty.
fn padded((low, high): (f64, f64), share: f64) -> (f64, f64) {
    let room = if high > low { share * (high - low) } else { 0.5 * high.abs().max(1e-3) };
    (low - room, high + room)
}

/// Which point, (line, point), is nearest to a place, and no further than `reach`.
pub fn nearest(spec: &Spec, layout: &Layout, at: (f64, f64), reach: f64) -> Option<(usize, usize)> {
    let points = spec
        .lines
        .iter()
        .enumerate()
        .flat_map(|(line, of)| of.points.iter().enumerate().map(move |(i, point)| ((line, i), point)));
    let far = |point: &Point| {
        let (x, y) = layout.place(point);
        (x - at.0).hypot(y - at.1)
    };
    let with_distance = points.map(|(place, point)| (place, far(point)));
    let near = with_distance.filter(|(_, distance)| *distance <= reach);
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(place, _)| place)
}

/// Draws axes, bands, lines, and the lines' names at their ends.
pub fn draw<DB: DrawingBackend>(spec: &Spec, pen: &Pen<DB>, size: (f64, f64), theme: &Theme) -> Drawn<DB> {
    let layout = Layout::new(spec, size);
    let plot = layout.plot;
    axis::bottom(pen, plot, &layout.x_ticks(spec), SIZE, theme)?;
    let ticks = layout.y.ticks(plot.height() / 34.0).into_iter().map(|(v, t)| (layout.y.place(v), t));
    axis::left(pen, plot, &ticks.collect::<Vec<_>>(), SIZE, theme)?;
    let title = Type { size: SIZE, colour: theme.ink, anchor: (HPos::Left, VPos::Bottom), bold: false };
    pen.text(&spec.titles[1], (4.0, plot.top - 8.0), title)?;
    let title = Type { anchor: (HPos::Right, VPos::Top), ..title };
    pen.text(&spec.titles[0], (plot.right, plot.bottom + 21.0), title)?;

    for line in &spec.lines {
        let area = line.points.iter().filter_map(|point| {
            let [low, high] = point.band?.map(|value| layout.y.place(value));
            Some((layout.x.place(point.x), low, high))
        });
        band::draw(pen, &area.collect::<Vec<_>>(), colour::fade(line.hue.colour(theme), 0.16))?;
    }
    let mut ends = Vec::new();
    for line in &spec.lines {
        let hue = line.hue.colour(theme);
        let places: Vec<_> = line.points.iter().map(|point| layout.place(point)).collect();
        pen.line(&places, 1.8, hue)?;
        match (spec.ways, places.first()) {
            (true, Some(first)) => {
                pen.dot(*first, 4.0, hue)?;
                pen.dot(*first, 2.4, theme.surface)?;
            }
            _ => places.iter().try_for_each(|place| pen.dot(*place, 2.8, hue))?,
        }
        if let Some(end) = places.last() {
            pen.dot(*end, 3.8, hue)?;
            ends.push((line, *end));
        }
    }
    written(&mut ends, layout.plot, names(size.0), pen, theme)
}

/// Writes the names of as many lines as there is room for, the others counted.
fn written<DB: DrawingBackend>(
    ends: &mut Vec<(&Line, (f64, f64))>,
    plot: Rect,
    width: f64,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    let height = SIZE + 4.0;
    let room = (plot.height() / height) as usize;
    let kind = Type { size: SIZE, colour: theme.muted, anchor: (HPos::Left, VPos::Center), bold: true };
    let left = plot.right + 10.0;
    if ends.len() > room {
        let more = ends.len() - room;
        ends.truncate(room);
        pen.text(&text::figures::and_more(more), (left, plot.bottom + 8.0), Type { bold: false, ..kind })?;
    }
    ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let wanted: Vec<f64> = ends.iter().map(|(_, end)| end.1).collect();
    for ((line, _), y) in ends.iter().zip(relax(&wanted, height, plot.top, plot.bottom)) {
        let kind = Type { colour: line.hue.colour(theme), ..kind };
        pen.text(&shortened(&line.name, width - 12.0), (left, y), kind)?;
    }
    Ok(())
}
