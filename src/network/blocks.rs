//! The forward pass in SIMD, over blocks of samples: what a layer gives the next stays in the first-level cache.

use super::{Activations, Lanes, Layer, Outputs, Real, Shape, activate};
use crate::experiment::Activation;

/// So many sums stay in registers while what they are of is gone through.
pub const VECTORS: usize = 8;

/// Samples in a block.
pub const BLOCK: usize = VECTORS * Lanes::COUNT;

/// One unit's values over a block.
pub type Block = [Lanes; VECTORS];

impl Outputs {
    /// As [`forward`](super::forward), bit for bit.
    pub fn of(shape: &Shape, weights: &[f32], inputs: &Activations) -> Self {
        let mut outputs = Self::default();
        outputs.write(shape, weights, inputs);
        outputs
    }

    /// The same in the memory of an earlier pass.
    pub fn write(&mut self, shape: &Shape, weights: &[f32], inputs: &Activations) -> &Self {
        let (layers, samples) = (shape.layers(), inputs.samples);
        self.layers.resize_with(layers.len(), || Activations::zeros(0, 0));
        for (t, layer) in self.layers.iter_mut().zip(&layers) {
            t.reshape(layer.outputs, samples);
        }
        self.logits.reshape(shape.widths.last().copied().unwrap_or(0), samples);
        let mut all = vec![[Lanes::from(0.0); VECTORS]; shape.widths.iter().sum()];
        let (x, values) = all.split_at_mut(inputs.width);
        for start in (0..samples).step_by(BLOCK) {
            let rows = start..samples.min(start + BLOCK);
            for (unit, block) in x.iter_mut().enumerate() {
                load(block, &inputs.unit(unit)[rows.clone()]);
            }
            pass(shape.activation, &layers, weights, x, values, |z| {
                for (unit, block) in z.iter().enumerate() {
                    store(block, &mut self.logits.unit_mut(unit)[rows.clone()]);
                }
            });
            let mut blocks = values.iter();
            for t in &mut self.layers {
                for (unit, block) in (0..t.width).zip(&mut blocks) {
                    store(block, &mut t.unit_mut(unit)[rows.clone()]);
                }
            }
        }
        self
    }
}

/// Up to a block of values; the rest are zeros.
fn load(block: &mut Block, values: &[f32]) {
    // Most blocks are whole, and zeros to pad one with are a call in a browser.
    match values.as_array() {
        Some(whole) => gather(block, whole),
        None => {
            let mut padded = [0.0; BLOCK];
            padded[..values.len()].copy_from_slice(values);
            gather(block, &padded);
        }
    }
}

/// The first of a block's values, as many as there is room for.
fn store(block: &Block, to: &mut [f32]) {
    match to.as_mut_array() {
        Some(whole) => spread(block, whole),
        None => {
            let mut padded = [0.0; BLOCK];
            spread(block, &mut padded);
            to.copy_from_slice(&padded[..to.len()]);
        }
    }
}

fn gather(block: &mut Block, values: &[f32; BLOCK]) {
    for (vector, values) in block.iter_mut().zip(values.as_chunks::<{ Lanes::COUNT }>().0) {
        *vector = Lanes::new(values);
    }
}

fn spread(block: &Block, values: &mut [f32; BLOCK]) {
    for (values, vector) in values.as_chunks_mut().0.iter_mut().zip(block) {
        *values = vector.to_array();
    }
}

/// The activations of every layer over a block of inputs; the last become probabilities. `values` has room for exactly
/// these, and `logits` is shown what the softmax is of.
pub fn pass<'a>(
    activation: Activation,
    layers: &[Layer],
    weights: &[f32],
    mut x: &'a [Block],
    mut values: &'a mut [Block],
    logits: impl FnOnce(&[Block]),
) {
    let Some((last, hidden)) = layers.split_last() else { return };
    for layer in hidden {
        let (z, above) = values.split_at_mut(layer.outputs);
        affine(*layer, weights, x, z);
        activate(activation, z.as_flattened_mut());
        (x, values) = (z, above);
    }
    affine(*last, weights, x, values);
    logits(values);
    softmax(values);
}

// A compiler that saves space keeps loops, calls iterators and copies blocks by a function: the inner loops
// are written out, so that sums stay in registers.

