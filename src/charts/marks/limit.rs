//! A bound that no estimate passes: a dashed rule, named beside it.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use crate::charts::{Drawn, Pen, Rect, Theme, Type};

const DASH: f64 = 5.0;
const GAP: f64 = 4.0;

/// A horizontal bound at `y`, named above its left end.
pub fn horizontal<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: Rect,
    y: f64,
    name: &str,
    size: f64,
    theme: &Theme,
) -> Drawn<DB> {
    let mut x = plot.left;
    while x < plot.right {
        pen.rule((x, y), ((x + DASH).min(plot.right), y), 1.0, theme.limit)?;
        x += DASH + GAP;
    }
    let anchor = (HPos::Left, VPos::Bottom);
    pen.text(name, (plot.left + 6.0, y - 3.0), Type { size, colour: theme.limit, anchor, bold: false })
}

/// A vertical bound at `x`, named to the left of its foot.
pub fn vertical<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: Rect,
    x: f64,
    name: &str,
    size: f64,
    theme: &Theme,
) -> Drawn<DB> {
    let mut y = plot.top;
    while y < plot.bottom {
        pen.rule((x, y), (x, (y + DASH).min(plot.bottom)), 1.0, theme.limit)?;
        y += DASH + GAP;
    }
    let anchor = (HPos::Right, VPos::Bottom);
    pen.text(name, (x - 6.0, plot.bottom - 6.0), Type { size, colour: theme.limit, anchor, bold: false })
}
