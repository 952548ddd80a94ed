//! Ticks with texts, and the grid that continues them.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use crate::charts::{Drawn, Pen, Rect, Theme, Type};

/// The axis at the foot of the plot: (place, text) of each tick.
pub fn bottom<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: Rect,
    ticks: &[(f64, String)],
    size: f64,
    theme: &Theme,
) -> Drawn<DB> {
    let kind = Type { size, colour: theme.muted, anchor: (HPos::Center, VPos::Top), bold: false };
    for (x, text) in ticks {
        pen.rule((*x, plot.top), (*x, plot.bottom), 1.0, theme.grid)?;
        pen.rule((*x, plot.bottom), (*x, plot.bottom + 4.0), 1.0, theme.frame)?;
        pen.text(text, (*x, plot.bottom + 7.0), kind)?;
    }
    pen.rule((plot.left, plot.bottom), (plot.right, plot.bottom), 1.0, theme.frame)
}

/// The axis at the left of the plot: (place, text) of each tick.
pub fn left<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: Rect,
    ticks: &[(f64, String)],
    size: f64,
    theme: &Theme,
) -> Drawn<DB> {
    let kind = Type { size, colour: theme.muted, anchor: (HPos::Right, VPos::Center), bold: false };
    for (y, text) in ticks {
        pen.rule((plot.left, *y), (plot.right, *y), 1.0, theme.grid)?;
        pen.text(text, (plot.left - 7.0, *y), kind)?;
    }
    pen.rule((plot.left, plot.top), (plot.left, plot.bottom), 1.0, theme.frame)
}
