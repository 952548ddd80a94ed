//! Four numbers of one precision, and the kernels of four distances.

use std::array::from_fn;
use std::ops::{Add, Mul, Sub};

use crate::network::{Lanes, Real};

/// What is done with four numbers at once.
pub trait Few: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> {
    /// One of the four.
    type One: Copy + Default + PartialEq;

    /// The nearest number of this precision.
    fn one(value: f64) -> Self::One;
    fn new(values: [Self::One; 4]) -> Self;
    fn splat(value: Self::One) -> Self;
    fn to_doubles(self) -> [f64; 4];
    /// e⁴ˣ and eˣ for x ≤ 0: the sharp kernel and the wide one. NaN stays.
    fn kernels(self) -> [Self; 2];
}

impl Few for Lanes {
    type One = f32;

    #[inline(always)]
    fn one(value: f64) -> f32 {
        value as f32
    }
    #[inline(always)]
    fn new(values: [f32; 4]) -> Self {
        Lanes::new(&values)
    }
    #[inline(always)]
    fn splat(value: f32) -> Self {
        value.into()
    }
    #[inline(always)]
    fn to_doubles(self) -> [f64; 4] {
        self.to_array().map(f64::from)
    }
    /// No less than 1e-28 and 8e-27, which a sample's own kernel of 1 hides: numbers too small to be normal
    /// would take a hundred times as long.
    #[inline(always)]
    fn kernels(self) -> [Self; 2] {
        let wide = self.at_least(Self::from(-60.0)).exp();
        let square = wide.at_least(Self::from(1e-7));
        let square = square * square;
        [square * square, wide]
    }
}

/// Four f64.
#[derive(Clone, Copy)]
pub struct Doubles([f64; 4]);

impl Add for Doubles {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i] + other.0[i]))
    }
}

impl Sub for Doubles {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i] - other.0[i]))
    }
}

impl Mul for Doubles {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(from_fn(|i| self.0[i] * other.0[i]))
    }
}

impl Few for Doubles {
    type One = f64;

    #[inline(always)]
    fn one(value: f64) -> f64 {
        value
    }
    #[inline(always)]
    fn new(values: [f64; 4]) -> Self {
        Self(values)
    }
    #[inline(always)]
    fn splat(value: f64) -> Self {
        Self([value; 4])
    }
    #[inline(always)]
    fn to_doubles(self) -> [f64; 4] {
        self.0
    }
    #[inline(always)]
    fn kernels(self) -> [Self; 2] {
        let wide = Self(self.0.map(exp_of_negative));
        let square = wide * wide;
        [square * square, wide]
    }
}

/// eˣ for x ≤ 0 within 5e-14 of itself, and as of −700 below that; without branches, so that loops over it
/// become SIMD.
#[inline(always)]
fn exp_of_negative(x: f64) -> f64 {
    // Adding 1.5 · 2⁵² rounds to an integer, which then stands in the low bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let x = if x < -700.0 { -700.0 } else { x };
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    // The polynomial nearest to (eʳ − 1) / r for |r| ≤ ln 2 / 2, off by 8e-14.
    const TERMS: [f64; 8] = [
        2.487_616_417_198_313e-5,
        1.984_120_875_674_779_8e-4,
        1.388_882_167_736_127_6e-3,
        8.333_333_353_717_28e-3,
        4.166_666_689_095_835e-2,
        1.666_666_666_664_830_3e-1,
        4.999_999_999_979_793_4e-1,
        1.0,
    ];
    let mut series = 2.762_510_214_111_035_2e-6;
    for term in TERMS {
        series = series * r + term;
    }
    let scale = f64::from_bits((shifted.to_bits() << 52).wrapping_add(1.0_f64.to_bits()));
    (series * r + 1.0) * scale
}
