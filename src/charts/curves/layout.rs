//! Where the parts of the curves lie.

use super::{CurveKind, Spec};
use crate::charts::Rect;
use crate::charts::scale::Linear;

/// The places of the curves' parts in a figure of a given size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub plot: Rect,
    pub y: Linear,
    /// The height of the texts.
    pub size: f64,
}

impl Layout {
    /// For a figure of this size; at least 160 by 90 is assumed.
    pub fn new(spec: &Spec, width: f64, height: f64) -> Self {
        let (width, height) = (width.max(160.0), height.max(90.0));
        // The right margin holds the names at the ends of the lines.
        let plot = Rect { left: 38.0, top: 26.0, right: width - 60.0, bottom: height - 38.0 };
        let known = spec.spreads();
        let domain = match spec.measure {
            CurveKind::Loss => {
                let top = known.map(|s| s.high).fold(0.0, f64::max);
                (0.0, if top > 0.0 { top * 1.05 } else { 0.75 })
            }
            CurveKind::Accuracy => {
                let low = known.map(|s| s.low).fold(50.0, f64::min);
                ((low / 10.0).floor() * 10.0, 101.0)
            }
        };
        Self { plot, y: Linear { domain, range: (plot.bottom, plot.top) }, size: 11.0 }
    }

    /// The x of an epoch.
    pub fn x(&self, spec: &Spec, epoch: u32) -> f64 {
        self.plot.left + self.plot.width() * spec.epochs.place(epoch)
    }

    /// The snapshot whose epoch is nearest to `x` among those of the run.
    pub fn snapshot_at(&self, spec: &Spec, epochs: impl Iterator<Item = u32>, x: f64) -> Option<usize> {
        let far = |epoch: u32| (self.x(spec, epoch) - x).abs();
        let by_distance = epochs.enumerate().map(|(i, epoch)| (i, far(epoch)));
        by_distance.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
    }
}
