//! Student's t distribution.

use core::f64::consts::{FRAC_2_PI, FRAC_PI_2};

/// The t that a share of the distribution with so many degrees of freedom, at least one, lies within: P(|T| < t).
pub fn two_sided(share: f64, freedom: usize) -> f64 {
    let (mut low, mut high) = (0.0, FRAC_PI_2);
    // The angle whose tangent is t / √freedom.
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if within(middle, freedom) < share { low = middle } else { high = middle }
    }
    libm::tan(0.5 * (low + high)) * libm::sqrt(freedom as f64)
}

/// P(|T| < √freedom tan θ), the finite sums for whole degrees of freedom (Abramowitz & Stegun 26.7.3, 26.7.4).
fn within(theta: f64, freedom: usize) -> f64 {
    let (sine, cosine) = (libm::sin(theta), libm::cos(theta));
    let is_odd = !freedom.is_multiple_of(2);
    let (mut term, mut sum) = (if is_odd { cosine } else { 1.0 }, 0.0);
    let mut k = usize::from(is_odd);
    while k + 2 <= freedom {
        sum += term;
        term *= (k + 1) as f64 / (k + 2) as f64 * cosine * cosine;
        k += 2;
    }
    if is_odd { FRAC_2_PI * (theta + sine * sum) } else { sine * sum }
}
