//! The activations and their slopes.

use super::Real;
use super::blocks::VECTORS;
use crate::experiment::Activation;

/// The slope of leaky ReLU below zero.
const LEAK: f32 = 0.01;

/// Applies the activation in place.
#[inline]
pub fn activate<T: Real>(activation: Activation, values: &mut [T]) {
    let (zero, one, leak) = (T::from(0.0), T::from(1.0), T::from(LEAK));
    // One loop an activation, so that each is a straight line of SIMD.
    match activation {
        Activation::Tanh => together(values, T::tanh),
        Activation::Relu => each(values, |z| z.at_least(zero)),
        Activation::Sigmoid => together(values, sigmoid),
        Activation::LeakyRelu => each(values, |z| z.where_below(zero, leak * z, z)),
        Activation::Softsign => each(values, |z| z / (one + z.abs())),
        Activation::Softplus => each(values, |z| z.at_least(zero) + (-z.abs()).exp().ln_1p()),
        Activation::Elu => each(values, |z| z.where_below(zero, z.exp_m1(), z)),
        Activation::Linear => {}
    }
}

#[inline(always)]
fn sigmoid<T: Real>(z: T) -> T {
    T::from(1.0) / (T::from(1.0) + (-z).exp())
}

/// dT/dz from T itself: every activation here is monotone, so its output tells its slope.
#[inline]
pub fn slope<T: Real>(activation: Activation, output: T) -> T {
    let (zero, one) = (T::from(0.0), T::from(1.0));
    match activation {
        Activation::Tanh => one - output * output,
        Activation::Relu => zero.where_below(output, one, zero),
        Activation::Sigmoid => output * (one - output),
        Activation::LeakyRelu => zero.where_below(output, one, T::from(LEAK)),
        Activation::Softsign => (one - output.abs()) * (one - output.abs()),
        Activation::Softplus => -(-output).exp_m1(),
        Activation::Elu => zero.where_below(output, one, output + one),
        Activation::Linear => one,
    }
}

fn each<T: Copy>(values: &mut [T], f: impl Fn(T) -> T) {
    for value in values {
        *value = f(*value);
    }
}

/// The same, several at once, written out: a browser makes the constants of a series anew for each that is alone.
#[inline(always)]
fn together<T: Copy>(values: &mut [T], f: impl Fn(T) -> T) {
    let (blocks, rest) = values.as_chunks_mut::<VECTORS>();
    for block in blocks {
        let [a, b, c, d, e, g, h, i] = *block;
        *block = [f(a), f(b), f(c), f(d), f(e), f(g), f(h), f(i)];
    }
    each(rest, f);
}
