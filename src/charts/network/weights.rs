//! Weights as lines: the sign by colour and dash, the magnitude by thickness.

use plotters::prelude::DrawingBackend;

use super::{Layout, Spec};
use crate::charts::marks::polyline::{self, Stroke};
use crate::charts::{Drawn, Pen, Theme, colour};

/// Weights that are a smaller share of the largest are left out.
const LEAST: f32 = 0.02;

/// Draws the lines between the neurons that are drawn; those of the neuron in focus stand out.
pub fn draw<DB: DrawingBackend>(spec: &Spec, layout: &Layout, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
    let largest = spec.largest();
    let alone = spec.focus.filter(|focus| focus.unit.is_some());
    for column in 1..spec.widths.len() {
        let kernel = spec.kernel(column).chunks_exact(spec.widths[column]);
        for (from, row) in kernel.enumerate().take(spec.shown(column - 1)) {
            for (to, weight) in row.iter().enumerate().take(spec.shown(column)) {
                let share = weight.abs() / largest;
                // Not a number is left out too.
                if share < LEAST || !share.is_finite() {
                    continue;
                }
                let share = f64::from(share);
                let touches = alone.is_none_or(|focus| {
                    focus.unit == Some(from) && focus.column + 1 == column
                        || focus.unit == Some(to) && focus.column == column
                });
                let alpha = if touches { 0.35 + 0.6 * share } else { 0.1 };
                let (stroke, series) = match *weight > 0.0 {
                    true => (Stroke::Whole, 0),
                    false => (Stroke::Dashed(5.0, 3.0), 1),
                };
                let (left, right) = (layout.neuron(column - 1, from), layout.neuron(column, to));
                let line = [(left.right, left.centre().1), (right.left, right.centre().1)];
                let colour = colour::fade(colour::series(series, theme.dark), alpha);
                polyline::draw(pen, &line, stroke, 0.5 + 3.5 * share, colour)?;
            }
        }
    }
    Ok(())
}
