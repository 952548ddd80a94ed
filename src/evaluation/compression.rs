//! Compression: how far I(X;T) of a layer has fallen from its peak, and how far it has come up again.

use super::bootstrap::{interval, resampled};

/// I(X;T) of one layer over a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trajectory {
    pub epochs: Vec<u32>,
    pub steps: Vec<u64>,
    /// Bits, [networks][moments].
    pub bits: Vec<Vec<f64>>,
}

/// When a mean over networks was how high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    pub epoch: u32,
    pub step: u64,
    pub bits: f64,
}

/// What became of the mean I(X;T) of a layer (Shwartz-Ziv & Tishby 2017; Saxe et al. 2018).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compression {
    /// Where it was highest, for the first time.
    pub peak: Moment,
    /// Where it was lowest from the peak on, for the first time.
    pub lowest: Moment,
    /// Bits between the peak and the end.
    pub bits: f64,
    /// 95 % of bootstrap drawings of networks, each with a peak of its own; `None` for a single network.
    ///
    /// Never below 0, as a maximum is not: what noise alone gives is above it.
    pub interval: Option<[f64; 2]>,
    /// Bits between the lowest moment and the end.
    pub re_expansion: f64,
    /// How many networks there are, those left out whose information is not finite throughout.
    pub networks: usize,
}

impl Compression {
    /// Of a trajectory, its bootstrap by `seed`; `None` where no network or no moment is known.
    pub fn of(trajectory: &Trajectory, seed: u64) -> Option<Self> {
        let Trajectory { epochs, steps, bits } = trajectory;
        let moments = epochs.len();
        let known = |path: &&Vec<f64>| path.len() == moments && path.iter().all(|bits| bits.is_finite());
        let paths: Vec<&Vec<f64>> = bits.iter().filter(known).collect();
        let all: Vec<usize> = (0..paths.len()).collect();
        let mean = mean_path(&paths, &all, moments);
        let end = *mean.last().filter(|_| !paths.is_empty() && steps.len() == moments)?;
        let peak = first_extreme(&mean, |a, b| a > b);
        let lowest = peak + first_extreme(&mean[peak..], |a, b| a < b);
        let moment = |at: usize| Moment { epoch: epochs[at], step: steps[at], bits: mean[at] };
        let fallen = |drawn: &[usize]| {
            let mean = mean_path(&paths, drawn, moments);
            mean[first_extreme(&mean, |a, b| a > b)] - mean[moments - 1]
        };
        let several = paths.len() > 1;
        Some(Self {
            peak: moment(peak),
            lowest: moment(lowest),
            bits: mean[peak] - end,
            interval: several.then(|| interval(&resampled(paths.len(), seed, fallen), paths.len())).flatten(),
            re_expansion: end - mean[lowest],
            networks: paths.len(),
        })
    }
}

/// [moments]: the mean over the drawn paths.
fn mean_path(paths: &[&Vec<f64>], drawn: &[usize], moments: usize) -> Vec<f64> {
    let mut mean = vec![0.0; moments];
    for network in drawn {
        mean.iter_mut().zip(paths[*network]).for_each(|(sum, bits)| *sum += bits);
    }
    mean.iter_mut().for_each(|sum| *sum /= drawn.len() as f64);
    mean
}

/// The first place that no other `beats`.
fn first_extreme(values: &[f64], beats: fn(f64, f64) -> bool) -> usize {
    (1..values.len()).fold(0, |best, at| if beats(values[at], values[best]) { at } else { best })
}
