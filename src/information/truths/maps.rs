//! One-to-one maps of samples, after Czyż et al. (2023).

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use crate::network::Activations;

/// A one-to-one map of every sample, [width, samples] to [another width, samples].
pub(super) type Map = fn(Activations<f64>) -> Activations<f64>;

pub(super) fn unchanged(x: Activations<f64>) -> Activations<f64> {
    x
}

/// The normal distribution function Φ(x), in (0, 1), of every number.
pub(super) fn normal_cdf(x: Activations<f64>) -> Activations<f64> {
    each(x, |x| 0.5 * libm::erfc(-x * FRAC_1_SQRT_2))
}

/// x |x|^½ of every number, whose tails are longer.
pub(super) fn half_cube(x: Activations<f64>) -> Activations<f64> {
    each(x, |x| x * x.abs().sqrt())
}

/// Waves on every number of X, their slopes together less than one.
pub(super) fn wiggly_x(x: Activations<f64>) -> Activations<f64> {
    each(x, |x| x + wave(x, 0.4, 1.0, 0.0) + wave(x, 0.2, 1.7, 1.0) + wave(x, 0.03, 3.3, -2.5))
}

/// Waves on every number of Y, their slopes together less than one.
pub(super) fn wiggly_y(y: Activations<f64>) -> Activations<f64> {
    each(y, |y| y + wave(y, -0.4, 0.4, 0.0) + wave(y, 0.17, 1.3, 3.5) + wave(y, 0.02, 4.3, -2.5))
}

/// Φ(x) rolled up in the plane, [1, samples] to [2, samples], its distance from the middle growing.
pub(super) fn swiss_roll(x: Activations<f64>) -> Activations<f64> {
    let Activations { values: mut first, samples, .. } = normal_cdf(x);
    let mut second = Vec::with_capacity(samples);
    for value in &mut first {
        let turn = 1.5 * PI * (1.0 + 2.0 * *value);
        *value = turn * libm::cos(turn) / 21.0;
        second.push(turn * libm::sin(turn) / 21.0);
    }
    first.append(&mut second);
    Activations { values: first, width: 2, samples }
}

/// x turned by an angle of |x|² about the middle, [2, samples].
pub(super) fn spiral(mut x: Activations<f64>) -> Activations<f64> {
    let (first, second) = x.values.split_at_mut(x.samples);
    for (a, b) in first.iter_mut().zip(second) {
        let angle = *a * *a + *b * *b;
        let (sin, cos) = (libm::sin(angle), libm::cos(angle));
        (*a, *b) = (cos * *a - sin * *b, sin * *a + cos * *b);
    }
    x
}

fn each(mut x: Activations<f64>, map: impl Fn(f64) -> f64) -> Activations<f64> {
    for value in &mut x.values {
        *value = map(*value);
    }
    x
}

fn wave(x: f64, amplitude: f64, frequency: f64, phase: f64) -> f64 {
    amplitude * libm::sin(frequency * x + phase)
}
