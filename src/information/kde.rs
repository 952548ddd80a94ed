//! Kernel bounds on the information of T = h + N(0, s²I), Kolchinsky & Tracey (2017), equations 10 and 11.

use super::kernels::{Sums, among};
use crate::network::Activations;

/// Lower and upper bounds, in bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub ixt: [f64; 2],
    /// Ĥ(T) − Σ p(y) Ĥ(T|y), all of the lower kind and all of the upper kind.
    pub ity: [f64; 2],
}

/// The bounds of activations [width, N] with noise variance s² and class weights p(y|x) [classes][N].
pub fn bounds(
    points: &Activations<f64>,
    classes: &[Vec<f64>],
    variance: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Bounds> {
    let Sums { sharp, wide } = among(points, classes, variance, keep_on)?;
    let ([ixt_low, ity_low], [ixt_high, ity_high]) =
        (informations(&wide, classes), informations(&sharp, classes));
    Some(Bounds { ixt: [ixt_low, ixt_high], ity: [ity_low, ity_high] })
}

/// −Σᵢ pᵢ log₂ Σⱼ pⱼ kᵢⱼ over all samples, and the same less its mean within the classes.
fn informations(sums: &[Vec<f64>], classes: &[Vec<f64>]) -> [f64; 2] {
    let samples = sums.first().map_or(0, Vec::len);
    let n = samples as f64;
    let all: f64 = (0..samples).map(|i| libm::log2(sums.iter().map(|s| s[i]).sum::<f64>() / n)).sum();
    let whole = -all / n;
    let mut within = 0.0;
    for (sums, weights) in sums.iter().zip(classes) {
        let mass: f64 = weights.iter().sum();
        for (sum, weight) in sums.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
            within -= weight / n * libm::log2(sum / mass);
        }
    }
    [whole, whole - within]
}
