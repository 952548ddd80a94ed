//! The gradient of one network in SIMD, over blocks of samples, without allocation.
//!
//! A block's activations stay in the first-level cache from the forward pass to the backward pass. Sums
//! over samples are kept in lanes and added up at the end of the batch, always in the same order.

use super::blocks::{self, BLOCK, Block, VECTORS, combined, write};
use super::{Gathered, Lanes, Layer, Real, Shape, slope};
use crate::experiment::{Activation, Loss};

/// Parts of the gradient that are smaller change no weight, and processors are slow with the smallest numbers.
const NEGLIGIBLE: f32 = 1e-18;

/// Memory for gradients of networks of one shape.
#[derive(Clone, Debug)]
pub struct Gradient {
    shape: Shape,
    loss: Loss,
    layers: Vec<Layer>,
    /// The outputs of every layer, [hidden layers + classes].
    values: Vec<Block>,
    /// ∂loss/∂z of a layer and of the one below it, [largest width].
    delta: Vec<Block>,
    below: Vec<Block>,
    /// Sums over the blocks so far, [P].
    sums: Vec<Lanes>,
    gradient: Vec<f32>,
}

impl Gradient {
    /// Memory for a shape and a loss.
    pub fn new(shape: &Shape, loss: Loss) -> Self {
        let zeros = |count: usize| vec![[Lanes::from(0.0); VECTORS]; count];
        let widest = shape.widths.iter().copied().max().unwrap_or(0);
        Self {
            loss,
            layers: shape.layers(),
            values: zeros(shape.widths.iter().skip(1).sum()),
            delta: zeros(widest),
            below: zeros(widest),
            sums: vec![Lanes::from(0.0); shape.parameters()],
            gradient: vec![0.0; shape.parameters()],
            shape: shape.clone(),
        }
    }

    /// The gradient [P] of the mean loss over a batch at `weights` [P].
    ///
    /// Its last number is not finite where an output is not.
    pub fn of(&mut self, weights: &[f32], batch: &Gathered) -> &[f32] {
        self.sums.fill(Lanes::from(0.0));
        let share = 1.0 / batch.count() as f32;
        for (x, targets, count) in batch.blocks() {
            blocks::pass(self.shape.activation, &self.layers, weights, x, &mut self.values, |_| {});
            self.output_delta(targets, share, count);
            self.backward(weights, x);
        }
        for (gradient, sum) in self.gradient.iter_mut().zip(&self.sums) {
            *gradient = sum.sum();
        }
        &self.gradient
    }

    /// ∂loss/∂z of the softmax layer; of `count` samples, each with a `share` of the loss.
    fn output_delta(&mut self, targets: &[Block], share: f32, count: usize) {
        let p = &self.values[self.values.len() - targets.len()..];
        let mut shares = [0.0; BLOCK];
        shares[..count].fill(share);
        for v in 0..VECTORS {
            let share = Lanes::new(&shares[v * Lanes::COUNT..]);
            match self.loss {
                Loss::CrossEntropy => {
                    for ((delta, p), target) in self.delta.iter_mut().zip(p).zip(targets) {
                        delta[v] = flushed((p[v] - target[v]) * share);
                    }
                }
                Loss::SquaredError => {
                    // ∂/∂z of Σ (p − t)² / classes is 2/classes · p (p − t − Σ p (p − t)).
                    let share = share * Lanes::from(2.0 / targets.len() as f32);
                    let mut mean = Lanes::from(0.0);
                    for (p, target) in p.iter().zip(targets) {
                        mean = mean + p[v] * (p[v] - target[v]);
                    }
                    for ((delta, p), target) in self.delta.iter_mut().zip(p).zip(targets) {
                        delta[v] = flushed(p[v] * (p[v] - target[v] - mean) * share);
                    }
                }
            }
        }
    }

    /// Adds the block's gradient to the sums, from the last layer to the first; `inputs` are the network's.
    fn backward(&mut self, weights: &[f32], inputs: &[Block]) {
        let mut end = self.values.len();
        for (i, layer) in self.layers.iter().enumerate().rev() {
            end -= layer.outputs;
            let x = if i == 0 { inputs } else { &self.values[end - layer.inputs..end] };
            let delta = &self.delta[..layer.outputs];
            accumulate(*layer, x, delta, &mut self.sums);
            if i > 0 {
                let below = &mut self.below[..layer.inputs];
                through(*layer, self.shape.activation, weights, delta, x, below);
                std::mem::swap(&mut self.delta, &mut self.below);
            }
        }
    }
}

/// Zero where it is negligible.
#[inline(always)]
fn flushed(x: Lanes) -> Lanes {
    x.abs().where_below(Lanes::from(NEGLIGIBLE), Lanes::from(0.0), x)
}

/// Adds xᵀδ and Σ δ to the sums of a layer's kernel and bias.
fn accumulate(layer: Layer, x: &[Block], delta: &[Block], sums: &mut [Lanes]) {
    let (kernel, bias) = sums[layer.all()].split_at_mut(layer.kernel().len());
    for (x, row) in x.iter().zip(kernel.chunks_exact_mut(layer.outputs)) {
        // Once for all units above.
        let x = *x;
        for (sum, delta) in row.iter_mut().zip(delta) {
            *sum = *sum + dot(&x, delta);
        }
    }
    for (sum, [a, b, c, d, e, f, g, h]) in bias.iter_mut().zip(delta) {
        *sum = *sum + (((*a + *b) + (*c + *d)) + ((*e + *f) + (*g + *h)));
    }
}

/// (δ Wᵀ) · slope, at the outputs x of the layer below.
fn through(
    layer: Layer,
    activation: Activation,
    weights: &[f32],
    delta: &[Block],
    x: &[Block],
    below: &mut [Block],
) {
    let kernel = &weights[layer.kernel()];
    for ((k, below), x) in below.iter_mut().enumerate().zip(x) {
        let sum = combined(0.0, &kernel[k * layer.outputs..], 1, delta);
        let part = |v: usize| sum[v] * slope(activation, x[v]);
        write(below, [part(0), part(1), part(2), part(3), part(4), part(5), part(6), part(7)]);
    }
}

/// Σ xδ over the block's vectors, pairwise, so that the sums do not wait for each other.
#[inline(always)]
fn dot(x: &Block, delta: &Block) -> Lanes {
    let p = |v: usize| x[v] * delta[v];
    ((p(0) + p(1)) + (p(2) + p(3))) + ((p(4) + p(5)) + (p(6) + p(7)))
}
