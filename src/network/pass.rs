//! The plain forward and backward pass of one network.

use super::{Layer, Real, Shape, activate, slope};

/// Values of a layer over samples: unit j has `values[j · samples ..][.. samples]`.
///
/// Units are the slow axis, so that every loop over samples is contiguous.
#[derive(Clone, Debug, PartialEq)]
pub struct Activations<T = f32> {
    /// [width, samples]
    pub values: Vec<T>,
    pub width: usize,
    pub samples: usize,
}

impl<T: Real> Activations<T> {
    /// Zeros.
    pub fn zeros(width: usize, samples: usize) -> Self {
        Self { values: vec![T::from(0.0); width * samples], width, samples }
    }

    /// The values of `rows` of a row-major array [_, width].
    pub fn gather(values: &[f32], width: usize, rows: &[u32]) -> Self {
        let mut gathered = Self::zeros(width, rows.len());
        for unit in 0..width {
            for (to, row) in gathered.unit_mut(unit).iter_mut().zip(rows) {
                *to = T::from(values[*row as usize * width + unit]);
            }
        }
        gathered
    }

    /// The values of one unit, [samples].
    pub fn unit(&self, unit: usize) -> &[T] {
        &self.values[unit * self.samples..][..self.samples]
    }

    fn unit_mut(&mut self, unit: usize) -> &mut [T] {
        &mut self.values[unit * self.samples..][..self.samples]
    }
}

/// The activations of every layer, softmax last, for the parameters of one network [P].
pub fn forward<T: Real>(shape: &Shape, weights: &[T], inputs: &Activations<T>) -> Vec<Activations<T>> {
    forward_with_logits(shape, weights, inputs).0
}

/// As [`forward`], and the logits before the softmax.
pub fn forward_with_logits<T: Real>(
    shape: &Shape,
    weights: &[T],
    inputs: &Activations<T>,
) -> (Vec<Activations<T>>, Activations<T>) {
    let layers = shape.layers();
    let mut outputs: Vec<Activations<T>> = Vec::with_capacity(layers.len());
    for (i, layer) in layers.iter().enumerate() {
        let mut z = affine(*layer, weights, outputs.last().unwrap_or(inputs));
        if i + 1 == layers.len() {
            outputs.push(softmax(&z));
            return (outputs, z);
        }
        activate(shape.activation, &mut z.values);
        outputs.push(z);
    }
    (outputs, Activations::zeros(0, inputs.samples))
}

/// z = xW + b.
fn affine<T: Real>(layer: Layer, weights: &[T], x: &Activations<T>) -> Activations<T> {
    // A block of every input unit stays in the first-level cache while all outputs read it.
    const BLOCK: usize = 256;
    let (kernel, bias) = (&weights[layer.kernel()], &weights[layer.bias()]);
    let mut z = Activations::zeros(layer.outputs, x.samples);
    for start in (0..x.samples).step_by(BLOCK) {
        let block = start..(start + BLOCK).min(x.samples);
        for (j, b) in bias.iter().enumerate() {
            let out = &mut z.unit_mut(j)[block.clone()];
            out.fill(*b);
            for i in 0..layer.inputs {
                let w = kernel[i * layer.outputs + j];
                for (to, from) in out.iter_mut().zip(&x.unit(i)[block.clone()]) {
                    *to += w * *from;
                }
            }
        }
    }
    z
}

/// e^(z − max z) / Σ e^(z − max z) over the units of each sample.
fn softmax<T: Real>(logits: &Activations<T>) -> Activations<T> {
    let mut p = logits.clone();
    let mut largest = logits.unit(0).to_vec();
    for unit in 1..logits.width {
        for (best, z) in largest.iter_mut().zip(logits.unit(unit)) {
            *best = if *z > *best { *z } else { *best };
        }
    }
    let mut sum = vec![T::from(0.0); logits.samples];
    for unit in 0..p.width {
        for ((p, best), sum) in p.unit_mut(unit).iter_mut().zip(&largest).zip(&mut sum) {
            *p = (*p - *best).exp();
            *sum += *p;
        }
    }
    for unit in 0..p.width {
        for (p, sum) in p.unit_mut(unit).iter_mut().zip(&sum) {
            *p = *p / *sum;
        }
    }
    p
}

/// Mean cross-entropy over the samples, in nats, and its gradient [P].
///
/// `targets` is p(y|x), [classes, samples] as the activations are.
pub fn backward<T: Real>(
    shape: &Shape,
    weights: &[T],
    inputs: &Activations<T>,
    targets: &Activations<T>,
) -> (f64, Vec<T>) {
    let (outputs, logits) = forward_with_logits(shape, weights, inputs);
    let layers = shape.layers();
    let mut gradient = vec![T::from(0.0); weights.len()];

    // ∂loss/∂z of the softmax layer is (p − target) / samples.
    let share = T::from(1.0 / inputs.samples as f32);
    let mut delta = outputs[layers.len() - 1].clone();
    for (d, t) in delta.values.iter_mut().zip(&targets.values) {
        *d = (*d - *t) * share;
    }
    for (i, layer) in layers.iter().enumerate().rev() {
        let x = if i == 0 { inputs } else { &outputs[i - 1] };
        for j in 0..layer.outputs {
            gradient[layer.bias().start + j] = delta.unit(j).iter().copied().sum();
            for k in 0..layer.inputs {
                gradient[layer.start + k * layer.outputs + j] = dot(x.unit(k), delta.unit(j));
            }
        }
        if i > 0 {
            delta = through(shape, *layer, weights, x, &delta);
        }
    }
    (cross_entropy(&logits, targets), gradient)
}

/// ∂loss/∂z of the layer below: (δ Wᵀ) · slope.
fn through<T: Real>(
    shape: &Shape,
    layer: Layer,
    weights: &[T],
    x: &Activations<T>,
    delta: &Activations<T>,
) -> Activations<T> {
    let kernel = &weights[layer.kernel()];
    let mut below = Activations::zeros(layer.inputs, delta.samples);
    for k in 0..layer.inputs {
        let out = below.unit_mut(k);
        for j in 0..layer.outputs {
            let w = kernel[k * layer.outputs + j];
            for (to, from) in out.iter_mut().zip(delta.unit(j)) {
                *to += w * *from;
            }
        }
        for (to, output) in out.iter_mut().zip(x.unit(k)) {
            *to = *to * slope(shape.activation, *output);
        }
    }
    below
}

fn dot<T: Real>(a: &[T], b: &[T]) -> T {
    a.iter().zip(b).map(|(a, b)| *a * *b).sum()
}

/// −Σ target · log softmax(logits), averaged over the samples, in nats.
pub fn cross_entropy<T: Real>(logits: &Activations<T>, targets: &Activations<T>) -> f64 {
    let mut total = 0.0;
    for n in 0..logits.samples {
        let z = |y: usize| -> f64 { logits.unit(y)[n].into() };
        let largest = (0..logits.width).map(z).fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = (0..logits.width).map(|y| libm::exp(z(y) - largest)).sum();
        let log_sum = largest + libm::log(sum);
        total +=
            (0..logits.width).map(|y| Into::<f64>::into(targets.unit(y)[n]) * (log_sum - z(y))).sum::<f64>();
    }
    total / logits.samples as f64
}
