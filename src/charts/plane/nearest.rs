//! What lies under the pointer.

use super::trail::means;
use super::{Layout, Spec};
use crate::charts::Rect;

/// The mean of one layer at one snapshot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub snapshot: usize,
    pub layer: usize,
    /// Where it is drawn, or the nearest to that in the plot.
    pub place: (f64, f64),
    /// Whether it is out of sight, beyond the plot.
    pub outside: bool,
}

/// A layer at the snapshot shown as now, or the last before it that has been read; held within the plot.
pub fn of_layer(spec: &Spec, layout: &Layout, now: usize, layer: usize) -> Option<Hit> {
    let snapshot = (0..=now).rev().find(|snapshot| spec.moment(*snapshot).is_some())?;
    let means = means(spec, spec.moment(snapshot)?, layout);
    let (_, (x, y)) = means.into_iter().find(|(other, _)| *other == layer)?;
    let Rect { left, top, right, bottom } = layout.plot;
    let place = (x.clamp(left, right), y.clamp(top, bottom));
    Some(Hit { snapshot, layer, place, outside: place != (x, y) })
}

/// The mean nearest to the pointer among snapshots up to `now`, within `reach`; the later of two alike.
pub fn nearest(spec: &Spec, layout: &Layout, now: usize, pointer: (f64, f64), reach: f64) -> Option<Hit> {
    let distance = |place: (f64, f64)| (place.0 - pointer.0).hypot(place.1 - pointer.1);
    let read = spec.moments.iter().enumerate().take(now + 1);
    (read.filter_map(|(snapshot, moment)| Some((snapshot, moment.as_ref()?))))
        .flat_map(|(snapshot, moment)| {
            means(spec, moment, layout).into_iter().map(move |(layer, place)| Hit {
                snapshot,
                layer,
                place,
                outside: false,
            })
        })
        .filter(|hit| distance(hit.place) <= reach && layout.plot.holds(hit.place))
        .reduce(|best, hit| if distance(hit.place) <= distance(best.place) { hit } else { best })
}
