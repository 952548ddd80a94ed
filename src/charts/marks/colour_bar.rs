//! The key from colours to epochs.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use crate::charts::scale::Epochs;
use crate::charts::{Drawn, Pen, Rect, Theme, Type, colour};

/// The bar with its ticks below.
pub fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    bar: Rect,
    epochs: Epochs,
    size: f64,
    theme: &Theme,
) -> Drawn<DB> {
    let steps = bar.width().round().max(1.0) as u32;
    let x = |share: f64| bar.left + bar.width() * share;
    for i in 0..steps {
        let (from, to) = (f64::from(i) / f64::from(steps), f64::from(i + 1) / f64::from(steps));
        // Each strip reaches under the next, so that no seam shows where pixels are shared.
        let strip = Rect { left: x(from), right: (x(to) + 1.0).min(bar.right), ..bar };
        pen.fill(strip, colour::epoch((from + to) / 2.0, theme.dark))?;
    }
    let kind = Type { size, colour: theme.muted, anchor: (HPos::Center, VPos::Top), bold: false };
    for epoch in epochs.ticks(bar.width(), size) {
        let at = x(epochs.place(epoch));
        pen.rule((at, bar.bottom), (at, bar.bottom + 3.0), 1.0, theme.frame)?;
        pen.text(&epoch.to_string(), (at, bar.bottom + 4.0), kind)?;
    }
    Ok(())
}

/// The pointer to an epoch or step, above the bar, and the same in words before it.
pub fn point_at<DB: DrawingBackend>(
    pen: &Pen<DB>,
    bar: Rect,
    epochs: Epochs,
    (words, at): (&str, u32),
    size: f64,
    theme: &Theme,
) -> Drawn<DB> {
    let x = bar.left + bar.width() * epochs.place(at);
    pen.rule((x, bar.top - 2.0), (x, bar.bottom + 2.0), 2.0, theme.surface)?;
    pen.rule((x, bar.top - 2.0), (x, bar.bottom + 2.0), 1.0, theme.ink)?;
    pen.polygon(&[(x - 4.0, bar.top - 7.0), (x + 4.0, bar.top - 7.0), (x, bar.top - 1.0)], theme.ink)?;
    let kind = Type { size, colour: theme.ink, anchor: (HPos::Right, VPos::Center), bold: true };
    pen.text(words, (bar.left - 10.0, bar.centre().1), kind)
}
