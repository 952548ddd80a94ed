//! The data sets over all patterns of 12 bits.

use std::f64::consts::PI;

use super::{Counts, Samples};

/// 2¹², the number of patterns.
pub const PATTERNS: usize = 4096;
const BITS: usize = 12;

/// The label of each pattern of `var_u`, by the rule on its icosahedral counts.
pub fn var_u_labels() -> Vec<u8> {
    let rule = |c: Counts| 228 * c.ones - 22 * c.ones * c.ones + 48 * c.edges - 24 * c.antipodes - 859;
    (0..PATTERNS).map(|x| u8::from(rule(Counts::of(x)) > 0)).collect()
}

/// `var_u`: all patterns with the deterministic labels of Shwartz-Ziv & Tishby (2017).
pub fn var_u() -> Samples {
    samples(var_u_labels().into_iter().map(f64::from))
}

/// `soft_var_u`: p(y=1|x) = σ(γ(n + (2/√3)m − t)), with n ones whose unit vertices sum to a vector of norm m.
///
/// t is the boundary of `var_u`, so that the more probable class is its label at any γ > 0.
pub fn soft_var_u(gamma: f64) -> Samples {
    const T: f64 = 7.858_628_866_848_02;
    samples((0..PATTERNS).map(|x| {
        let counts = Counts::of(x);
        let along = f64::from(counts.ones) + 2.0 / 3.0_f64.sqrt() * counts.squared_moment().sqrt();
        1.0 / (1.0 + libm::exp(-gamma * (along - T)))
    }))
}

/// `regular_90`: p(y=1|x) = σ(12(f − 5.89)), with f of the pattern's first three spherical harmonics.
pub fn regular_90() -> Samples {
    samples((0..PATTERNS).map(|x| {
        let counts = Counts::of(x);
        let w = 4.0 * PI / 12.0;
        let f0 = w * f64::from(counts.ones) / (2.0 * PI.sqrt());
        let f1 = w * (3.0 / (4.0 * PI) * counts.squared_moment()).sqrt();
        let f2 = w * (5.0 / (4.0 * PI) * counts.second_harmonic().max(0.0)).sqrt();
        let f = 2.0 * f0 + 5.0 / 3.0 * f1 + 4.0 / 5.0 * f2;
        1.0 / (1.0 + libm::exp(-12.0 * (f - 5.89)))
    }))
}

/// All patterns in counting order, bit 0 first, with targets (1 − p, p).
fn samples(positive: impl Iterator<Item = f64>) -> Samples {
    let inputs =
        (0..PATTERNS).flat_map(|x| (0..BITS).map(move |bit| (x >> (BITS - 1 - bit) & 1) as f32)).collect();
    let targets = positive.flat_map(|p| [(1.0 - p) as f32, p as f32]).collect();
    Samples { inputs, targets, len: PATTERNS, input_width: BITS, classes: 2, standardised: None }
}
