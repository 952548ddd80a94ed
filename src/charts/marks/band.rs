//! The area between two lines.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;

use crate::charts::{Drawn, Pen};

/// Fills between (x, low, high) of neighbouring points.
pub fn draw<DB: DrawingBackend>(pen: &Pen<DB>, points: &[(f64, f64, f64)], colour: RGBAColor) -> Drawn<DB> {
    if points.len() < 2 {
        return Ok(());
    }
    let there = points.iter().map(|(x, low, _)| (*x, *low));
    let back = points.iter().rev().map(|(x, _, high)| (*x, *high));
    pen.polygon(&there.chain(back).collect::<Vec<_>>(), colour)
}
