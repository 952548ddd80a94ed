//! Mutual information of variables taken as jointly Gaussian, from their canonical correlations.
//!
//! Hotelling (1936); I = −½ Σ log₂(1 − ρ²), Kullback (1959), section 9.8.

use std::f64::consts::LOG2_E;

use super::symmetric::{dot, eigenvalues};
use crate::network::Activations;

/// What a unit must have of its own, of its sum of squares, to count as a dimension.
const TOLERANCE: f64 = 1e-10;

/// ρ² above which the variables determine each other to rounding.
const CERTAIN: f64 = 1.0 - 1e-12;

/// Mutual information of jointly Gaussian variables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaussian {
    /// −½ Σ log₂(1 − ρ²), ρ² at most 1 − 10⁻¹².
    pub bits: f64,
    /// Whether some ρ is 1 to rounding: the information is infinite then, and `bits` means nothing.
    pub degenerate: bool,
}

/// The mutual information of x [width, samples] and y [width, samples] with the sample's covariances.
///
/// Covariances may be singular, as of constant units or one-hot labels: dependent units count once. 0 bits
/// without units; NaN for fewer than two samples, or where a value is not finite. N samples of variables with
/// N dimensions or more in all are always degenerate.
///
/// # Panics
/// Where the samples are not as many.
pub fn mutual_information(x: &Activations<f64>, y: &Activations<f64>) -> Gaussian {
    assert_eq!(x.samples, y.samples, "variables of the same samples");
    if x.samples < 2 || !x.values.iter().chain(&y.values).all(|value| value.is_finite()) {
        return Gaussian { bits: f64::NAN, degenerate: false };
    }
    let (x, y) = (basis(x), basis(y));
    let (few, many) = if x.len() < y.len() { (x, y) } else { (y, x) };
    // The bases are white, so that the canonical correlations are the singular values of their products.
    let products: Vec<Vec<f64>> =
        few.iter().map(|one| many.iter().map(|other| dot(one, other)).collect()).collect();
    let square: Vec<f64> = products.iter().flat_map(|a| products.iter().map(|b| dot(a, b))).collect();
    let rho_squares = eigenvalues(&square, few.len(), &mut || true).unwrap_or_default();
    let bits = |rho_square: &f64| -0.5 * LOG2_E * libm::log1p(-rho_square.clamp(0.0, CERTAIN));
    Gaussian {
        bits: rho_squares.iter().map(bits).sum(),
        degenerate: rho_squares.iter().any(|rho_square| *rho_square > CERTAIN),
    }
}

/// Orthonormal vectors [rank][samples] that span the units with the mean removed, by Gram and Schmidt.
///
/// A unit of which the units before it leave at most 10⁻¹⁰ of the sum of squares about its mean is linearly
/// dependent, and no dimension of its own, as a constant is none; neither its scale nor its mean matters. The samples are used and not
/// their covariance, in which rounding would hide a correlation of 1 between ill-conditioned units.
fn basis(x: &Activations<f64>) -> Vec<Vec<f64>> {
    let constant = vec![1.0 / libm::sqrt(x.samples as f64); x.samples];
    let mut basis = vec![constant];
    for unit in 0..x.width {
        let values = x.unit(unit);
        let mean = values.iter().sum::<f64>() / x.samples as f64;
        let mut own: Vec<f64> = values.iter().map(|value| value - mean).collect();
        let whole = dot(&own, &own);
        // What is left of a constant is the rounding of its mean.
        let rounding = 1e-14 * mean.abs();
        if whole <= rounding * rounding * x.samples as f64 {
            continue;
        }
        // Twice is enough: Giraud, Langou & Rozložník (2005).
        for _ in 0..2 {
            for direction in &basis {
                let along = dot(&own, direction);
                own.iter_mut().zip(direction).for_each(|(own, direction)| *own -= along * direction);
            }
        }
        let left = dot(&own, &own);
        if left > TOLERANCE * whole {
            let length = libm::sqrt(left);
            own.iter_mut().for_each(|own| *own /= length);
            basis.push(own);
        }
    }
    basis.split_off(1)
}
