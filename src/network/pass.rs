//! The plain forward and backward pass of one network.

use super::vectors::{VECTORS, add_scaled};
use super::{Layer, Real, Scalar, Shape, activate, slope};
use crate::experiment::{Activation, Loss};

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
    fn reshape(&mut self, width: usize, samples: usize) {
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

    fn unit_mut(&mut self, unit: usize) -> &mut [T] {
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
    outputs.write(shape, weights, inputs);
    outputs
}

impl<T: Scalar> Outputs<T> {
    /// As [`forward`], in the memory of an earlier pass.
    pub fn write(&mut self, shape: &Shape, weights: &[T], inputs: &Activations<T>) -> &Self {
        let layers = shape.layers();
        self.layers.resize_with(layers.len(), || Activations::zeros(0, 0));
        for (i, layer) in layers.iter().enumerate() {
            let (below, above) = self.layers.split_at_mut(i);
            let x = below.last().unwrap_or(inputs);
            if i + 1 == layers.len() {
                dense(*layer, weights, x, Activation::Linear, &mut self.logits);
                softmax(&self.logits, &mut above[0]);
            } else {
                dense(*layer, weights, x, shape.activation, &mut above[0]);
            }
        }
        self
    }
}

/// t = activation(xW + b).
fn dense<T: Scalar>(
    layer: Layer,
    weights: &[T],
    x: &Activations<T>,
    activation: Activation,
    t: &mut Activations<T>,
) {
    let (kernel, bias) = (&weights[layer.kernel()], &weights[layer.bias()]);
    t.reshape(layer.outputs, x.samples);
    let block = VECTORS * T::LANES;
    let whole = x.samples - x.samples % block;
    for (j, b) in bias.iter().enumerate() {
        for start in (0..whole).step_by(block) {
            let mut sum = [T::Wide::from(*b); VECTORS];
            for i in 0..layer.inputs {
                let w = T::Wide::from(kernel[i * layer.outputs + j]);
                let x = &x.values[i * x.samples + start..][..block];
                add_scaled(&mut sum, w, |v| T::load(&x[v * T::LANES..]));
            }
            activate(activation, &mut sum);
            let t = t.values[j * x.samples + start..][..block].chunks_exact_mut(T::LANES);
            sum.into_iter().zip(t).for_each(|(sum, t)| T::store(sum, t));
        }
        let rest = &mut t.unit_mut(j)[whole..];
        for (n, t) in (whole..).zip(rest.iter_mut()) {
            let terms = (0..layer.inputs).map(|i| kernel[i * layer.outputs + j] * x.unit(i)[n]);
            *t = terms.fold(*b, |sum, term| sum + term);
        }
        activate(activation, rest);
    }
}

/// e^(z − max z) / Σ e^(z − max z) over the units of each sample.
fn softmax<T: Scalar>(logits: &Activations<T>, p: &mut Activations<T>) {
    let (width, samples) = (logits.width, logits.samples);
    p.reshape(width, samples);
    let whole = samples - samples % T::LANES;
    let mut several = vec![T::Wide::from(0.0); width];
    for n in (0..whole).step_by(T::LANES) {
        let units = || (n..).step_by(samples);
        several.iter_mut().zip(units()).for_each(|(z, at)| *z = T::load(&logits.values[at..]));
        normalise(&mut several);
        several.iter().zip(units()).for_each(|(p_of, at)| T::store(*p_of, &mut p.values[at..]));
    }
    let mut one = vec![T::from(0.0); width];
    for n in whole..samples {
        let units = || (n..).step_by(samples);
        one.iter_mut().zip(units()).for_each(|(z, at)| *z = logits.values[at]);
        normalise(&mut one);
        one.iter().zip(units()).for_each(|(p_of, at)| p.values[at] = *p_of);
    }
}

/// The softmax of these units, in place.
fn normalise<R: Real>(z: &mut [R]) {
    let largest = z.iter().skip(1).fold(z[0], |largest, z| largest.at_least(*z));
    let mut sum = R::from(0.0);
    for z in z.iter_mut() {
        *z = (*z - largest).exp();
        sum = sum + *z;
    }
    z.iter_mut().for_each(|z| *z = *z / sum);
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
