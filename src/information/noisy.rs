//! The information of a layer with Gaussian noise, T = h + N(0, β²I), by Monte Carlo: Goldfeld et al. (2019).
//!
//! T is a mixture of one Gaussian for each sample, so h(T) is sampled with its density known exactly, and
//! I(X;T) = h(T) − (d/2) log₂(2πe β²).

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::kernels::across;
use super::mutual::joined;
use crate::data::word;
use crate::network::Activations;

/// An estimate and the standard error of its sampling, bits; where noise is drawn once at each sample, of these
/// draws among all samples, which is no less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampled {
    pub mean: f64,
    pub error: f64,
}

/// I(X;T) and I(T;Y) of activations [width, N] with class weights p(y|x) [classes][N]: T is drawn `ROUNDS`
/// times at each sample.
pub fn informations(
    points: &Activations<f64>,
    classes: &[Vec<f64>],
    beta: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<[Sampled; 2]> {
    let (samples, width) = (points.samples, points.width);
    let n = samples as f64;
    // The terms of both averages at each drawn T.
    let (mut input, mut label) = (Vec::new(), Vec::new());
    let rounds = (MOST / samples.max(1)).clamp(1, ROUNDS);
    let mut random = ChaCha8Rng::seed_from_u64(0);
    for round in 0..rounds {
        let mut at = points.clone();
        let mut squares = vec![0.0; samples];
        for unit in 0..width {
            let values = &mut at.values[unit * samples..][..samples];
            for (value, square) in values.iter_mut().zip(&mut squares) {
                let z = normal(&mut random);
                *value += beta * z;
                *square += z * z;
            }
        }
        let share = |done: f64| (round as f64 + done) / rounds as f64;
        let sums = across(&at, points, classes, beta * beta, &mut |done| keep_on(share(done)))?;
        let masses: Vec<f64> = classes.iter().map(|weights| weights.iter().sum()).collect();
        for i in 0..samples {
            let mixture = libm::log2(sums.iter().map(|s| s[i]).sum::<f64>() / n);
            // The log-density of T given its own pattern, up to the constant that both share.
            let own = -0.5 * squares[i] * std::f64::consts::LOG2_E;
            input.push(own - mixture);
            let of_class = |(c, weights): (usize, &Vec<f64>)| match weights[i] > 0.0 {
                true => weights[i] * libm::log2(sums[c][i] / masses[c]),
                false => 0.0,
            };
            label.push(classes.iter().enumerate().map(of_class).sum::<f64>() - mixture);
        }
    }
    Some([sampled(&input, samples), sampled(&label, samples)])
}

/// Each sample has its T drawn so often, where there are few.
const ROUNDS: usize = 64;
/// As many T as are drawn in all, where there are many samples.
const MOST: usize = 4096;

/// Of terms [rounds, samples]: every sample has its share of them, so that only what differs between the rounds
/// of one sample is chance.
fn sampled(terms: &[f64], samples: usize) -> Sampled {
    let rounds = terms.len() / samples;
    let mean = terms.iter().sum::<f64>() / terms.len() as f64;
    if rounds < 2 {
        return Sampled { mean, error: variance_of_mean(terms.iter().copied()).sqrt() };
    }
    let of_sample = |i: usize| variance_of_mean(terms.iter().skip(i).step_by(samples).copied());
    let sum: f64 = (0..samples).map(of_sample).sum();
    Sampled { mean, error: sum.sqrt() / samples as f64 }
}

/// The variance of the mean of independent terms.
fn variance_of_mean(terms: impl Iterator<Item = f64> + Clone) -> f64 {
    let n = terms.clone().count() as f64;
    let mean = terms.clone().sum::<f64>() / n;
    terms.map(|term| (term - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0) / n
}

/// A standard normal number (Box & Muller 1958).
fn normal(random: &mut ChaCha8Rng) -> f64 {
    let mut uniform = || (f64::from(word(random)) + 0.5) / 4_294_967_296.0;
    (-2.0 * libm::log(uniform())).sqrt() * libm::cos(2.0 * std::f64::consts::PI * uniform())
}

/// I(X + βZ; Y + βZ′) of two real variables [width, N], both with noise.
pub fn between(
    x: &Activations<f64>,
    y: &Activations<f64>,
    beta: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Sampled> {
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut noisy = |points: &Activations<f64>| {
        let values = points.values.iter().map(|value| value + beta * normal(&mut random)).collect();
        Activations { values, ..*points }
    };
    let (at_x, at_y) = (noisy(x), noisy(y));
    let ones = [vec![1.0 / x.samples as f64; x.samples]];
    let mut density = |at: &Activations<f64>, of: &Activations<f64>, part: f64| {
        let share = &mut |done: f64| keep_on((part + done) / 3.0);
        across(at, of, &ones, beta * beta, share).map(|mut sums| sums.swap_remove(0))
    };
    let of_x = density(&at_x, x, 0.0)?;
    let of_y = density(&at_y, y, 1.0)?;
    let of_both = density(&joined(&at_x, &at_y), &joined(x, y), 2.0)?;
    let terms: Vec<f64> = (of_both.iter().zip(&of_x).zip(&of_y))
        .map(|((both, x), y)| libm::log2(*both) - libm::log2(*x) - libm::log2(*y))
        .collect();
    Some(sampled(&terms, x.samples))
}
