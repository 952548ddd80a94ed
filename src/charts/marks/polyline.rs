//! A line through points, whole or dashed.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;

use crate::charts::{Drawn, Pen};

/// How a line is drawn, so that two can be told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    Whole,
    /// Lengths of dash and gap.
    Dashed(f64, f64),
}

/// Draws a line through points.
pub fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    points: &[(f64, f64)],
    stroke: Stroke,
    width: f64,
    colour: RGBAColor,
) -> Drawn<DB> {
    match stroke {
        Stroke::Whole => pen.line(points, width, colour),
        Stroke::Dashed(dash, gap) => {
            dashes(points, dash, gap).iter().try_for_each(|piece| pen.line(piece, width, colour))
        }
    }
}

/// The pieces of a dashed line, each with its corners.
fn dashes(points: &[(f64, f64)], dash: f64, gap: f64) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = vec![points.iter().take(1).copied().collect::<Vec<_>>()];
    let (mut drawing, mut left) = (true, dash);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if length <= left {
                left -= length;
                if let Some(piece) = pieces.last_mut().filter(|_| drawing) {
                    piece.push(to);
                }
                break;
            }
            let share = left / length;
            from = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            if let Some(piece) = pieces.last_mut().filter(|_| drawing) {
                piece.push(from);
            } else {
                pieces.push(vec![from]);
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}
