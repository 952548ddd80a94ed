//! Correlation over cells, with its interval.

use super::Outcome;
use crate::text;

/// The 97.5 % quantile of the normal distribution.
const NORMAL: f64 = 1.959_963_984_540_054;

/// Which correlation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Of the values.
    Pearson,
    /// Of their ranks, equal values having the mean of theirs.
    Spearman,
}

/// A correlation with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    pub r: f64,
    /// `None` where r is 1 or −1, for which there is no formula.
    pub interval: Option<[f64; 2]>,
    pub pairs: usize,
}

/// The correlation of the pairs whose values are finite.
///
/// The interval is that of Fisher's z (1921); of ranks with the variance of Bonett & Wright (2000).
///
/// # Errors
/// A sentence where there are too few pairs, or no two different values of one side.
pub fn correlation(pairs: &[(f64, f64)], rule: Rule) -> Result<Correlation, String> {
    let finite = pairs.iter().filter(|(x, y)| x.is_finite() && y.is_finite());
    let (x, y): (Vec<f64>, Vec<f64>) = finite.copied().unzip();
    let pairs = x.len();
    if pairs < 4 {
        return Err(text::untold::too_few_cells(pairs));
    }
    let r = match rule {
        Rule::Pearson => pearson(&x, &y),
        Rule::Spearman => pearson(&ranks(&x), &ranks(&y)),
    };
    if !r.is_finite() {
        return Err(text::untold::ALL_THE_SAME.into());
    }
    let variance = match rule {
        Rule::Pearson => 1.0,
        Rule::Spearman => 1.0 + 0.5 * r * r,
    };
    let (z, half) = (libm::atanh(r), NORMAL * libm::sqrt(variance / (pairs - 3) as f64));
    let is_inside = r.abs() < 1.0 - 1e-12;
    Ok(Correlation { r, interval: is_inside.then(|| [z - half, z + half].map(libm::tanh)), pairs })
}

/// The compression of the last hidden layer against the gap in accuracy between training part and hold-out, over cells.
///
/// # Errors
/// As [`correlation`].
pub fn compression_against_gap(outcomes: &[Outcome], rule: Rule) -> Result<Correlation, String> {
    let pair = |outcome: &Outcome| {
        let compression = (*outcome.compression.get(outcome.last_hidden()?)?)?;
        Some((compression.bits, outcome.gap()))
    };
    correlation(&outcomes.iter().filter_map(pair).collect::<Vec<_>>(), rule)
}

/// NaN where one side is constant.
fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let is_constant = |values: &[f64]| values.windows(2).all(|pair| pair[0] == pair[1]);
    if is_constant(x) || is_constant(y) {
        return f64::NAN;
    }
    let pairs = || x.iter().zip(y).map(|(x, y)| (x - mean_x, y - mean_y));
    let [xy, xx, yy] = pairs().fold([0.0; 3], |[xy, xx, yy], (x, y)| [xy + x * y, xx + x * x, yy + y * y]);
    (xy / libm::sqrt(xx * yy)).clamp(-1.0, 1.0)
}

/// 1 for the lowest; of equal values the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let rank = |value: &f64| {
        let below = values.iter().filter(|other| *other < value).count() as f64;
        let equal = values.iter().filter(|other| *other == value).count() as f64;
        below + 0.5 * (equal + 1.0)
    };
    values.iter().map(rank).collect()
}