/// z = xW + b.
fn affine(layer: Layer, weights: &[f32], x: &[Block], z: &mut [Block]) {
    let (kernel, bias) = (&weights[layer.kernel()], &weights[layer.bias()]);
    let mut j = 0;
    while j + 1 < layer.outputs {
        let (bias, kernel) = ([bias[j], bias[j + 1]], &kernel[j..]);
        pair::<0>(bias, kernel, layer.outputs, x, &mut z[j..]);
        pair::<{ VECTORS / 2 }>(bias, kernel, layer.outputs, x, &mut z[j..]);
        j += 2;
    }
    if j < layer.outputs {
        write(&mut z[j], combined(bias[j], &kernel[j..], layer.outputs, x));
    }
}

/// z = xW + b of two neighbouring units, half of their vectors: what is read of x serves both.
#[inline(always)]
fn pair<const FROM: usize>(bias: [f32; 2], kernel: &[f32], stride: usize, x: &[Block], z: &mut [Block]) {
    let of = |unit: usize| Lanes::from(bias[unit]);
    let (mut a, mut b, mut c, mut d) = (of(0), of(0), of(0), of(0));
    let (mut e, mut f, mut g, mut h) = (of(1), of(1), of(1), of(1));
    let mut at = 0;
    for x in x {
        let (v, w) = (Lanes::from(kernel[at]), Lanes::from(kernel[at + 1]));
        at += stride;
        let [i, j, k, l] = [x[FROM], x[FROM + 1], x[FROM + 2], x[FROM + 3]];
        (a, b, c, d) = (a + v * i, b + v * j, c + v * k, d + v * l);
        (e, f, g, h) = (e + w * i, f + w * j, g + w * k, h + w * l);
    }
    let mut put = |unit: usize, [i, j, k, l]: [Lanes; VECTORS / 2]| {
        let z = &mut z[unit];
        z[FROM] = i;
        z[FROM + 1] = j;
        z[FROM + 2] = k;
        z[FROM + 3] = l;
    };
    put(0, [a, b, c, d]);
    put(1, [e, f, g, h]);
}

/// e^(z − max z) / Σ e^(z − max z) over the units.
fn softmax(z: &mut [Block]) {
    if let [a, b] = z {
        for (a, b) in a.iter_mut().zip(b) {
            (*a, *b) = softmax_of_two(*a, *b);
        }
        return;
    }
    for v in 0..VECTORS {
        let mut largest = z[0][v];
        for z in z.iter() {
            largest = largest.at_least(z[v]);
        }
        let mut sum = Lanes::from(0.0);
        for z in z.iter_mut() {
            z[v] = (z[v] - largest).exp();
            sum = sum + z[v];
        }
        for z in z.iter_mut() {
            z[v] = z[v] / sum;
        }
    }
}

/// The same with one exponential, as that of the larger is 1, or no number where the larger is infinite.
#[inline(always)]
fn softmax_of_two(a: Lanes, b: Lanes) -> (Lanes, Lanes) {
    let largest = a.at_least(b);
    let one = largest * Lanes::from(0.0) + Lanes::from(1.0);
    let less = (-(a - b).abs()).exp();
    let (e, f) = (a.where_below(b, less, one), a.where_below(b, one, less));
    let sum = e + f;
    (e / sum, f / sum)
}

/// first + Σ weights[i · stride] · x[i].
#[inline(always)]
pub fn combined(first: f32, weights: &[f32], stride: usize, x: &[Block]) -> Block {
    let first = Lanes::from(first);
    let mut sum = [first, first, first, first, first, first, first, first];
    let mut at = 0;
    for x in x {
        let weight = Lanes::from(weights[at]);
        at += stride;
        let add = |v: usize| sum[v] + weight * x[v];
        sum = [add(0), add(1), add(2), add(3), add(4), add(5), add(6), add(7)];
    }
    sum
}

/// A block's vectors, one by one.
#[inline(always)]
pub fn write(to: &mut Block, [a, b, c, d, e, f, g, h]: Block) {
    to[0] = a;
    to[1] = b;
    to[2] = c;
    to[3] = d;
    to[4] = e;
    to[5] = f;
    to[6] = g;
    to[7] = h;
}
