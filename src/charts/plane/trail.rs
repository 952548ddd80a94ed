//! One epoch's part of the trails: each network faintly, the layers' means joined.

use plotters::prelude::DrawingBackend;

use super::{Layout, Moment, Spec};
use crate::charts::marks::shape::Shape;
use crate::charts::{Drawn, Pen, Theme, colour};

/// Draws what a snapshot adds to the plane; nothing where it has not been read.
pub fn trail<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    snapshot: usize,
    theme: &Theme,
) -> Drawn<DB> {
    let Some(moment) = spec.moment(snapshot) else { return Ok(()) };
    let of_epoch = colour::epoch(spec.epochs.place(moment.epoch), theme.dark);
    // The more networks, the fainter each, so that a cloud of 64 is no darker than one of 10.
    let faint = colour::fade(of_epoch, (2.2 / (spec.networks as f64).sqrt()).clamp(0.2, 0.6));
    for point in &moment.networks {
        pen.speck(layout.place(point.ixt, point.ity), layout.marker * 0.32, faint)?;
    }
    let means = means(moment, layout);
    let joined: Vec<_> = means.iter().map(|(_, place)| *place).collect();
    pen.line(&joined, 0.8, colour::fade(of_epoch, 0.2))?;
    for (layer, place) in means {
        Shape::new(layer).draw(pen, place, layout.marker, colour::fade(of_epoch, 0.9))?;
    }
    Ok(())
}

/// The layers whose mean is known, with its place.
pub(super) fn means(moment: &Moment, layout: &Layout) -> Vec<(usize, (f64, f64))> {
    let layers = moment.layers.iter().enumerate();
    layers.filter_map(|(i, at)| at.map(|(x, y)| (i, layout.place(x.mean, y.mean)))).collect()
}
