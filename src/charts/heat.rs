//! A measure over two axes: a square a cell, coloured from low to high.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::lines::shortened;
use super::{Drawn, Pen, Rect, Theme, Type, colour, text_width};

/// What the figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// Titles of x and y.
    pub titles: [String; 2],
    /// What is coloured, with its unit.
    pub measure: String,
    /// The values of x from the left, and of y from below.
    pub columns: Vec<String>,
    pub rows: Vec<String>,
    /// [rows][columns]; NaN where there is none.
    pub values: Vec<Vec<f64>>,
    /// [rows][columns]: what a square says under the pointer.
    pub words: Vec<Vec<String>>,
    /// Digits after the point.
    pub digits: usize,
}

/// The height of the texts.
const SIZE: f64 = 11.0;
/// A colour bar of this width and height.
const BAR: (f64, f64) = (140.0, 10.0);

/// Where the squares lie.
pub fn plot(spec: &Spec, (width, height): (f64, f64)) -> Rect {
    let longest = spec.rows.iter().map(|row| text_width(row, SIZE)).fold(0.0, f64::max);
    let left = (longest + 14.0).clamp(36.0, 0.4 * width);
    Rect { left, top: 58.0, right: width - 8.0, bottom: height - 38.0 }
}

/// The square (row, column) at a place.
pub fn at(spec: &Spec, size: (f64, f64), (x, y): (f64, f64)) -> Option<(usize, usize)> {
    let plot = plot(spec, size);
    let column = (x - plot.left) / plot.width() * spec.columns.len() as f64;
    let row = (plot.bottom - y) / plot.height() * spec.rows.len() as f64;
    let inside = column >= 0.0 && row >= 0.0;
    let place = (row as usize, column as usize);
    (inside && place.0 < spec.rows.len() && place.1 < spec.columns.len()).then_some(place)
}

/// The part of the plot that a square takes.
pub fn square(spec: &Spec, plot: Rect, (row, column): (usize, usize)) -> Rect {
    let x = |column: usize| plot.left + plot.width() * column as f64 / spec.columns.len() as f64;
    let y = |row: usize| plot.bottom - plot.height() * row as f64 / spec.rows.len() as f64;
    Rect { left: x(column), right: x(column + 1), top: y(row + 1), bottom: y(row) }
}

impl Spec {
    /// The lowest and highest value.
    fn ends(&self) -> Option<(f64, f64)> {
        let finite = self.values.iter().flatten().copied().filter(|value| value.is_finite());
        let ends =
            finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        (ends.0 <= ends.1).then_some(ends)
    }
}

/// Draws the squares with their values, the axes, and the key from colours to values.
pub fn draw<DB: DrawingBackend>(spec: &Spec, pen: &Pen<DB>, size: (f64, f64), theme: &Theme) -> Drawn<DB> {
    let plot = plot(spec, size);
    let Spec { titles, columns, rows, values, digits, .. } = spec;
    let (low, high) = spec.ends().unwrap_or((0.0, 1.0));
    let share = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    for (row, of_row) in values.iter().enumerate() {
        for (column, value) in of_row.iter().enumerate() {
            let whole = square(spec, plot, (row, column));
            let inner = Rect {
                left: whole.left + 1.0,
                top: whole.top + 1.0,
                right: whole.right - 1.0,
                bottom: whole.bottom - 1.0,
            };
            if !value.is_finite() {
                pen.fill(inner, theme.grid)?;
                continue;
            }
            pen.fill(inner, colour::viridis(share(*value)))?;
            let text = format!("{value:.digits$}");
            if text_width(&text, SIZE) + 6.0 < inner.width() && inner.height() > SIZE + 4.0 {
                // The upper half of the colours is light on every page.
                let ink = if share(*value) > 0.55 { Theme::LIGHT.ink } else { Theme::LIGHT.surface };
                let kind =
                    Type { size: SIZE, colour: ink, anchor: (HPos::Center, VPos::Center), bold: false };
                pen.text(&text, inner.centre(), kind)?;
            }
        }
    }
    let kind = Type { size: SIZE, colour: theme.muted, anchor: (HPos::Center, VPos::Top), bold: false };
    let mut free = f64::NEG_INFINITY;
    for (column, text) in columns.iter().enumerate() {
        let (x, half) = (square(spec, plot, (0, column)).centre().0, 0.5 * text_width(text, SIZE));
        if x - half > free {
            pen.text(text, (x, plot.bottom + 6.0), kind)?;
            free = x + half + 6.0;
        }
    }
    let kind = Type { anchor: (HPos::Right, VPos::Center), ..kind };
    for (row, text) in rows.iter().enumerate() {
        pen.text(text, (plot.left - 7.0, square(spec, plot, (row, 0)).centre().1), kind)?;
    }
    let kind = Type { size: SIZE, colour: theme.ink, anchor: (HPos::Left, VPos::Bottom), bold: false };
    pen.text(&titles[1], (4.0, plot.top - 6.0), kind)?;
    let below = Type { anchor: (HPos::Right, VPos::Top), ..kind };
    pen.text(&titles[0], (plot.right, plot.bottom + 21.0), below)?;
    key(spec, (low, high), size.0, pen, theme)
}

/// The key: the measure, and a bar between its lowest and highest value.
fn key<DB: DrawingBackend>(
    spec: &Spec,
    (low, high): (f64, f64),
    width: f64,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    let bar = Rect { left: width - 8.0 - BAR.0, top: 8.0, right: width - 8.0, bottom: 8.0 + BAR.1 };
    let strips = BAR.0 as usize;
    for strip in 0..strips {
        let left = bar.left + strip as f64;
        let piece = Rect { left, right: (left + 2.0).min(bar.right), ..bar };
        pen.fill(piece, colour::viridis(strip as f64 / (strips - 1) as f64))?;
    }
    let kind = Type { size: SIZE, colour: theme.muted, anchor: (HPos::Left, VPos::Top), bold: false };
    let digits = spec.digits;
    pen.text(&format!("{low:.digits$}"), (bar.left, bar.bottom + 4.0), kind)?;
    let kind = Type { anchor: (HPos::Right, VPos::Top), ..kind };
    pen.text(&format!("{high:.digits$}"), (bar.right, bar.bottom + 4.0), kind)?;
    let kind = Type { colour: theme.ink, anchor: (HPos::Right, VPos::Center), ..kind };
    pen.text(&shortened(&spec.measure, bar.left - 14.0), (bar.left - 10.0, bar.centre().1), kind)
}
