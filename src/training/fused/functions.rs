//! exp, tanh and ln(1 + x) of the kernel, and the activations made of them.
//!
//! WGSL's own are neither accurate nor safe for large arguments everywhere. Nothing here breaks when a
//! compiler reorders sums as Metal's does: in particular exponents are rounded by `floor`, not by adding
//! and subtracting a large number.

use std::f32::consts::LOG2_E;

use burn::cubecl;
use burn::cubecl::prelude::*;

use crate::experiment::Activation;
use crate::network::{TANH_BOUND, TANH_P, TANH_Q};

/// The slope of leaky ReLU below zero.
const LEAK: f32 = 0.01;
/// The series of eʳ − 1 from r² on, last term first; the next term is below 6e-9 for |r| ≤ ln 2 / 2.
const EXP: [f32; 6] = [1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5];
/// The series of artanh s / s from s² on, last term first; the next term is below 1e-9 for s ≤ 1/3.
const ARTANH: [f32; 7] = [1.0 / 15.0, 1.0 / 13.0, 1.0 / 11.0, 1.0 / 9.0, 1.0 / 7.0, 1.0 / 5.0, 1.0 / 3.0];

/// An activation of one unit.
#[cube]
pub fn activate(z: f32, #[comptime] activation: Activation) -> f32 {
    match activation {
        Activation::Tanh => tanh(z),
        Activation::Relu => select(z < 0.0, 0.0, z),
        Activation::Sigmoid => 1.0 / (1.0 + exp(-z)),
        Activation::LeakyRelu => select(z < 0.0, LEAK * z, z),
        Activation::Softsign => z / (1.0 + z.abs()),
        Activation::Softplus => select(z < 0.0, 0.0, z) + ln_1p(exp(-z.abs())),
        Activation::Elu => select(z < 0.0, exp_m1(z), z),
        Activation::Linear => z,
    }
}

/// The derivative of an activation, from its output.
#[cube]
pub fn slope(output: f32, #[comptime] activation: Activation) -> f32 {
    match activation {
        Activation::Tanh => 1.0 - output * output,
        Activation::Relu => select(output > 0.0, 1.0, 0.0),
        Activation::Sigmoid => output * (1.0 - output),
        Activation::LeakyRelu => select(output > 0.0, 1.0, LEAK),
        Activation::Softsign => (1.0 - output.abs()) * (1.0 - output.abs()),
        Activation::Softplus => -exp_m1(-output),
        Activation::Elu => select(output > 0.0, 1.0, output + 1.0),
        Activation::Linear => f32::new(1.0),
    }
}

/// eˣ; x is taken to lie in [−87, 88].
#[cube]
pub fn exp(x: f32) -> f32 {
    let x = bounded(x, -87.0, 88.0);
    let k = exponent(x);
    let scale = power_of_two(k);
    scale * rest_m1(x, k) + scale
}

/// eˣ − 1.
#[cube]
pub fn exp_m1(x: f32) -> f32 {
    let x = bounded(x, -87.0, 88.0);
    let k = exponent(x);
    let scale = power_of_two(k);
    scale * rest_m1(x, k) + (scale - 1.0)
}

/// As on the CPU; nowhere beyond ±1, and beyond the bound ±1 but for what a device's arithmetic is off.
#[cube]
pub fn tanh(x: f32) -> f32 {
    let x = bounded(x, -TANH_BOUND, TANH_BOUND);
    let square = x * x;
    let p = (TANH_P[2] * square + TANH_P[1]) * square + TANH_P[0];
    let q = (square + TANH_Q[1]) * square + TANH_Q[0];
    let half = p * q;
    bounded(x * (half + half) / (q * q + square * (p * p)), -1.0, 1.0)
}

/// ln(1 + x) = 2 artanh(x / (2 + x)) for x in [0, 1].
#[cube]
pub fn ln_1p(x: f32) -> f32 {
    let s = x / (x + 2.0);
    let q = s * s;
    let mut series = 0.0f32;
    for term in comptime!(ARTANH) {
        series = (series + term) * q;
    }
    2.0 * s * series + 2.0 * s
}

/// Whether `x` is a number: its exponent bits are not all ones. Compilers may take x == x for granted.
#[cube]
pub fn is_finite(x: f32) -> bool {
    u32::reinterpret(x) & 0x7f80_0000 != 0x7f80_0000
}

/// `x` within the bounds; NaN stays where comparisons keep to IEEE.
#[cube]
fn bounded(x: f32, low: f32, high: f32) -> f32 {
    let x = select(x < low, low, x);
    select(x > high, high, x)
}

/// The integer k nearest to x / ln 2.
#[cube]
fn exponent(x: f32) -> f32 {
    f32::floor(x * LOG2_E + 0.5)
}

/// 2ᵏ for the exponents k of normal numbers.
#[cube]
fn power_of_two(k: f32) -> f32 {
    f32::reinterpret(u32::cast_from(k + 127.0) << 23)
}

/// eʳ − 1 with r = x − k ln 2, |r| ≤ ln 2 / 2.
#[cube]
fn rest_m1(x: f32, k: f32) -> f32 {
    // ln 2 in two parts, the first of which times k is exact.
    let r = (x - k * 0.693_359_4) + k * 2.121_944_4e-4;
    let mut series = 0.0f32;
    for term in comptime!(EXP) {
        series = series * r + term;
    }
    series * r * r + r
}
