//! The labels' side of an estimate, prepared once for all layers and epochs.

use super::entropy::x_log_x;
use crate::network::Activations;

/// p(y|x) of some samples.
#[derive(Clone, Debug)]
pub struct Targets {
    /// [classes, samples]
    pub probabilities: Activations,
    /// N H(Y), bits.
    pub(super) entropy: f64,
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
        let totals = (0..width).map(|class| (0..samples).map(|n| p(class, n)).sum());
        let entropy = spread(totals);
        Self { entropy, labels, entropies, probabilities }
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
