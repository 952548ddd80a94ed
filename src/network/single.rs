//! exp, tanh and ln(1 + x) in single precision, for one number or for four.
//!
//! Plain IEEE arithmetic without branches: every browser and the native program give the same bits, and
//! so does a number alone or among others. Series are written out, as a compiler that saves space keeps loops.

use super::Real;

/// What the functions need beside arithmetic.
pub trait Single: Real {
    /// A number that is not negative, with the sign of `sign`: its bit is added, on every machine alike.
    fn copysign(self, sign: Self) -> Self;
    /// 2ᵏ of k + 1.5 · 2²³, for the exponents k of normal numbers.
    fn power_of_two(shifted: Self) -> Self;
}

impl Single for f32 {
    #[inline(always)]
    fn copysign(self, sign: Self) -> Self {
        Self::from_bits(self.to_bits() | sign.to_bits() & 0x8000_0000)
    }

    #[inline(always)]
    fn power_of_two(shifted: Self) -> Self {
        f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0_f32.to_bits()))
    }
}

/// eˣ within 2 ulp; x is taken to lie in [−87, 88].
#[inline(always)]
pub fn exp<T: Single>(x: T) -> T {
    let (scale, rest) = split_exponent(x.at_least(T::from(-87.0)).at_most(T::from(88.0)));
    scale * rest + scale
}

/// eˣ − 1.
#[inline(always)]
pub fn exp_m1<T: Single>(x: T) -> T {
    let (scale, rest) = split_exponent(x.at_least(T::from(-87.0)).at_most(T::from(88.0)));
    scale * rest + (scale - T::from(1.0))
}

/// t / (t + 2) with t = e^(2|x|) − 1; exactly ±1 where tanh rounds to it, within 3 ulp elsewhere.
#[inline(always)]
pub fn tanh<T: Single>(x: T) -> T {
    let (scale, rest) = split_exponent((T::from(2.0) * x.abs()).at_most(T::from(20.0)));
    let t = scale * rest + (scale - T::from(1.0));
    (t / (t + T::from(2.0))).copysign(x)
}

/// ln(1 + x) = 2 artanh(x / (2 + x)) for x in [0, 1].
#[inline(always)]
pub fn ln_1p<T: Single>(x: T) -> T {
    let s = x / (x + T::from(2.0));
    // s ≤ 1/3: the next term of the series is below 1e-9.
    let square = s * s;
    let series = T::from(1.0 / 15.0);
    let series = series * square + T::from(1.0 / 13.0);
    let series = series * square + T::from(1.0 / 11.0);
    let series = series * square + T::from(1.0 / 9.0);
    let series = series * square + T::from(1.0 / 7.0);
    let series = series * square + T::from(1.0 / 5.0);
    let series = series * square + T::from(1.0 / 3.0);
    let s = s + s;
    series * square * s + s
}

/// (2ᵏ, eʳ − 1) with x = k ln 2 + r, |r| ≤ ln 2 / 2, for |x| ≤ 88.
#[inline(always)]
fn split_exponent<T: Single>(x: T) -> (T, T) {
    // Adding 1.5 · 2²³ rounds to an integer, which then stands in the low bits.
    const ROUND: f32 = 12_582_912.0;
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    let shifted = x * T::from(std::f32::consts::LOG2_E) + T::from(ROUND);
    let k = shifted - T::from(ROUND);
    let r = (x - k * T::from(LN_2_HIGH)) - k * T::from(LN_2_LOW);
    // The Taylor series; its next term is below 6e-9.
    let series = T::from(1.0 / 5040.0);
    let series = series * r + T::from(1.0 / 720.0);
    let series = series * r + T::from(1.0 / 120.0);
    let series = series * r + T::from(1.0 / 24.0);
    let series = series * r + T::from(1.0 / 6.0);
    let series = series * r + T::from(0.5);
    (T::power_of_two(shifted), series * r * r + r)
}
