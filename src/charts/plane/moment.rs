//! The plane at one snapshot.

use crate::charts::Spread;
use crate::experiment::Reading;
use crate::information::PlanePoint;
use crate::run::Snapshot;

/// Where the layers of all networks lie at one epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub epoch: u32,
    pub step: u64,
    /// [layer]: Î(X;T) and Î(T;Y) over networks; `None` where no network is finite.
    pub layers: Vec<Option<(Spread, Spread)>>,
    /// Finite points of single networks, in no order: empty for a single network.
    pub networks: Vec<PlanePoint>,
}

impl Moment {
    /// What a snapshot says by this reading; `None` while it has not been read so.
    pub fn new(snapshot: &Snapshot, reading: &Reading) -> Option<Self> {
        let points = snapshot.information.get(reading)?;
        let layers = points.iter().map(Vec::len).max().unwrap_or(0);
        let finite = |point: &&PlanePoint| point.ixt.is_finite() && point.ity.is_finite();
        let of_layer = |layer: usize| {
            let column = points.iter().filter_map(move |network| network.get(layer)).filter(finite);
            Spread::of(column.clone().map(|p| p.ixt)).zip(Spread::of(column.map(|p| p.ity)))
        };
        let networks = points.iter().filter(|_| points.len() > 1).flatten().filter(finite);
        Some(Self {
            epoch: snapshot.epoch,
            step: snapshot.step,
            layers: (0..layers).map(of_layer).collect(),
            networks: networks.copied().collect(),
        })
    }
}
