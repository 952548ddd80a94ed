//! Percentile intervals by drawing again with replacement (Efron & Tibshirani 1993, chapter 13).

use crate::data::{Purpose, generator, word};

/// How often is drawn.
const RESAMPLES: u32 = 1000;

/// `statistic` of drawings of `len` out of `0..len` with replacement, always the same of a seed; those that are not
/// finite are left out.
pub fn resampled(len: usize, seed: u64, mut statistic: impl FnMut(&[usize]) -> f64) -> Vec<f64> {
    let mut drawn = vec![0; len];
    let draw = |number: u32| {
        let mut random = generator(seed, Purpose::Bootstrap, 0, number);
        for pick in &mut drawn {
            *pick = ((u64::from(word(&mut random)) * len as u64) >> 32) as usize;
        }
        statistic(&drawn)
    };
    (0..RESAMPLES).map(draw).filter(|value| value.is_finite()).collect()
}

/// The central 95 % of the values, by linear interpolation between them; `None` where there are none.
pub fn interval(values: &[f64]) -> Option<[f64; 2]> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let quantile = |share: f64| {
        let at = share * last as f64;
        let (low, above) = (at.floor() as usize, at - at.floor());
        sorted[low] + above * (sorted[(low + 1).min(last)] - sorted[low])
    };
    Some([quantile(0.025), quantile(0.975)])
}
