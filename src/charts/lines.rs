//! Lines through points, one a run: their way through the plane, or a measure over epochs or steps.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::marks::axis;
use super::marks::relax::relax;
use super::scale::Linear;
use super::{Drawn, Pen, Rect, Theme, Type, colour, text_width};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// Titles of x and y.
    pub titles: [String; 2],
    pub lines: Vec<Line>,
    /// Whether x grows by factors; 0 then has a place of its own before 1.
    pub logarithmic: bool,
    /// Whether each point is a thing of its own, such as a layer, and is marked by its number.
    pub numbered: bool,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub name: String,
    /// Its place in the palette.
    pub colour: usize,
    pub points: Vec<(f64, f64)>,
}

/// The share of a logarithmic axis before 1.
const BEFORE: f64 = 0.07;
/// The height of the texts.
const SIZE: f64 = 11.0;

/// Where things lie.
struct Layout {
    plot: Rect,
    x: Linear,
    y: Linear,
    logarithmic: bool,
}

impl Layout {
    fn new(spec: &Spec, (width, height): (f64, f64)) -> Self {
        // The names stand at the right.
        let plot = Rect { left: 42.0, top: 26.0, right: width - room(spec, width), bottom: height - 38.0 };
        let all = || spec.lines.iter().flat_map(|line| line.points.iter().copied());
        let most = |of: fn((f64, f64)) -> f64| all().map(of).fold(0.0, f64::max);
        let top = |value: f64| if value > 0.0 { value * 1.04 } else { 1.0 };
        let x = match spec.logarithmic {
            true => (0.0, libm::log(most(|point| point.0).max(2.0))),
            false => (0.0, top(most(|point| point.0))),
        };
        let low = all().map(|point| point.1).fold(0.0, f64::min);
        Self {
            plot,
            x: Linear { domain: x, range: (plot.left, plot.right) },
            y: Linear { domain: (low, top(most(|point| point.1))), range: (plot.bottom, plot.top) },
            logarithmic: spec.logarithmic,
        }
    }

    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x(x), self.y.place(y))
    }

    fn x(&self, x: f64) -> f64 {
        if !self.logarithmic {
            return self.x.place(x);
        }
        let width = self.plot.width();
        if x < 1.0 {
            return self.plot.left;
        }
        self.plot.left + BEFORE * width + (1.0 - BEFORE) * (self.x.place(libm::log(x)) - self.plot.left)
    }

    fn x_ticks(&self) -> Vec<(f64, String)> {
        if !self.logarithmic {
            return self.x.ticks(self.plot.width() / 70.0).into_iter().map(|(v, t)| (self.x(v), t)).collect();
        }
        let powers = (0..10).map(|i| 10_u64.pow(i)).filter(|p| libm::log(*p as f64) <= self.x.domain.1);
        std::iter::once(0).chain(powers).map(|tick| (self.x(tick as f64), tick.to_string())).collect()
    }
}

/// Draws axes, lines, and the lines' names at their ends.
pub fn draw<DB: DrawingBackend>(spec: &Spec, pen: &Pen<DB>, size: (f64, f64), theme: &Theme) -> Drawn<DB> {
    let layout = Layout::new(spec, size);
    let plot = layout.plot;
    axis::bottom(pen, plot, &layout.x_ticks(), SIZE, theme)?;
    let ticks = layout.y.ticks(plot.height() / 34.0).into_iter().map(|(v, t)| (layout.y.place(v), t));
    axis::left(pen, plot, &ticks.collect::<Vec<_>>(), SIZE, theme)?;
    let title = Type { size: SIZE, colour: theme.ink, anchor: (HPos::Left, VPos::Bottom), bold: false };
    pen.text(&spec.titles[1], (4.0, plot.top - 8.0), title)?;
    let title = Type { anchor: (HPos::Right, VPos::Top), ..title };
    pen.text(&spec.titles[0], (plot.right, plot.bottom + 21.0), title)?;

    let mut ends = Vec::new();
    for line in &spec.lines {
        let hue = colour::series(line.colour, theme.dark);
        let places: Vec<_> = line.points.iter().map(|point| layout.at(*point)).collect();
        pen.line(&places, 1.8, hue)?;
        for (i, place) in places.iter().enumerate().filter(|_| spec.numbered) {
            pen.dot(*place, 7.5, theme.surface)?;
            pen.dot(*place, 6.5, hue)?;
            let kind =
                Type { size: 9.5, colour: theme.surface, anchor: (HPos::Center, VPos::Center), bold: true };
            pen.text(&(i + 1).to_string(), *place, kind)?;
        }
        if let Some(end) = places.last() {
            if !spec.numbered {
                pen.dot(*end, 3.5, hue)?;
            }
            ends.push((line, *end));
        }
    }
    ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let wanted: Vec<f64> = ends.iter().map(|(_, end)| end.1).collect();
    for ((line, _), y) in ends.iter().zip(relax(&wanted, SIZE + 4.0, plot.top, plot.bottom)) {
        let hue = colour::series(line.colour, theme.dark);
        let kind = Type { size: SIZE, colour: hue, anchor: (HPos::Left, VPos::Center), bold: true };
        pen.text(&shortened(&line.name, size.0 - plot.right - 12.0), (plot.right + 10.0, y), kind)?;
    }
    Ok(())
}

/// The room for these names: more than usual where they are long and the figure is wide.
fn room(spec: &Spec, width: f64) -> f64 {
    let widths = spec.lines.iter().map(|line| 1.15 * text_width(&line.name, SIZE));
    names(width).max((widths.fold(0.0, f64::max) + 14.0).min(0.26 * width))
}

/// The room for names beside a plot.
pub(super) fn names(width: f64) -> f64 {
    (0.24 * width).clamp(80.0, 150.0)
}

/// A name that fits into a width.
pub(super) fn shortened(name: &str, width: f64) -> String {
    // A bold letter is somewhat wider than the guess for others.
    let letters = (width / (1.15 * text_width("x", SIZE))) as usize;
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    match name.char_indices().nth(letters.saturating_sub(1)) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
