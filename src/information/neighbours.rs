//! Entropy and mutual information from distances to nearest neighbours, in nats and the maximum norm.
//!
//! Kozachenko & Leonenko (1987); Kraskov, Stögbauer & Grassberger, Phys. Rev. E 69, 066138 (2004);
//! Ross, PLoS ONE 9(2), e87357 (2014). All assume that no two samples coincide: see [`jitter`].

use std::array::from_fn;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::network::Activations;

/// Samples of a block: with fewer, LLVM unrolls the loops over them and hardly vectorises them for wasm.
const LANES: usize = 16;

/// Differences of values between two calls of `keep_on`, some milliseconds.
const DIFFERENCES: usize = 1 << 23;

/// Which of the two estimators of Kraskov, Stögbauer & Grassberger (2004).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Equation 8: neighbours within one distance in both margins.
    First,
    /// Equation 9: neighbours within the rectangle that the k nearest span.
    Second,
}

/// Î(X;Y) in nats of x [width, samples] and y [width, samples], by Kraskov et al. (2004), equations 8 and 9.
///
/// NaN without units or with no more than k samples; None where `keep_on`, told the share done, is false.
pub fn mutual_information(
    x: &Activations<f64>,
    y: &Activations<f64>,
    k: usize,
    variant: Variant,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<f64> {
    if k == 0 || x.samples <= k || x.width == 0 || y.width == 0 {
        return Some(f64::NAN);
    }
    let (n, x, y) = (x.samples as f64, Margin::new(x), Margin::new(y));
    let known = digamma(n) + digamma(k as f64);
    let mean = match variant {
        Variant::First => mean_over_samples(&x, &y, k, keep_on, |of| {
            let radius = just_below(of.nearest[k].distance);
            let [in_x, in_y] = [x.count(of.sample, of.in_x, radius), y.count(of.sample, of.in_y, radius)];
            digamma(in_x as f64) + digamma(in_y as f64)
        }),
        Variant::Second => mean_over_samples(&x, &y, k, keep_on, |of| {
            let others = |margin: &Margin, distances: &[f64]| {
                let radius = of.nearest.iter().map(|near| distances[near.sample]).fold(0.0, larger);
                margin.count(of.sample, distances, radius) as f64 - 1.0
            };
            1.0 / k as f64 + digamma(others(&x, of.in_x)) + digamma(others(&y, of.in_y))
        }),
    };
    Some(known - mean?)
}

/// Î(X;L) in nats of x [width, samples] and labels [samples], by Ross (2014), equation 2.
///
/// As in scikit-learn, a class of n ≤ k samples looks at n − 1 neighbours, and a sample alone is left out.
pub fn with_labels(
    x: &Activations<f64>,
    labels: &[u32],
    k: usize,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Option<f64> {
    let mut classes = labels.to_vec();
    classes.sort_unstable();
    let class_size = |label: u32| {
        classes.partition_point(|other| *other <= label) - classes.partition_point(|other| *other < label)
    };
    let sizes: Vec<usize> = labels.iter().map(|label| class_size(*label)).collect();
    let kept: Vec<usize> = (0..labels.len()).filter(|sample| sizes[*sample] > 1).collect();
    if k == 0 || kept.is_empty() || x.width == 0 {
        return Some(f64::NAN);
    }
    // Labels further apart than any activations leave only neighbours of the same class.
    let apart = kept.iter().map(|sample| f64::from(labels[*sample]) * 1e290).collect();
    let values = (0..x.width).flat_map(|unit| kept.iter().map(move |sample| x.unit(unit)[*sample])).collect();
    let x = Margin::new(&Activations { values, width: x.width, samples: kept.len() });
    let y = Margin::new(&Activations { values: apart, width: 1, samples: kept.len() });
    let mean = mean_over_samples(&x, &y, k.min(kept.len() - 1), keep_on, |of| {
        let size = sizes[kept[of.sample]];
        let k = k.min(size - 1);
        let within = x.count(of.sample, of.in_x, just_below(of.nearest[k].distance));
        digamma(k as f64) - digamma(size as f64) - digamma(within as f64)
    });
    Some(digamma(kept.len() as f64) + mean?)
}

/// Ĥ(X) in nats of x [width, samples], by Kozachenko & Leonenko (1987): Kraskov et al. (2004), equation 20.
///
/// NaN without units or with no more than k samples; None where `keep_on`, told the share done, is false.
pub fn entropy(x: &Activations<f64>, k: usize, keep_on: &mut dyn FnMut(f64) -> bool) -> Option<f64> {
    if k == 0 || x.samples <= k || x.width == 0 {
        return Some(f64::NAN);
    }
    let (n, width) = (x.samples as f64, x.width as f64);
    let nothing = Margin::new(&Activations { values: Vec::new(), width: 0, samples: x.samples });
    let log_distance = |of: Neighbourhood| libm::log(2.0 * of.nearest[k].distance);
    let mean = mean_over_samples(&Margin::new(x), &nothing, k, keep_on, log_distance);
    Some(digamma(n) - digamma(k as f64) + width * mean?)
}

/// ψ(x) = d ln Γ(x) / dx for x > 0, by recurrence and the asymptotic series: DLMF 5.5.2 and 5.11.2.
pub fn digamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return f64::NAN;
    }
    // The series is exact to the last digit from 10 on.
    let steps = (10.0 - x).ceil().max(0.0);
    let far = x + steps;
    // B₂ₙ / 2n for n = 1 to 7.
    let terms =
        [1.0 / 12.0, -1.0 / 120.0, 1.0 / 252.0, -1.0 / 240.0, 1.0 / 132.0, -691.0 / 32760.0, 1.0 / 12.0];
    let square = 1.0 / (far * far);
    let series = terms.iter().rev().fold(0.0, |sum, term| (sum + term) * square);
    let value = libm::log(far) - 0.5 / far - series;
    (0..steps as u32).rev().fold(value, |value, step| value - 1.0 / (x + f64::from(step)))
}

