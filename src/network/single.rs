//! exp, tanh and ln(1 + x) in single precision, for one number or for four.
//!
//! Plain IEEE arithmetic without branches: every browser and the native program give the same bits, and
//! so does a number alone or among others. Series are written out, as a compiler that saves space keeps loops.

use super::Real;

/// What the functions need beside arithmetic.
pub trait Single: Real {
    /// 2ᵏ of k + 1.5 · 2²³, for the exponents k of normal numbers.
    fn power_of_two(shifted: Self) -> Self;
}

impl Single for f32 {
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

/// tanh x as 2 t / (1 + t²), where t = x P(x²) / Q(x²) comes near tanh(x / 2): relatively within 4.4e-7, nowhere beyond
/// ±1 and exactly ±1 from 8.3 on. Doubling the angle takes what t is off away as tanh nears 1, so P and Q can be short.
#[inline(always)]
pub fn tanh<T: Single>(x: T) -> T {
    // One bound serves both sides: beyond it the quotient grows with x and is cut at ±1.
    let square = (x * x).at_most(T::from(TANH_BOUND * TANH_BOUND));
    let p = (T::from(TANH_P[2]) * square + T::from(TANH_P[1])) * square + T::from(TANH_P[0]);
    let q = (square + T::from(TANH_Q[1])) * square + T::from(TANH_Q[0]);
    let half = p * q;
    (x * (half + half) / (q * q + square * (p * p))).at_least(T::from(-1.0)).at_most(T::from(1.0))
}

/// P and Q of tanh, Q without its last coefficient, 1: nearly the smallest relative error of tanh, 2.1e-7 before the
/// arithmetic rounds. P begins with half of what Q begins with, so that the slope at 0 is 1.
pub const TANH_P: [f32; 3] = [541.901_06, 14.665_713, 3.017_889_9e-2];
pub const TANH_Q: [f32; 2] = [1_083.802_1, 119.647_575];

/// Here t is 1, and the quotient rounds to it.
pub const TANH_BOUND: f32 = 8.297_5;

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
    // The Taylor series; its next term is below 6e-9. Pairs of terms need not wait for each other.
    let square = r * r;
    let first = r * T::from(1.0 / 6.0) + T::from(0.5);
    let second = r * T::from(1.0 / 120.0) + T::from(1.0 / 24.0);
    let third = r * T::from(1.0 / 5040.0) + T::from(1.0 / 720.0);
    let series = (square * third + second) * square + first;
    (T::power_of_two(shifted), series * square + r)
}
