//! Where the parts of the plane lie.

use plotters::prelude::DrawingBackend;

use super::Spec;
use crate::charts::scale::Linear;
use crate::charts::{Pen, Rect};
use crate::view::Zoom;

/// The height of a caption under the figure.
pub(super) const CAPTION: f64 = 22.0;

/// The places of the plane's parts in a figure of a given size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub plot: Rect,
    pub bar: Rect,
    pub x: Linear,
    pub y: Linear,
    /// Whether a part of the plane is in sight only.
    pub zoomed: bool,
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
        let [across, up] = spec.look.zoom.window();
        Self {
            plot,
            bar,
            x: Linear { domain: (input * across.0, input * across.1), range: (plot.left, plot.right) },
            y: Linear { domain: (label * up.0, label * up.1), range: (plot.bottom, plot.top) },
            zoomed: spec.look.zoom != Zoom::WHOLE,
            narrow,
            size: if narrow { 11.0 } else { 12.0 },
            marker: if narrow { 2.6 } else { 3.4 },
        }
    }

    /// The place of a point, both in bits; held within the plot where all of it is in sight.
    pub fn place(&self, input: f64, label: f64) -> (f64, f64) {
        let Rect { left, top, right, bottom } = self.plot;
        let (x, y) = (self.x.place(input), self.y.place(label));
        if self.zoomed { (x, y) } else { (x.clamp(left, right), y.clamp(top, bottom)) }
    }

    /// What is drawn is cut off at the plot where a part of the plane is in sight only.
    pub(super) fn pen<'a, DB: DrawingBackend>(&self, pen: &Pen<'a, DB>) -> Pen<'a, DB> {
        pen.within(self.zoomed.then_some(self.plot))
    }

    /// Where in the plot a place of the figure is, as shares from its lower left.
    pub fn share(&self, (x, y): (f64, f64)) -> [f64; 2] {
        [(x - self.plot.left) / self.plot.width(), (self.plot.bottom - y) / self.plot.height()]
    }
}
