//! A measure over epochs: on the training part and on the hold-out, or of each layer.

mod data;
mod layout;
mod spec;
mod words;

pub use data::{cursor, data};
pub use layout::Layout;
pub use spec::{CurveKind, Point, Spec};
pub use words::{Row, description, rows};

use plotters::prelude::DrawingBackend;

use super::{Drawn, Pen, Theme};

/// Draws the whole figure with its cursor at snapshot `now`.
pub fn draw<DB: DrawingBackend>(
    spec: &Spec,
    pen: &Pen<DB>,
    (width, height): (f64, f64),
    now: usize,
    theme: &Theme,
) -> Drawn<DB> {
    let layout = Layout::new(spec, width, height);
    data(spec, &layout, pen, theme)?;
    cursor(spec, &layout, pen, now, theme)
}
