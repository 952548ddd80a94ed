//! Joint distributions whose bound has a closed form.

use std::f64::consts::LN_2;

use super::curve::Point;
use crate::information::entropy;

/// The bound of Y = X flipped with this probability, X one even bit, at I(X;T) from 0 to 1 bit.
///
/// T is X flipped in its turn, with probability a: I(X;T) = 1 − h(a), I(T;Y) = 1 − h(a ∗ flip)
/// (Wyner & Ziv 1973, Mrs. Gerber's lemma).
pub fn binary_symmetric(flip: f64, ixt: f64) -> f64 {
    let a = inverse_entropy(1.0 - ixt.clamp(0.0, 1.0));
    1.0 - binary_entropy(a * (1.0 - flip) + flip * (1.0 - a))
}

/// The bound of a Y that is X but for an erasure with this probability: (1 − erased) I(X;T), in bits.
pub fn binary_erasure(erased: f64, ixt: f64) -> f64 {
    (1.0 - erased) * ixt
}

/// The bound of two real Gaussian variables of correlation ρ at I(X;T), in bits (Chechik et al. 2005).
pub fn gaussian(rho: f64, ixt: f64) -> f64 {
    let square = rho * rho;
    // ixt − ½ log₂((1 − ρ²) 2^(2 ixt) + ρ²), so written that nothing overflows.
    -0.5 * libm::log2(1.0 - square + square * libm::exp2(-2.0 * ixt))
}

/// The point at β > 0 of jointly Gaussian vectors with these canonical correlations, each below 1.
///
/// Chechik, Globerson, Tishby & Weiss (2005), section 5: with λ = 1 − ρ² a direction takes part from
/// β = 1/(1 − λ) on.
pub fn gaussian_vector(correlations: &[f64], beta: f64) -> Point {
    let (mut ixt, mut ity) = (0.0, 0.0);
    for rho in correlations {
        let square = rho * rho;
        if beta * square > 1.0 {
            let bits = 0.5 * libm::log2((beta - 1.0) * square / (1.0 - square));
            ixt += bits;
            ity += bits - 0.5 * libm::log2(beta * square);
        }
    }
    Point { beta, ixt, ity }
}

/// h(p) = −p log₂ p − (1 − p) log₂ (1 − p).
fn binary_entropy(p: f64) -> f64 {
    entropy(&[p, 1.0 - p])
}

/// The p in [0, ½] with h(p) = bits.
fn inverse_entropy(bits: f64) -> f64 {
    // In ln p, so that small p are as exact as others; e⁻⁷⁰⁰ is as good as 0.
    let (mut low, mut high) = (-700.0_f64, -LN_2);
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if binary_entropy(libm::exp(middle)) < bits { low = middle } else { high = middle }
    }
    libm::exp(high)
}
