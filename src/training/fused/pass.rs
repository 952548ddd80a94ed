//! One sample forward and backward.

use burn::cubecl;
use burn::cubecl::prelude::*;

use super::functions::{activate, exp, slope};
use super::{Layer, Plan};
use crate::experiment::Loss;

/// One sample forward and backward, in row `place` of the activations and the deltas.
#[cube]
pub fn sample(
    data: &[f32],
    row: usize,
    place: usize,
    share: f32,
    own: &Shared<[f32]>,
    activations: &mut Shared<[f32]>,
    deltas: &mut Shared<[f32]>,
    #[comptime] plan: Plan,
) {
    let layout = comptime!(plan.layout());
    let last = comptime!(layout.layers.len() - 1);
    let inputs = comptime!(plan.widths[0]);
    let classes = comptime!(layout.layers[last].outputs);
    let pattern = row * comptime!(inputs + classes);
    let values = place * layout.activation_stride;
    let errors = place * layout.delta_stride;

    activations[values] = 1.0;
    for i in 0..inputs {
        activations[values + 1 + i] = data[pattern + i];
    }
    #[unroll]
    for l in 0..last {
        let layer = comptime!(layout.layers[l]);
        for j in 0..layer.outputs {
            let z = affine(own, &*activations, values, j, layer);
            activations[values + comptime!(layer.output()) + j] = activate(z, plan.activation);
        }
    }

    let layer = comptime!(layout.layers[last]);
    let at = errors + layer.delta;
    for j in 0..classes {
        deltas[at + j] = affine(own, &*activations, values, j, layer);
    }
    softmax(deltas, at, classes);
    loss_slope(data, pattern + inputs, share, deltas, at, classes, plan.loss);

    #[unroll]
    for l in 0..last {
        // (δ Wᵀ) · slope, from the top down.
        let layer = comptime!(layout.layers[last - l]);
        for i in 0..layer.inputs {
            let mut sum = 0.0f32;
            for j in 0..layer.outputs {
                sum += own[layer.kernel + i * layer.outputs + j] * deltas[errors + layer.delta + j];
            }
            let output = activations[values + layer.input + i];
            deltas[errors + comptime!(layer.delta - layer.inputs) + i] = sum * slope(output, plan.activation);
        }
    }
}

/// z = xW + b of unit `j`.
#[cube]
fn affine(
    own: &Shared<[f32]>,
    activations: &Shared<[f32]>,
    values: usize,
    j: usize,
    #[comptime] layer: Layer,
) -> f32 {
    let mut z = own[layer.bias + j];
    for i in 0..layer.inputs {
        z += own[layer.kernel + i * layer.outputs + j] * activations[values + layer.input + i];
    }
    z
}

/// Logits into probabilities, in place.
#[cube]
fn softmax(z: &mut Shared<[f32]>, at: usize, #[comptime] classes: usize) {
    let mut largest = z[at];
    for j in 1..classes {
        largest = select(z[at + j] > largest, z[at + j], largest);
    }
    let mut sum = 0.0f32;
    for j in 0..classes {
        let p = exp(z[at + j] - largest);
        z[at + j] = p;
        sum += p;
    }
    for j in 0..classes {
        z[at + j] /= sum;
    }
}

/// Probabilities into ∂loss/∂logits, in place; `share` is 1 / the length of the batch.
#[cube]
fn loss_slope(
    data: &[f32],
    target: usize,
    share: f32,
    p: &mut Shared<[f32]>,
    at: usize,
    #[comptime] classes: usize,
    #[comptime] loss: Loss,
) {
    match loss {
        Loss::CrossEntropy => {
            for j in 0..classes {
                p[at + j] = (p[at + j] - data[target + j]) * share;
            }
        }
        Loss::SquaredError => {
            // ∂/∂p is g = 2 (p − t) / (classes · length); ∂/∂z is p (g − Σ g p).
            let scale = 2.0 * share / f32::cast_from(classes);
            let mut mean = 0.0f32;
            for j in 0..classes {
                mean += scale * (p[at + j] - data[target + j]) * p[at + j];
            }
            for j in 0..classes {
                p[at + j] = p[at + j] * (scale * (p[at + j] - data[target + j]) - mean);
            }
        }
    }
}
