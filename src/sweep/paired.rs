//! Two settings compared network by network.

use super::student::two_sided;
use super::{Outcome, Spread};
use crate::text;

/// How networks of one number differ between two settings: they begin alike, so that what they share is taken out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// Mean of second less first.
    pub mean: f64,
    /// The 95 % interval of the mean by Student's t (1908).
    pub interval: [f64; 2],
    pub pairs: usize,
    /// In how many pairs the second is lower, and higher.
    pub signs: [usize; 2],
}

/// The pairs of two lists [networks] whose values are both finite.
///
/// # Errors
/// A sentence where there are fewer than two.
pub fn paired(first: &[f64], second: &[f64]) -> Result<Paired, String> {
    let differences = first.iter().zip(second).map(|(first, second)| second - first);
    let differences: Vec<f64> = differences.filter(|difference| difference.is_finite()).collect();
    let Spread { mean, sd, count } = Spread::of(differences.iter().copied());
    if count < 2 {
        return Err(text::untold::too_few_pairs(count));
    }
    let half = two_sided(0.95, count - 1) * sd / libm::sqrt(count as f64);
    let signs = [
        differences.iter().filter(|difference| **difference < 0.0).count(),
        differences.iter().filter(|difference| **difference > 0.0).count(),
    ];
    Ok(Paired { mean, interval: [mean - half, mean + half], pairs: count, signs })
}

/// The hold-out accuracy at the end against that where compression of the last hidden layer began, over those cells
/// whose I(X;T) was highest before the end; and how many these are.
///
/// Each network is taken once, as its mean over these cells: networks of one number begin alike in all of them.
///
/// # Errors
/// A sentence where there is no such cell, or as [`paired`].
pub fn end_against_peak(outcomes: &[Outcome]) -> Result<(Paired, usize), String> {
    let pair = |outcome: &Outcome| {
        let layer = outcome.last_hidden()?;
        let found = (*outcome.compression.get(layer)?)?;
        let peak = outcome.accuracies_at_peak.get(layer)?.clone();
        (found.bits > 0.0 && !peak.is_empty()).then(|| [peak, outcome.accuracies()])
    };
    let pairs: Vec<[Vec<f64>; 2]> = outcomes.iter().filter_map(pair).collect();
    if pairs.is_empty() {
        return Err(text::untold::NEVER_HIGHER.into());
    }
    let networks = pairs.iter().map(|[peak, _]| peak.len()).max().unwrap_or(0);
    let mean = |network: usize, which: usize| {
        // Of both ends or of neither, so that a cell weighs the same in both.
        let finite = pairs.iter().filter_map(|pair| {
            let ends = [*pair[0].get(network)?, *pair[1].get(network)?];
            ends.iter().all(|end| end.is_finite()).then(|| ends[which])
        });
        Spread::of(finite).mean
    };
    let of = |which: usize| (0..networks).map(|network| mean(network, which)).collect::<Vec<_>>();
    Ok((paired(&of(0), &of(1))?, pairs.len()))
}
