//! The numbers of the passes: f32, in the plain one alone and in blocks four at once, and f64 for finite differences.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use super::single;

/// A real number, or several side by side, with what the activations need.
pub trait Real:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + From<f32>
{
    /// `yes` where this is below `limit`, else `no`, which is where either is NaN.
    fn where_below(self, limit: Self, yes: Self, no: Self) -> Self;
    /// The greater of this and `limit`; NaN stays.
    #[inline(always)]
    fn at_least(self, limit: Self) -> Self {
        self.where_below(limit, limit, self)
    }
    /// The smaller of this and `limit`; NaN stays.
    #[inline(always)]
    fn at_most(self, limit: Self) -> Self {
        limit.where_below(self, limit, self)
    }
    fn exp(self) -> Self;
    /// eˣ − 1, accurate near zero.
    fn exp_m1(self) -> Self;
    /// ln(1 + x) for x in [0, 1], accurate near zero.
    fn ln_1p(self) -> Self;
    fn tanh(self) -> Self;
    fn abs(self) -> Self;
}

/// One real number.
pub trait Scalar: Real + AddAssign + Sum + Into<f64> {}

impl Real for f64 {
    fn where_below(self, limit: Self, yes: Self, no: Self) -> Self {
        if self < limit { yes } else { no }
    }
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

impl Scalar for f64 {}

impl Real for f32 {
    #[inline]
    fn where_below(self, limit: Self, yes: Self, no: Self) -> Self {
        if self < limit { yes } else { no }
    }
    #[inline]
    fn exp(self) -> Self {
        single::exp(self)
    }
    #[inline]
    fn exp_m1(self) -> Self {
        single::exp_m1(self)
    }
    #[inline]
    fn ln_1p(self) -> Self {
        single::ln_1p(self)
    }
    #[inline]
    fn tanh(self) -> Self {
        single::tanh(self)
    }
    #[inline]
    fn abs(self) -> Self {
        f32::abs(self)
    }
}

impl Scalar for f32 {}
