//! The way of one layer through the plane, where it is pointed at elsewhere.

use plotters::prelude::DrawingBackend;

use super::trail::means;
use super::{Layout, Spec};
use crate::charts::marks::shape::Shape;
use crate::charts::{Drawn, Pen, Theme};

/// Draws a layer's way up to snapshot `now` over all others.
pub fn lit<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    now: usize,
    layer: usize,
    theme: &Theme,
) -> Drawn<DB> {
    let moments = spec.moments.iter().take(now + 1).flatten();
    let way: Vec<_> = moments
        .flat_map(|moment| means(spec, moment, layout))
        .filter(|(of, _)| *of == layer)
        .map(|(_, place)| place)
        .collect();
    // In one piece where it can be: a wide line shows where its pieces meet.
    let within = layout.pen(pen);
    let pen = if way.iter().all(|place| layout.plot.holds(*place)) { pen } else { &within };
    pen.line(&way, 5.0, theme.surface)?;
    pen.line(&way, 2.5, theme.ink)?;
    match way.last() {
        Some(last) => Shape::new(layer).draw(pen, *last, layout.marker + 8.0, theme.ink),
        None => Ok(()),
    }
}
