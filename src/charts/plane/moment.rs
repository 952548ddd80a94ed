//! The plane at one snapshot.

use crate::charts::Spread;
use crate::experiment::Reading;
use crate::information::{PlanePoint, Warnings};
use crate::run::Snapshot;

/// Where the layers of all networks lie at one epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub epoch: u32,
    pub step: u64,
    /// [layer]: Î(X;T) and Î(T;Y) over networks; `None` where no network is finite.
    pub layers: Vec<Option<(Spread, Spread)>>,
    /// Finite points of single networks with their layers, in no order: empty for a single network.
    pub networks: Vec<(usize, PlanePoint)>,
    /// [layer]: the means of the lower and of the upper ends of both coordinates, where the estimator has them.
    pub bands: Vec<Option<Band>>,
    /// [layer]: what any network's estimate is warned of.
    pub warnings: Vec<Warnings>,
}

/// A layer between two bounds, or one standard error either way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// (Î(X;T), Î(T;Y)) at the lower ends.
    pub low: (f64, f64),
    pub high: (f64, f64),
}

impl Band {
    /// The mean of the points' bands; `None` where none has one.
    fn of<'a>(points: impl Iterator<Item = &'a PlanePoint> + Clone) -> Option<Self> {
        let mean = |end: fn(&PlanePoint) -> Option<f64>| {
            Spread::of(points.clone().filter_map(end)).map(|spread| spread.mean)
        };
        // Shuffled labels spread in one coordinate only.
        let end = |i: usize| {
            let ends: [fn(&PlanePoint) -> Option<f64>; 2] = match i {
                0 => [|p| Some(p.ixt_band.map_or(p.ixt, |b| b[0])), |p| p.ity_band.map(|b| b[0])],
                _ => [|p| Some(p.ixt_band.map_or(p.ixt, |b| b[1])), |p| p.ity_band.map(|b| b[1])],
            };
            mean(ends[0]).zip(mean(ends[1]))
        };
        Some(Self { low: end(0)?, high: end(1)? })
    }
}

impl Moment {
    /// What a snapshot says by this reading of all networks or one; `None` while it has not been read so.
    pub fn new(snapshot: &Snapshot, reading: &Reading, network: Option<usize>) -> Option<Self> {
        let points = snapshot.information.get(reading)?;
        let points = match network {
            Some(network) => points.get(network..=network).unwrap_or_default(),
            None => points,
        };
        let layers = points.iter().map(Vec::len).max().unwrap_or(0);
        let finite = |point: &&PlanePoint| point.ixt.is_finite() && point.ity.is_finite();
        let column =
            |layer: usize| points.iter().filter_map(move |network| network.get(layer)).filter(finite);
        let of_layer = |layer: usize| {
            let column = column(layer);
            Spread::of(column.clone().map(|p| p.ixt)).zip(Spread::of(column.map(|p| p.ity)))
        };
        let several = points.iter().filter(|_| points.len() > 1);
        let networks = several.flat_map(|layers| layers.iter().copied().enumerate());
        Some(Self {
            epoch: snapshot.epoch,
            step: snapshot.step,
            layers: (0..layers).map(of_layer).collect(),
            networks: networks.filter(|(_, point)| finite(&point)).collect(),
            bands: (0..layers).map(|layer| Band::of(column(layer))).collect(),
            warnings: (0..layers)
                .map(|layer| column(layer).fold(Warnings::NONE, |all, point| all.with(point.warnings)))
                .collect(),
        })
    }
}
