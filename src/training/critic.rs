//! Neural lower bounds on mutual information: a critic f(x, y) = g(x)·h(y) that burn trains on the CPU.
//!
//! Half of the samples train the critic, the other half are what the bound is taken of, so that InfoNCE and NWJ
//! stay lower bounds in expectation; the logarithm in Donsker & Varadhan's makes it one in the limit only. Pairs from the joint distribution are the diagonal of a batch, pairs from the
//! product are all others.

use burn::tensor::{Device, Tensor, TensorData, activation};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::information::neural::{BATCH, Bound, Bounded, Critic};
use crate::network::Activations;

/// Units of the hidden layer of g and of h.
const HIDDEN: usize = 64;
/// Dimensions of g(x) and h(y).
const FEATURES: usize = 32;
/// Steps of Adam (Kingma & Ba 2015, β 0.9 and 0.999, ε 1e-8), and their size.
const STEPS: usize = 1500;
/// And at most so many times through the samples: a critic learns few of them by heart.
const EPOCHS: usize = 100;
const RATE: f64 = 2e-3;

/// The critic that estimators are given where burn is linked.
pub const CRITIC: Critic = bound;

/// A bound on I(X;Y) of samples x [width, N] and y [width, N], in nats; `None` where `keep_on` says no or the
/// samples are too few.
fn bound(
    kind: Bound,
    x: &Activations<f64>,
    y: &Activations<f64>,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Bounded> {
    let device = super::burn::flex();
    let mut random = ChaCha8Rng::seed_from_u64(3);
    let order = shuffled(x.samples, &mut random);
    let (training, held_out) = order.split_at(x.samples / 2);
    let batch = BATCH.min(training.len()).min(held_out.len());
    if batch < 2 {
        return None;
    }
    let (x, y) = (standardised(x), standardised(y));
    let mut nets = Nets::new(x.width, y.width, &mut random, &device);
    let mut rows: Vec<u32> = vec![];
    let steps = STEPS.min(EPOCHS * training.len().div_ceil(batch));
    for step in 0..steps {
        if rows.len() < batch {
            rows = shuffled(training.len(), &mut random).into_iter().map(|i| training[i as usize]).collect();
        }
        let taken = rows.split_off(rows.len() - batch);
        nets.step(kind, upload(&x, &taken, &device), upload(&y, &taken, &device), step + 1);
        if step % 8 == 0 && !keep_on(step as f64 / steps as f64) {
            return None;
        }
    }
    let mut terms = vec![];
    for rows in held_out.chunks_exact(batch) {
        let scores = nets.scores(&nets.parameters, upload(&x, rows, &device), upload(&y, rows, &device));
        let scores: Vec<f32> = scores.into_data().try_into_vec().ok()?;
        terms.extend(held_out_terms(kind, &scores, batch));
    }
    let n = terms.len() as f64;
    let mean = terms.iter().sum::<f64>() / n;
    let squares: f64 = terms.iter().map(|term| (term - mean).powi(2)).sum();
    Some(Bounded { nats: mean, error: (squares / (n - 1.0) / n).sqrt(), ceiling: (batch as f64).ln() })
}

/// What each joint pair adds to the bound, [batch]: their mean is the bound.
fn held_out_terms(kind: Bound, scores: &[f32], batch: usize) -> Vec<f64> {
    let row = |i: usize| scores[i * batch..][..batch].iter().map(|s| f64::from(*s));
    let own = |i: usize| f64::from(scores[i * batch + i]);
    // The mean of eᶠ over the pairs of the product in one row.
    let product = |i: usize| {
        row(i).enumerate().filter(|(j, _)| *j != i).map(|(_, s)| s.exp()).sum::<f64>() / (batch - 1) as f64
    };
    match kind {
        Bound::InfoNce => (0..batch)
            .map(|i| {
                let largest = row(i).fold(f64::NEG_INFINITY, f64::max);
                let sum: f64 = row(i).map(|s| (s - largest).exp()).sum();
                own(i) - largest - sum.ln() + (batch as f64).ln()
            })
            .collect(),
        Bound::Nwj => (0..batch).map(|i| own(i) - product(i) / std::f64::consts::E).collect(),
        Bound::DonskerVaradhan => {
            let products: Vec<f64> = (0..batch).map(product).collect();
            let mean = products.iter().sum::<f64>() / batch as f64;
            // The delta method, so that the terms spread as the logarithm of the mean does.
            (0..batch).map(|i| own(i) - mean.ln() - (products[i] / mean - 1.0)).collect()
        }
    }
}

/// g and h: each a hidden layer of ReLU and a linear one.
struct Nets {
    /// Kernel and bias of g's layers, then of h's.
    parameters: Vec<Tensor<2>>,
    /// Adam's first and second moments of each.
    moments: Vec<[Tensor<2>; 2]>,
}

impl Nets {
    fn new(x: usize, y: usize, random: &mut ChaCha8Rng, device: &Device) -> Self {
        // He et al. 2015, uniform; biases begin at 0.
        let mut kernel = |inputs: usize, outputs: usize| {
            let bound = (6.0 / inputs as f32).sqrt();
            let values: Vec<f32> =
                (0..inputs * outputs).map(|_| bound * (2.0 * uniform(random) - 1.0)).collect();
            Tensor::from_data(TensorData::new(values, [inputs, outputs]), device)
        };
        let bias = |outputs: usize| Tensor::zeros([1, outputs], device);
        let net =
            |width: usize| [kernel(width, HIDDEN), bias(HIDDEN), kernel(HIDDEN, FEATURES), bias(FEATURES)];
        let parameters: Vec<Tensor<2>> = [x, y].into_iter().flat_map(net).collect();
        let moments = parameters.iter().map(|p| [p.zeros_like(), p.zeros_like()]).collect();
        Self { parameters, moments }
    }

    /// f of all pairs, [batch, batch], x along the rows.
    fn scores(&self, parameters: &[Tensor<2>], x: Tensor<2>, y: Tensor<2>) -> Tensor<2> {
        let features = |layers: &[Tensor<2>], input: Tensor<2>| {
            let hidden = activation::relu(input.matmul(layers[0].clone()) + layers[1].clone());
            hidden.matmul(layers[2].clone()) + layers[3].clone()
        };
        let (g, h) = (features(&parameters[..4], x), features(&parameters[4..], y));
        // As attention scales it, so that scores begin near zero.
        g.matmul(h.transpose()) / (FEATURES as f64).sqrt()
    }

    /// One step of Adam up the bound.
    fn step(&mut self, kind: Bound, x: Tensor<2>, y: Tensor<2>, count: usize) {
        let leaves: Vec<Tensor<2>> =
            self.parameters.iter().map(|p| p.clone().autodiff().require_grad()).collect();
        let batch = x.dims()[0];
        let scores = self.scores(&leaves, x, y);
        let eye = Tensor::<2>::eye(batch, &self.parameters[0].device());
        let diagonal = |of: Tensor<2>| (of * eye.clone()).sum() / batch as f64;
        let others =
            |of: Tensor<2>| (of * (eye.ones_like() - eye.clone())).sum() / (batch * (batch - 1)) as f64;
        // eᶠ overflows long before a bound is of use.
        let limited = scores.clone().clamp_max(30.0);
        let bound = match kind {
            Bound::InfoNce => diagonal(activation::log_softmax(scores, 1)),
            Bound::Nwj => diagonal(scores) - others((limited - 1.0).exp()),
            Bound::DonskerVaradhan => diagonal(scores) - others(limited.exp()).log(),
        };
        let mut gradients = bound.neg().backward();
        let correct = |beta: f64| 1.0 - beta.powi(count as i32);
        for ((parameter, leaf), [first, second]) in
            self.parameters.iter_mut().zip(&leaves).zip(&mut self.moments)
        {
            let Some(gradient) = leaf.grad_remove(&mut gradients) else { continue };
            *first = first.clone() * 0.9 + gradient.clone() * 0.1;
            *second = second.clone() * 0.999 + gradient.clone() * gradient * 0.001;
            let (mean, square) = (first.clone() / correct(0.9), second.clone() / correct(0.999));
            *parameter = parameter.clone() - mean / (square.sqrt() + 1e-8) * RATE;
        }
    }
}

/// Each unit with mean 0 and deviation 1; constant ones are zero.
fn standardised(x: &Activations<f64>) -> Activations<f64> {
    let n = x.samples as f64;
    let unit = |unit: usize| {
        let values = x.unit(unit);
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n;
        let scale = if variance > 0.0 { 1.0 / variance.sqrt() } else { 0.0 };
        values.iter().map(move |v| (v - mean) * scale)
    };
    Activations { values: (0..x.width).flat_map(unit).collect(), ..*x }
}

/// Rows of samples, [rows, width].
fn upload(x: &Activations<f64>, rows: &[u32], device: &Device) -> Tensor<2> {
    let values: Vec<f32> = rows
        .iter()
        .flat_map(|row| (0..x.width).map(move |unit| x.unit(unit)[*row as usize] as f32))
        .collect();
    Tensor::from_data(TensorData::new(values, [rows.len(), x.width]), device)
}

fn shuffled(len: usize, random: &mut ChaCha8Rng) -> Vec<u32> {
    crate::data::permutation(len, random)
}

fn uniform(random: &mut ChaCha8Rng) -> f32 {
    (crate::data::word(random) >> 8) as f32 / (1 << 24) as f32
}
