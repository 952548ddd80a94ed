//! One epoch's part of the trails: each network faintly, the layers' means joined.

use plotters::prelude::DrawingBackend;

use super::{Layout, Moment, Spec};
use crate::charts::marks::shape::Shape;
use crate::charts::{Drawn, Pen, Theme, colour};
use crate::information::PlanePoint;
use crate::view::Networks;

/// Draws what a snapshot adds to the plane when another is shown as now; nothing where it has not been read.
pub fn trail<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    (snapshot, now): (usize, usize),
    theme: &Theme,
) -> Drawn<DB> {
    let strength = spec.strength(snapshot, now);
    let Some(moment) = spec.moment(snapshot).filter(|_| strength > 0.0) else { return Ok(()) };
    let pen = &layout.pen(pen);
    let of_epoch = colour::epoch(spec.scale().place(spec.when(moment)), theme.dark);
    // The more networks, the fainter each, so that a cloud of 64 is no darker than one of 10.
    let faint = colour::fade(of_epoch, strength * (2.2 / (spec.networks as f64).sqrt()).clamp(0.2, 0.6));
    for point in networks(spec, moment) {
        pen.speck(layout.place(point.ixt, point.ity), layout.marker * 0.32, faint)?;
    }
    let means = means(spec, moment, layout);
    let joined: Vec<_> = means.iter().map(|(_, place)| *place).collect();
    pen.line(&joined, 0.8, colour::fade(of_epoch, 0.2 * strength))?;
    for (layer, place) in means {
        Shape::new(layer).draw(pen, place, layout.marker, colour::fade(of_epoch, 0.9 * strength))?;
    }
    Ok(())
}

/// The points of single networks that are drawn.
pub(super) fn networks<'a>(spec: &'a Spec, moment: &'a Moment) -> impl Iterator<Item = &'a PlanePoint> {
    let each = moment.networks.iter().filter(|_| spec.look.networks != Networks::Mean);
    each.filter(|(layer, _)| spec.look.shows(*layer)).map(|(_, point)| point)
}

/// The layers that are drawn and whose mean is known, with its place.
pub(super) fn means(spec: &Spec, moment: &Moment, layout: &Layout) -> Vec<(usize, (f64, f64))> {
    let layers = moment.layers.iter().enumerate().filter(|(layer, _)| spec.look.shows(*layer));
    layers.filter_map(|(i, at)| at.map(|(x, y)| (i, layout.place(x.mean, y.mean)))).collect()
}
