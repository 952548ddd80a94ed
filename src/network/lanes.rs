//! Four f32 side by side: SIMD in the browser, a plain array elsewhere, the same bits in both.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::Real;
use super::single::{self, Single};

/// Four f32.
#[derive(Clone, Copy, Debug)]
pub struct Lanes(four::Four);

impl Lanes {
    /// How many numbers there are.
    pub const COUNT: usize = 4;

    /// The first four of `values`.
    ///
    /// # Panics
    /// Where there are fewer.
    #[inline(always)]
    pub fn new(values: &[f32]) -> Self {
        Self(four::new([values[0], values[1], values[2], values[3]]))
    }

    /// The numbers, in order.
    #[inline(always)]
    pub fn to_array(self) -> [f32; 4] {
        four::to_array(self.0)
    }

    /// Their sum, (a + c) + (b + d).
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let [a, b, c, d] = self.to_array();
        (a + c) + (b + d)
    }
}

impl From<f32> for Lanes {
    #[inline(always)]
    fn from(value: f32) -> Self {
        Self(four::splat(value))
    }
}

impl Add for Lanes {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(four::add(self.0, other.0))
    }
}

impl Sub for Lanes {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(four::sub(self.0, other.0))
    }
}

impl Mul for Lanes {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(four::mul(self.0, other.0))
    }
}

impl Div for Lanes {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self(four::div(self.0, other.0))
    }
}

impl Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(four::neg(self.0))
    }
}

impl Real for Lanes {
    #[inline(always)]
    fn where_below(self, limit: Self, yes: Self, no: Self) -> Self {
        Self(four::where_below(self.0, limit.0, yes.0, no.0))
    }
    #[inline(always)]
    fn at_least(self, limit: Self) -> Self {
        Self(four::at_least(self.0, limit.0))
    }
    #[inline(always)]
    fn at_most(self, limit: Self) -> Self {
        Self(four::at_most(self.0, limit.0))
    }
    #[inline(always)]
    fn exp(self) -> Self {
        single::exp(self)
    }
    #[inline(always)]
    fn exp_m1(self) -> Self {
        single::exp_m1(self)
    }
    #[inline(always)]
    fn ln_1p(self) -> Self {
        single::ln_1p(self)
    }
    #[inline(always)]
    fn tanh(self) -> Self {
        single::tanh(self)
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Self(four::abs(self.0))
    }
}

impl Single for Lanes {
    #[inline(always)]
    fn power_of_two(shifted: Self) -> Self {
        Self(four::power_of_two(shifted.0))
    }
}

#[cfg(target_arch = "wasm32")]
mod four {
    use std::arch::wasm32::*;

    pub type Four = v128;

    #[inline(always)]
    pub fn new([a, b, c, d]: [f32; 4]) -> Four {
        f32x4(a, b, c, d)
    }
    #[inline(always)]
    pub fn to_array(x: Four) -> [f32; 4] {
        [
            f32x4_extract_lane::<0>(x),
            f32x4_extract_lane::<1>(x),
            f32x4_extract_lane::<2>(x),
            f32x4_extract_lane::<3>(x),
        ]
    }
    #[inline(always)]
    pub fn splat(x: f32) -> Four {
        f32x4_splat(x)
    }
    #[inline(always)]
    pub fn add(a: Four, b: Four) -> Four {
        f32x4_add(a, b)
    }
    #[inline(always)]
    pub fn sub(a: Four, b: Four) -> Four {
        f32x4_sub(a, b)
    }
    #[inline(always)]
    pub fn mul(a: Four, b: Four) -> Four {
        f32x4_mul(a, b)
    }
    #[inline(always)]
    pub fn div(a: Four, b: Four) -> Four {
        f32x4_div(a, b)
    }
    #[inline(always)]
    pub fn neg(a: Four) -> Four {
        f32x4_neg(a)
    }
    #[inline(always)]
    pub fn abs(a: Four) -> Four {
        f32x4_abs(a)
    }
    #[inline(always)]
    pub fn where_below(a: Four, b: Four, yes: Four, no: Four) -> Four {
        v128_bitselect(yes, no, f32x4_lt(a, b))
    }
    #[inline(always)]
    pub fn at_least(a: Four, limit: Four) -> Four {
        f32x4_pmax(a, limit)
    }
    #[inline(always)]
    pub fn at_most(a: Four, limit: Four) -> Four {
        f32x4_pmin(a, limit)
    }
    #[inline(always)]
    pub fn power_of_two(shifted: Four) -> Four {
        i32x4_add(i32x4_shl(shifted, 23), i32x4_splat(1.0_f32.to_bits().cast_signed()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod four {
    use crate::network::single::Single;

    #[derive(Clone, Copy, Debug)]
    #[repr(align(16))]
    pub struct Four([f32; 4]);

    #[inline(always)]
    fn zip(a: Four, b: Four, f: impl Fn(f32, f32) -> f32) -> Four {
        Four([f(a.0[0], b.0[0]), f(a.0[1], b.0[1]), f(a.0[2], b.0[2]), f(a.0[3], b.0[3])])
    }

    #[inline(always)]
    pub fn new(values: [f32; 4]) -> Four {
        Four(values)
    }
    #[inline(always)]
    pub fn to_array(x: Four) -> [f32; 4] {
        x.0
    }
    #[inline(always)]
    pub fn splat(x: f32) -> Four {
        Four([x; 4])
    }
    #[inline(always)]
    pub fn add(a: Four, b: Four) -> Four {
        zip(a, b, |a, b| a + b)
    }
    #[inline(always)]
    pub fn sub(a: Four, b: Four) -> Four {
        zip(a, b, |a, b| a - b)
    }
    #[inline(always)]
    pub fn mul(a: Four, b: Four) -> Four {
        zip(a, b, |a, b| a * b)
    }
    #[inline(always)]
    pub fn div(a: Four, b: Four) -> Four {
        zip(a, b, |a, b| a / b)
    }
    #[inline(always)]
    pub fn neg(a: Four) -> Four {
        Four(a.0.map(|x| -x))
    }
    #[inline(always)]
    pub fn abs(a: Four) -> Four {
        Four(a.0.map(f32::abs))
    }
    #[inline(always)]
    pub fn where_below(a: Four, b: Four, yes: Four, no: Four) -> Four {
        let lane = |i: usize| if a.0[i] < b.0[i] { yes.0[i] } else { no.0[i] };
        Four([lane(0), lane(1), lane(2), lane(3)])
    }
    #[inline(always)]
    pub fn at_least(a: Four, limit: Four) -> Four {
        zip(a, limit, |a, limit| if a < limit { limit } else { a })
    }
    #[inline(always)]
    pub fn at_most(a: Four, limit: Four) -> Four {
        zip(a, limit, |a, limit| if limit < a { limit } else { a })
    }
    #[inline(always)]
    pub fn power_of_two(shifted: Four) -> Four {
        Four(shifted.0.map(f32::power_of_two))
    }
}
