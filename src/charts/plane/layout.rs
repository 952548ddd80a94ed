//! Where the parts of the plane lie.

use super::Spec;
use crate::charts::Rect;
use crate::charts::scale::Linear;

/// The height of a caption under the figure.
pub(super) const CAPTION: f64 = 22.0;

/// The places of the plane's parts in a figure of a given size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub plot: Rect,
    pub bar: Rect,
    pub x: Linear,
    pub y: Linear,
    /// Whether there is room for short names only.
    pub narrow: bool,
    /// The height of the texts.
    pub size: f64,
    /// The radius of a layer's marker.
    pub marker: f64,
}

impl Layout {
    /// For a figure of this size; at least 120 by 160 is assumed.
    pub fn new(spec: &Spec, width: f64, height: f64) -> Self {
        let (width, height) = (width.max(120.0), height.max(160.0));
        let narrow = width < 480.0;
        let plot = Rect { left: 38.0, top: 50.0, right: width - 12.0, bottom: height - 46.0 };
        let bar_width = (width * 0.45).clamp(60.0, 300.0);
        let bar =
            Rect { left: plot.right - bar_width - 8.0, top: 12.0, right: plot.right - 8.0, bottom: 20.0 };
        // Beyond the bounds there is room for markers that lie on them, and for names where it costs little.
        let (beyond_x, beyond_y) = (if narrow { 20.0 } else { 64.0 }, 28.0);
        let reach = |bound: f64, length: f64, beyond: f64| bound * length / (length - beyond);
        let input = reach(spec.limits.input.max(0.1), plot.width(), beyond_x);
        let label = reach(spec.limits.entropy.max(0.01), plot.height(), beyond_y);
        Self {
            plot,
            bar,
            x: Linear { domain: (0.0, input), range: (plot.left, plot.right) },
            y: Linear { domain: (0.0, label), range: (plot.bottom, plot.top) },
            narrow,
            size: if narrow { 11.0 } else { 12.0 },
            marker: if narrow { 2.6 } else { 3.4 },
        }
    }

    /// The place of a point, both in bits; held within the plot.
    pub fn place(&self, input: f64, label: f64) -> (f64, f64) {
        let Rect { left, top, right, bottom } = self.plot;
        (self.x.place(input).clamp(left, right), self.y.place(label).clamp(top, bottom))
    }
}
