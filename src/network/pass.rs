//! The plain forward and backward pass of one network.

use super::{Layer, Scalar, Shape, activate, slope};
use crate::experiment::Loss;

/// Values of a layer over samples: unit j has `values[j · samples ..][.. samples]`.
///
/// Units are the slow axis, so that every loop over samples is contiguous.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Activations<T = f32> {
    /// [width, samples]
    pub values: Vec<T>,
    pub width: usize,
    pub samples: usize,
}

impl<T: Scalar> Activations<T> {
    /// Zeros.
    pub fn zeros(width: usize, samples: usize) -> Self {
        Self { values: vec![T::from(0.0); width * samples], width, samples }
    }

    /// Takes this shape; what the values are is left to whoever writes them.
    pub(super) fn reshape(&mut self, width: usize, samples: usize) {
        self.values.resize(width * samples, T::from(0.0));
        (self.width, self.samples) = (width, samples);
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

    /// Some samples, in this order.
    #[must_use]
    pub fn select(&self, rows: &[u32]) -> Self {
        let of_unit = |unit| rows.iter().map(move |row| self.unit(unit)[*row as usize]);
        Self { values: (0..self.width).flat_map(of_unit).collect(), width: self.width, samples: rows.len() }
    }

    /// The values of one unit, [samples].
    pub fn unit(&self, unit: usize) -> &[T] {
        &self.values[unit * self.samples..][..self.samples]
    }

    pub(super) fn unit_mut(&mut self, unit: usize) -> &mut [T] {
        &mut self.values[unit * self.samples..][..self.samples]
    }
}

impl Activations {
    /// In double precision.
    pub fn to_f64(&self) -> Activations<f64> {
        let values = self.values.iter().map(|value| f64::from(*value)).collect();
        Activations { values, width: self.width, samples: self.samples }
    }
}

/// What a network makes of samples.
#[derive(Clone, Debug, Default)]
pub struct Outputs<T = f32> {
    /// The activations of every layer, softmax last.
    pub layers: Vec<Activations<T>>,
    /// What the softmax is of, [classes, samples].
    pub logits: Activations<T>,
}

/// What a network of these parameters [P] makes of the inputs.
pub fn forward<T: Scalar>(shape: &Shape, weights: &[T], inputs: &Activations<T>) -> Outputs<T> {
    let mut outputs = Outputs { layers: vec![], logits: Activations::zeros(0, inputs.samples) };
    let layers = shape.layers();
    for (i, layer) in layers.iter().enumerate() {
        let x = outputs.layers.last().unwrap_or(inputs);
        let mut z = affine(*layer, weights, x);
        if i + 1 == layers.len() {
            outputs.logits = z.clone();
            softmax(&mut z);
        } else {
            activate(shape.activation, &mut z.values);
        }
        outputs.layers.push(z);
    }
    outputs
}

/// z = xW + b.
fn affine<T: Scalar>(layer: Layer, weights: &[T], x: &Activations<T>) -> Activations<T> {
    let (kernel, bias) = (&weights[layer.kernel()], &weights[layer.bias()]);
    let mut z = Activations::zeros(layer.outputs, x.samples);
    for (j, b) in bias.iter().enumerate() {
        let out = z.unit_mut(j);
        out.fill(*b);
        for i in 0..layer.inputs {
            let w = kernel[i * layer.outputs + j];
            out.iter_mut().zip(x.unit(i)).for_each(|(z, x)| *z += w * *x);
        }
    }
    z
}

/// e^(z − max z) / Σ e^(z − max z) over the units of each sample, in place.
fn softmax<T: Scalar>(z: &mut Activations<T>) {
    for n in 0..z.samples {
        let largest = (1..z.width).fold(z.unit(0)[n], |largest, y| largest.at_least(z.unit(y)[n]));
        let mut sum = T::from(0.0);
        for y in 0..z.width {
            let e = (z.unit(y)[n] - largest).exp();
            z.unit_mut(y)[n] = e;
            sum += e;
        }
        for y in 0..z.width {
            z.unit_mut(y)[n] = z.unit(y)[n] / sum;
        }
    }
}

/// Mean loss over the samples and its gradient [P].
///
/// `targets` is p(y|x), [classes, samples] as the activations are.
pub fn backward<T: Scalar>(
    shape: &Shape,
    loss: Loss,
    weights: &[T],
    inputs: &Activations<T>,
    targets: &Activations<T>,
) -> (f64, Vec<T>) {
    let Outputs { layers: outputs, logits } = forward(shape, weights, inputs);
    let layers = shape.layers();
    let mut gradient = vec![T::from(0.0); weights.len()];

    let mut delta = output_delta(loss, &outputs[layers.len() - 1], targets);
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
    (mean_loss(loss, &logits, targets), gradient)
}

/// ∂loss/∂z of the softmax layer with probabilities p.
fn output_delta<T: Scalar>(loss: Loss, p: &Activations<T>, targets: &Activations<T>) -> Activations<T> {
    let mut delta = p.clone();
    for (d, t) in delta.values.iter_mut().zip(&targets.values) {
        *d = *d - *t;
    }
    let share = T::from(1.0 / p.samples as f32);
    match loss {
        Loss::CrossEntropy => delta.values.iter_mut().for_each(|d| *d = *d * share),
        Loss::SquaredError => {
            // ∂/∂z of Σ (p − t)² / classes is 2/classes · p (p − t − Σ p (p − t)).
            let share = share * T::from(2.0 / p.width as f32);
            for n in 0..p.samples {
                let mean: T = (0..p.width).map(|y| p.unit(y)[n] * delta.unit(y)[n]).sum();
                for y in 0..p.width {
                    let d = &mut delta.unit_mut(y)[n];
                    *d = p.unit(y)[n] * (*d - mean) * share;
                }
            }
        }
    }
    delta
}

/// ∂loss/∂z of the layer below: (δ Wᵀ) · slope.
fn through<T: Scalar>(
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

fn dot<T: Scalar>(a: &[T], b: &[T]) -> T {
    a.iter().zip(b).map(|(a, b)| *a * *b).sum()
}

/// The loss averaged over the samples: −Σ target · log softmax(logits) in nats, or the mean over the
/// classes of (softmax(logits) − target)².
pub fn mean_loss<T: Scalar>(loss: Loss, logits: &Activations<T>, targets: &Activations<T>) -> f64 {
    let mut total = 0.0;
    for n in 0..logits.samples {
        let z = |y: usize| -> f64 { logits.unit(y)[n].into() };
        let target = |y: usize| -> f64 { targets.unit(y)[n].into() };
        let largest = (0..logits.width).map(z).fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = (0..logits.width).map(|y| libm::exp(z(y) - largest)).sum();
        let log_sum = largest + libm::log(sum);
        total += (0..logits.width)
            .map(|y| match loss {
                Loss::CrossEntropy => target(y) * (log_sum - z(y)),
                Loss::SquaredError => (libm::exp(z(y) - log_sum) - target(y)).powi(2) / logits.width as f64,
            })
            .sum::<f64>();
    }
    total / logits.samples as f64
}
