//! The numbers of the plain pass: f32 for runs, f64 for finite differences.
//!
//! The f32 functions are our own: plain IEEE arithmetic without branches, so every browser and the
//! native program give the same bits, and the loops that call them become SIMD.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// A real number with the functions that the activations need.
pub trait Real:
    Copy
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + Sum
    + From<f32>
    + Into<f64>
{
    fn exp(self) -> Self;
    /// eˣ − 1, accurate near zero.
    fn exp_m1(self) -> Self;
    /// ln(1 + x), accurate near zero.
    fn ln_1p(self) -> Self;
    fn tanh(self) -> Self;
    fn abs(self) -> Self;
}

impl Real for f64 {
    fn exp(self) -> Self {
        libm::exp(self)
    }
    fn exp_m1(self) -> Self {
        libm::expm1(self)
    }
    fn ln_1p(self) -> Self {
        libm::log1p(self)
    }
    fn tanh(self) -> Self {
        libm::tanh(self)
    }
    fn abs(self) -> Self {
        f64::abs(self)
    }
}

impl Real for f32 {
    #[inline]
    fn exp(self) -> Self {
        let (scale, rest) = split_exponent(bounded(self, -87.0, 88.0));
        scale * rest + scale
    }

    #[inline]
    fn exp_m1(self) -> Self {
        let (scale, rest) = split_exponent(bounded(self, -87.0, 88.0));
        scale * rest + (scale - 1.0)
    }

    #[inline]
    fn ln_1p(self) -> Self {
        libm::log1pf(self)
    }

    /// t / (t + 2) with t = e^(2|x|) − 1; exactly ±1 where tanh rounds to it, within 3 ulp elsewhere.
    #[inline]
    fn tanh(self) -> Self {
        let (scale, rest) = split_exponent(bounded(2.0 * f32::abs(self), 0.0, 20.0));
        let t = scale * rest + (scale - 1.0);
        (t / (t + 2.0)).copysign(self)
    }

    #[inline]
    fn abs(self) -> Self {
        f32::abs(self)
    }
}

/// `x` within the bounds; unlike `clamp` on some targets, a select that keeps NaN and vectorises.
#[inline]
fn bounded(x: f32, low: f32, high: f32) -> f32 {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

/// (2ᵏ, eʳ − 1) with x = k ln 2 + r, |r| ≤ ln 2 / 2, for |x| ≤ 88.
#[inline]
fn split_exponent(x: f32) -> (f32, f32) {
    // Adding 1.5 · 2²³ rounds to an integer, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    let scale = f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    // The Taylor series; its next term is below 6e-9.
    let series = 1.0 / 5040.0;
    let series = series * r + 1.0 / 720.0;
    let series = series * r + 1.0 / 120.0;
    let series = series * r + 1.0 / 24.0;
    let series = series * r + 1.0 / 6.0;
    let series = series * r + 0.5;
    (scale, series * r * r + r)
}
