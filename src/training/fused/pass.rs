//! One sample forward and backward.

use burn::cubecl;
use burn::cubecl::prelude::*;

use super::functions::{activate, exp, slope};
use super::{ABREAST, Layer, Plan};
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
        let to = values + comptime!(layer.output());
        let count = comptime!(layer.outputs.min(ABREAST));
        for part in 0..comptime!(layer.outputs.div_ceil(count)) {
            let j = start(part, count, layer.outputs);
            let z = affine(own, &*activations, values, j, count, layer);
            #[unroll]
            for k in 0..count {
                activations[to + j + k] = activate(z[k], plan.activation);
            }
        }
    }

    let layer = comptime!(layout.layers[last]);
    let at = errors + layer.delta;
    let count = comptime!(classes.min(ABREAST));
    for part in 0..comptime!(classes.div_ceil(count)) {
        let j = start(part, count, classes);
        let z = affine(own, &*activations, values, j, count, layer);
        put(&z, deltas, at + j, count);
    }
    softmax(deltas, at, classes);
    loss_slope(data, pattern + inputs, share, deltas, at, classes, plan.loss);

    #[unroll]
    for l in 0..last {
        // (δ Wᵀ) · slope, from the top down.
        let layer = comptime!(layout.layers[last - l]);
        let to = errors + comptime!(layer.delta - layer.inputs);
        let count = comptime!(layer.inputs.min(ABREAST));
        for part in 0..comptime!(layer.inputs.div_ceil(count)) {
            let i = start(part, count, layer.inputs);
            let sums = through(own, &*deltas, errors, i, count, layer);
            #[unroll]
            for k in 0..count {
                let output = activations[values + layer.input + i + k];
                deltas[to + i + k] = sums[k] * slope(output, plan.activation);
            }
        }
    }
}

/// The first unit of a part: the last part begins early, so that all are of one length, and computes some units again.
#[cube]
fn start(part: usize, #[comptime] count: usize, #[comptime] units: usize) -> usize {
    let last = comptime!(units - count).runtime();
    select(part * count < last, part * count, last)
}

/// Writes numbers side by side.
#[cube]
fn put(numbers: &Array<f32>, to: &mut Shared<[f32]>, at: usize, #[comptime] count: usize) {
    #[unroll]
    for k in 0..count {
        to[at + k] = numbers[k];
    }
}

/// z = xW + b of `count` units from `j` on.
#[cube]
fn affine(
    own: &Shared<[f32]>,
    activations: &Shared<[f32]>,
    values: usize,
    j: usize,
    #[comptime] count: usize,
    #[comptime] layer: Layer,
) -> Array<f32> {
    let mut z = Array::<f32>::new(count);
    #[unroll]
    for k in 0..count {
        z[k] = own[layer.bias + j + k];
    }
    for i in 0..layer.inputs {
        let x = activations[values + layer.input + i];
        let weight = layer.kernel + i * layer.outputs + j;
        #[unroll]
        for k in 0..count {
            z[k] += own[weight + k] * x;
        }
    }
    z
}

/// δ Wᵀ of `count` inputs from `i` on.
#[cube]
fn through(
    own: &Shared<[f32]>,
    deltas: &Shared<[f32]>,
    errors: usize,
    i: usize,
    #[comptime] count: usize,
    #[comptime] layer: Layer,
) -> Array<f32> {
    let mut sums = Array::<f32>::new(count);
    #[unroll]
    for k in 0..count {
        sums[k] = 0.0;
    }
    for j in 0..layer.outputs {
        let delta = deltas[errors + layer.delta + j];
        let weight = layer.kernel + i * layer.outputs + j;
        #[unroll]
        for k in 0..count {
            sums[k] += own[weight + comptime!(k * layer.outputs)] * delta;
        }
    }
    sums
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
