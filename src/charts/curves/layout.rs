//! Where the parts of the curves lie.

use super::{CurveKind, Spec};
use crate::charts::Rect;
use crate::charts::scale::{Epochs, Linear};

/// The places of the curves' parts in a figure of a given size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub plot: Rect,
    /// Of the values, or of their decimal logarithms.
    y: Linear,
    logarithmic: bool,
    /// The height of the texts.
    pub size: f64,
}

impl Layout {
    /// For a figure of this size; at least 160 by 90 is assumed.
    pub fn new(spec: &Spec, width: f64, height: f64) -> Self {
        let (width, height) = (width.max(160.0), height.max(90.0));
        // The right margin holds the names at the ends of the lines.
        let plot = Rect { left: 38.0, top: 26.0, right: width - 60.0, bottom: height - 38.0 };
        let least = |from: f64| spec.spreads().map(|s| s.low).fold(from, f64::min);
        let most = |from: f64| spec.spreads().map(|s| s.high).fold(from, f64::max);
        let logarithmic = spec.measure == CurveKind::Snr;
        let domain = match spec.measure {
            CurveKind::Loss | CurveKind::Norm => {
                let top = most(0.0);
                (0.0, if top > 0.0 { top * 1.05 } else { 0.75 })
            }
            CurveKind::Perplexity => (1.0, 1.0 + (most(1.0) - 1.0).max(0.1) * 1.05),
            CurveKind::Gap => (least(-1.0) * 1.05, most(1.0) * 1.05),
            CurveKind::Snr => {
                let means = || spec.spreads().map(|s| libm::log10(s.mean)).filter(|log| log.is_finite());
                (means().fold(-1.0, f64::min).max(-4.0) - 0.05, means().fold(1.0, f64::max).min(6.0) + 0.05)
            }
            _ => ((least(50.0) / 10.0).floor() * 10.0, 101.0),
        };
        Self { plot, y: Linear { domain, range: (plot.bottom, plot.top) }, logarithmic, size: 11.0 }
    }

    /// The y of a value, held within the plot.
    pub fn y(&self, value: f64) -> f64 {
        let value = if self.logarithmic { libm::log10(value) } else { value };
        self.y.place(value).clamp(self.plot.top, self.plot.bottom)
    }

    /// Round values with their texts, powers of ten on a logarithmic axis.
    pub fn y_ticks(&self) -> Vec<(f64, String)> {
        if !self.logarithmic {
            let ticks = self.y.ticks(self.plot.height() / 32.0).into_iter();
            return ticks.map(|(value, text)| (self.y.place(value), text)).collect();
        }
        let (low, high) = self.y.domain;
        let powers = low.ceil() as i32..=high.floor() as i32;
        powers.map(|power| (self.y.place(power.into()), libm::pow(10.0, power.into()).to_string())).collect()
    }

    /// The x of an epoch or a step.
    pub fn x(&self, scale: &Epochs, when: u32) -> f64 {
        self.plot.left + self.plot.width() * scale.place(when)
    }

    /// The snapshot nearest to `x` among those of the run, which were then.
    pub fn snapshot_at(&self, scale: &Epochs, when: impl Iterator<Item = u32>, x: f64) -> Option<usize> {
        let far = |when: u32| (self.x(scale, when) - x).abs();
        let by_distance = when.enumerate().map(|(i, when)| (i, far(when)));
        by_distance.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
    }
}
