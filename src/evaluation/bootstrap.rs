//! The bootstrap: intervals from drawing again with replacement (Efron & Tibshirani 1993).

use crate::data::{Purpose, generator, word};

/// How often is drawn.
const RESAMPLES: u32 = 1000;

/// `statistic` of drawings of `len` out of `0..len` with replacement, always the same of a seed.
pub fn resampled<T>(len: usize, seed: u64, mut statistic: impl FnMut(&[usize]) -> T) -> Vec<T> {
    let mut drawn = vec![0; len];
    let draw = |number: u32| {
        let mut random = generator(seed, Purpose::Bootstrap, 0, number);
        for pick in &mut drawn {
            *pick = ((u64::from(word(&mut random)) * len as u64) >> 32) as usize;
        }
        statistic(&drawn)
    };
    (0..RESAMPLES).map(draw).collect()
}

/// The 95 % interval of a statistic of `len` things, from its values in drawings of them, by linear interpolation
/// between the values; `None` where there are none.
///
/// Of few things the plain percentiles are too narrow. Theirs are taken further out, as the t distribution and the
/// divisor `len − 1` would have them for a mean: the expanded percentile interval (Hesterberg 2015).
pub fn interval(values: &[f64], len: usize) -> Option<[f64; 2]> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let quantile = |share: f64| {
        let at = share * last as f64;
        let (low, above) = (at.floor() as usize, at - at.floor());
        sorted[low] + above * (sorted[(low + 1).min(last)] - sorted[low])
    };
    let out = tail(len as f64);
    Some([quantile(out), quantile(1.0 - out)])
}

/// What is left out on either side: Φ(−t √(len / (len − 1))) with the 97.5 % quantile t of len − 1 degrees of freedom.
fn tail(len: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    let freedom = len - 1.0;
    if freedom < 1.0 {
        return 0.0;
    }
    // Abramowitz & Stegun 26.7.5; below three degrees of freedom it is off, where nearly nothing is left out anyway.
    let (z2, z) = (Z * Z, Z);
    let first = z * (z2 + 1.0) / 4.0;
    let second = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    let t = z + (first + (second + third / freedom) / freedom) / freedom;
    0.5 * libm::erfc(t * libm::sqrt(len / freedom) / core::f64::consts::SQRT_2)
}
