//! The labels' side of an estimate, prepared once for all layers and epochs.

use super::entropy::x_log_x;
use crate::data::{Purpose, generator, word};
use crate::network::Activations;

/// p(y|x) of some samples.
#[derive(Clone, Debug)]
pub struct Targets {
    /// [classes, samples]
    pub probabilities: Activations,
    /// N H(Y), bits.
    pub(super) entropy: f64,
    /// Classes that occur.
    pub(super) present: usize,
    /// The class of each sample where each has one for certain, [samples].
    pub(super) labels: Option<Vec<u32>>,
    /// H(Y|x) of each sample, bits, [samples].
    pub(super) entropies: Vec<f64>,
}

impl Targets {
    /// Targets from p(y|x), [classes, samples].
    pub fn new(probabilities: Activations) -> Self {
        let Activations { width, samples, .. } = probabilities;
        let p = |class: usize, sample: usize| f64::from(probabilities.unit(class)[sample]);
        let label = |sample| (0..width).find(|class| p(*class, sample) == 1.0);
        let is_hard = |sample| (0..width).filter(|class| p(*class, sample) != 0.0).count() == 1;
        let labels = (0..samples).map(|n| label(n).filter(|_| is_hard(n)).map(|y| y as u32)).collect();
        let entropies = (0..samples).map(|n| spread((0..width).map(|class| p(class, n)))).collect();
        let totals: Vec<f64> = (0..width).map(|class| (0..samples).map(|n| p(class, n)).sum()).collect();
        let present = totals.iter().filter(|total| **total > 0.0).count();
        let entropy = spread(totals.into_iter());
        Self { entropy, present, labels, entropies, probabilities }
    }
}

impl Targets {
    /// p(y|x) as numbers of double precision, [classes][samples].
    pub(super) fn weights(&self) -> Vec<Vec<f64>> {
        let class = |y| self.probabilities.unit(y).iter().map(|p| f64::from(*p)).collect();
        (0..self.probabilities.width).map(class).collect()
    }

    /// A class for each sample, and whether it had to be drawn, which is done once and for all.
    pub(super) fn drawn(&self) -> (Vec<u32>, bool) {
        if let Some(labels) = &self.labels {
            return (labels.clone(), false);
        }
        let mut random = generator(0, Purpose::Labels, 0, 0);
        let draw = |sample: usize| {
            let mut left = f64::from(word(&mut random)) / 4_294_967_296.0;
            let passed = |class: &usize| {
                left -= f64::from(self.probabilities.unit(*class)[sample]);
                left < 0.0
            };
            let last = self.probabilities.width.saturating_sub(1);
            (0..last).find(passed).unwrap_or(last) as u32
        };
        ((0..self.probabilities.samples).map(draw).collect(), true)
    }
}

/// S log₂ S − Σ s log₂ s, S the sum of the s: S times their entropy.
pub(super) fn spread(sums: impl Iterator<Item = f64>) -> f64 {
    let (mut total, mut terms) = (0.0, 0.0);
    for sum in sums {
        total += sum;
        terms += x_log_x(sum);
    }
    x_log_x(total) - terms
}
