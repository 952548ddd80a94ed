//! The information plane: where each layer lies, by what it tells of the input and of the label.

mod axes;
mod bound;
mod cursor;
mod layout;
mod limits;
mod lit;
mod moment;
mod nearest;
mod overlay;
mod sketch;
mod spec;
mod trail;
mod words;

pub use axes::axes;
pub use bound::{Bounds, OnBound, on_bound};
pub use cursor::cursor;
pub use layout::Layout;
pub use limits::Limits;
pub use lit::lit;
pub use moment::{Band, Moment};
pub use nearest::{Hit, nearest, of_layer};
pub use sketch::sketch;
pub use spec::{Moments, Shown, Spec};
pub use trail::trail;
pub use words::{Row, caption, cautions, description, most_cautions, rows};

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawn, Pen, Type};

/// Draws the whole plane up to snapshot `now`, with its caption under it.
pub fn draw<DB: DrawingBackend>(
    spec: &Spec,
    pen: &Pen<DB>,
    (width, height): (f64, f64),
    now: usize,
    theme: &super::Theme,
) -> Drawn<DB> {
    let layout = Layout::new(spec, width, height - layout::CAPTION);
    figure(spec, &layout, pen, now, theme)?;
    let kind =
        Type { size: layout.size, colour: theme.muted, anchor: (HPos::Left, VPos::Bottom), bold: false };
    pen.text(&caption(spec), (layout.plot.left, height - 4.0), kind)
}

/// Draws the plane up to snapshot `now`.
pub fn figure<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    now: usize,
    theme: &super::Theme,
) -> Drawn<DB> {
    axes(spec, layout, pen, theme)?;
    for snapshot in 0..spec.moments.len().min(now + 1) {
        trail(spec, layout, pen, (snapshot, now), theme)?;
    }
    cursor(spec, layout, pen, now, theme)
}