/// x [width, samples] with uniform noise of ±1e−10 mean |x| in each unit that has ties, and whether any had.
pub fn jitter(x: &Activations<f64>, seed: u64) -> (Activations<f64>, bool) {
    let (mut noisy, mut any) = (x.clone(), false);
    for (unit, values) in noisy.values.chunks_mut(x.samples.max(1)).enumerate() {
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        if sorted.windows(2).all(|pair| pair[0] != pair[1]) {
            continue;
        }
        any = true;
        let mean = values.iter().map(|value| value.abs()).sum::<f64>() / values.len() as f64;
        let half_width = 1e-10 * mean.max(1e-100);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(unit as u64);
        for value in values {
            // 53 random bits are the most that a number below one holds.
            let uniform = (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
            *value += half_width * (2.0 * uniform - 1.0);
        }
    }
    (noisy, any)
}

/// Whether some label occurs and has no more than k samples, too few for k neighbours of its own.
pub fn has_few(labels: &[u32], k: usize) -> bool {
    let mut sorted = labels.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a == b).any(|class| class.len() <= k)
}

/// Whether most samples of x [width, samples] have many others exactly as far away as their k-th neighbour, as on
/// a grid or among few values: which of these are neighbours is decided by what breaks the ties, and not by x.
pub fn is_gridded(x: &Activations<f64>, k: usize) -> bool {
    let probes = x.samples.min(PROBES);
    let distance = |a: usize, b: usize| {
        (0..x.width).map(|unit| (x.unit(unit)[a] - x.unit(unit)[b]).abs()).fold(0.0, larger)
    };
    let is_tied = |probe: &usize| {
        let sample = probe * x.samples / probes;
        let mut distances: Vec<f64> =
            (0..x.samples).filter(|other| *other != sample).map(|other| distance(sample, other)).collect();
        if k == 0 || distances.len() < k {
            return false;
        }
        let (_, kth, _) = distances.select_nth_unstable_by(k - 1, f64::total_cmp);
        let kth = *kth;
        distances.iter().filter(|distance| **distance <= kth).count() > MANY_TIES * k
    };
    2 * (0..probes).filter(is_tied).count() > probes
}

/// Samples whose distances are looked at for ties, and how many times k neighbours are many.
const PROBES: usize = 32;
const MANY_TIES: usize = 2;

/// Samples in the space of some units.
struct Margin {
    /// [blocks, width, LANES], infinite beyond the last sample.
    blocks: Vec<[f64; LANES]>,
    width: usize,
    samples: usize,
    /// The values of a single unit in order, which counts faster.
    sorted: Option<Vec<f64>>,
}

impl Margin {
    fn new(x: &Activations<f64>) -> Self {
        let value = |unit, sample| if sample < x.samples { x.unit(unit)[sample] } else { f64::INFINITY };
        let blocks = (0..x.samples.div_ceil(LANES))
            .flat_map(|block| (0..x.width).map(move |unit| from_fn(|lane| value(unit, block * LANES + lane))))
            .collect();
        let sorted = (x.width == 1).then(|| {
            let mut values = x.values.clone();
            values.sort_unstable_by(f64::total_cmp);
            values
        });
        Self { blocks, width: x.width, samples: x.samples, sorted }
    }

