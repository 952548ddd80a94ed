//! The activations and their slopes.

use super::Real;
use crate::experiment::Activation;

/// The slope of leaky ReLU below zero.
const LEAK: f32 = 0.01;

/// Applies the activation in place.
pub fn activate<T: Real>(activation: Activation, values: &mut [T]) {
    let (zero, one, leak) = (T::from(0.0), T::from(1.0), T::from(LEAK));
    // One loop an activation, so that each is a straight line of SIMD.
    match activation {
        Activation::Tanh => each(values, |z| z.tanh()),
        Activation::Relu => each(values, |z| if z < zero { zero } else { z }),
        Activation::Sigmoid => each(values, |z| one / (one + (-z).exp())),
        Activation::LeakyRelu => each(values, |z| if z < zero { leak * z } else { z }),
        Activation::Softsign => each(values, |z| z / (one + z.abs())),
        Activation::Softplus => each(values, |z| {
            let positive = if z < zero { zero } else { z };
            positive + (-z.abs()).exp().ln_1p()
        }),
        Activation::Elu => each(values, |z| if z < zero { z.exp_m1() } else { z }),
        Activation::Linear => {}
    }
}

/// dT/dz from T itself: every activation here is monotone, so its output tells its slope.
pub fn slope<T: Real>(activation: Activation, output: T) -> T {
    let (zero, one) = (T::from(0.0), T::from(1.0));
    match activation {
        Activation::Tanh => one - output * output,
        Activation::Relu => {
            if output > zero {
                one
            } else {
                zero
            }
        }
        Activation::Sigmoid => output * (one - output),
        Activation::LeakyRelu => {
            if output > zero {
                one
            } else {
                T::from(LEAK)
            }
        }
        Activation::Softsign => (one - output.abs()) * (one - output.abs()),
        Activation::Softplus => -(-output).exp_m1(),
        Activation::Elu => {
            if output > zero {
                one
            } else {
                output + one
            }
        }
        Activation::Linear => one,
    }
}

fn each<T: Copy>(values: &mut [T], f: impl Fn(T) -> T) {
    for value in values {
        *value = f(*value);
    }
}