    /// The values of one sample, [width].
    fn point(&self, sample: usize) -> Vec<f64> {
        let units = &self.blocks[sample / LANES * self.width..][..self.width];
        units.iter().map(|values| values[sample % LANES]).collect()
    }

    /// Distances of a point [width] to the samples of a block; a call costs as much as a block, in wasm.
    #[inline(always)]
    fn distances(&self, point: &[f64], block: usize) -> [f64; LANES] {
        let mut furthest = [0.0; LANES];
        for (centre, values) in point.iter().zip(&self.blocks[block * self.width..][..self.width]) {
            for (furthest, value) in furthest.iter_mut().zip(values) {
                *furthest = larger(*furthest, (value - centre).abs());
            }
        }
        furthest
    }

    /// How many samples, itself included, are within a radius of one whose `distances` are these, [samples].
    fn count(&self, sample: usize, distances: &[f64], radius: f64) -> usize {
        let Some(sorted) = &self.sorted else {
            return distances.iter().filter(|distance| **distance <= radius).count();
        };
        let centre = self.blocks[sample / LANES][sample % LANES];
        let from = sorted.partition_point(|value| centre - value > radius);
        sorted[from..].partition_point(|value| value - centre <= radius)
    }
}

/// A sample at a distance.
#[derive(Clone, Copy)]
struct Near {
    distance: f64,
    sample: usize,
}

/// A sample, the k + 1 nearest to it with itself, nearest first, and distances to all by margin, [samples].
struct Neighbourhood<'a> {
    sample: usize,
    nearest: &'a [Near],
    in_x: &'a [f64],
    in_y: &'a [f64],
}

/// The mean over samples of a term of each one's neighbourhood in the joint space; None when told to stop.
fn mean_over_samples(
    x: &Margin,
    y: &Margin,
    k: usize,
    keep_on: &mut dyn FnMut(f64) -> bool,
    term: impl Fn(Neighbourhood) -> f64,
) -> Option<f64> {
    let samples = x.samples;
    let mut in_x = vec![[0.0; LANES]; samples.div_ceil(LANES)];
    let mut in_y = in_x.clone();
    let mut nearest = vec![Near { distance: 0.0, sample: 0 }; k + 1];
    let pause = 1 + DIFFERENCES / (samples * (x.width + y.width));
    let mut sum = 0.0;
    for sample in 0..samples {
        if sample % pause == 0 && !keep_on(sample as f64 / samples as f64) {
            return None;
        }
        nearest.fill(Near { distance: f64::INFINITY, sample: 0 });
        let (point_x, point_y) = (x.point(sample), y.point(sample));
        for (block, (in_x, in_y)) in in_x.iter_mut().zip(&mut in_y).enumerate() {
            (*in_x, *in_y) = (x.distances(&point_x, block), y.distances(&point_y, block));
            let joint: [f64; LANES] = from_fn(|lane| larger(in_x[lane], in_y[lane]));
            let furthest = nearest[k].distance;
            // Nearly always false, and found without branches.
            if joint.iter().fold(false, |any, distance| any | (*distance < furthest)) {
                for (lane, &distance) in joint.iter().enumerate() {
                    if distance < nearest[k].distance {
                        insert(&mut nearest, Near { distance, sample: block * LANES + lane });
                    }
                }
            }
        }
        let [in_x, in_y] = [&in_x, &in_y].map(|distances| &distances.as_flattened()[..samples]);
        sum += term(Neighbourhood { sample, nearest: &nearest, in_x, in_y });
    }
    Some(sum / samples as f64)
}

/// The larger of two numbers in one instruction, which `f64::max` is not.
fn larger(a: f64, b: f64) -> f64 {
    if a < b { b } else { a }
}

/// The next smaller distance, so that counting up to it leaves out the neighbour that defines it.
fn just_below(distance: f64) -> f64 {
    distance.next_down().max(0.0)
}

/// Puts a sample among the nearest, which are in order of distance, in the place of the last.
fn insert(nearest: &mut [Near], new: Near) {
    let mut place = nearest.len() - 1;
    while place > 0 && nearest[place - 1].distance > new.distance {
        nearest[place] = nearest[place - 1];
        place -= 1;
    }
    nearest[place] = new;
}
