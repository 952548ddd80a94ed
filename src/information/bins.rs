//! The bins of one unit's activations.

use super::spaced::Spaced;

/// A rule that gives every activation the number of its bin.
#[derive(Clone, Debug)]
pub enum Bins {
    /// The number of thresholds that are ≤ x.
    Thresholds(Vec<f32>),
    /// The same of thresholds that lie evenly.
    Spaced(Spaced),
    /// ⌊x / width⌋ in f32, as numpy has it for activations in f32 (Saxe et al. 2018).
    Width(f32),
    /// x rounded to 2ᴮ steps between a lowest and a highest value: round((x − low) · scale), Lorenzen et al. 2022.
    Levels { low: f64, scale: f64 },
}

impl Bins {
    /// As `numpy.digitize(x, numpy.linspace(−1, 1, K))`: all x < −1 share a bin, and all x ≥ 1
    /// (Shwartz-Ziv & Tishby 2017).
    pub fn edges(count: u32) -> Self {
        let last = count.max(2) - 1;
        // As `linspace` has it: multiples of the step, and the last edge is 1.
        Self::Spaced(Spaced { low: -1.0, step: 2.0 / f64::from(last), first: 0, last, top: 1.0 })
    }

    /// Bins of one width.
    pub fn width(width: f64) -> Self {
        Self::Width(width as f32)
    }

    /// K equal bins from the lowest to the highest value, which is in the last.
    pub fn range(count: u32, [low, high]: [f32; 2]) -> Self {
        let step = (f64::from(high) - f64::from(low)) / f64::from(count);
        match step > 0.0 && count > 1 {
            true => Self::Spaced(Spaced { low, step, first: 1, last: count - 1, top: f64::INFINITY }),
            false => Self::Thresholds(vec![]),
        }
    }

    /// K bins with equally many of the distinct values, whatever their order (Chelombiev et al. 2019).
    pub fn equal(count: u32, values: &[f32]) -> Self {
        let mut distinct = sorted(values);
        distinct.dedup();
        let at = |i: u32| distinct.get((i as usize * distinct.len()).div_ceil(count as usize)).copied();
        let mut thresholds: Vec<f32> = (1..count).filter_map(at).collect();
        thresholds.dedup();
        Self::Thresholds(thresholds)
    }

    /// B bits between the lowest and the highest value.
    pub fn levels(bits: u32, [low, high]: [f32; 2]) -> Self {
        let (low, span) = (f64::from(low), f64::from(high) - f64::from(low));
        let scale = if span > 0.0 { f64::from(1_u32 << bits) / span } else { 0.0 };
        Self::Levels { low, scale }
    }

    /// Writes the bin of each value; equal numbers mean equal bins, and greater values have no smaller ones.
    ///
    /// The values are finite and `largest` is the largest of their magnitudes.
    pub fn write(&self, values: &[f32], largest: f32, codes: &mut [i32]) {
        let pairs = codes.iter_mut().zip(values);
        match self {
            Self::Spaced(spaced) => spaced.write(values, codes),
            Self::Thresholds(thresholds) => {
                pairs.for_each(|(code, x)| *code = thresholds.partition_point(|t| t <= x) as i32);
            }
            // Whole numbers below 2²⁴ fit in either type.
            Self::Width(width) if largest / width < 16_777_216.0 => {
                for (code, x) in pairs {
                    let quotient = x / width;
                    let towards_zero = quotient as i32;
                    *code = towards_zero - i32::from(quotient < towards_zero as f32);
                }
            }
            // As integers in the order of the numbers; adding zero makes one of the two zeros.
            Self::Width(width) => pairs.for_each(|(code, x)| *code = ordered((x / width).floor() + 0.0)),
            Self::Levels { low, scale } => pairs.for_each(|(code, x)| {
                *code = ((f64::from(*x) - low) * scale).round_ties_even() as i32;
            }),
        }
    }
}

/// The values in increasing order, through whole numbers of the same order, which sort faster.
fn sorted(values: &[f32]) -> Vec<f32> {
    let mut keys: Vec<i32> = values.iter().map(|value| ordered(*value)).collect();
    keys.sort_unstable();
    keys.into_iter().map(of_ordered).collect()
}

/// An integer for every number, in their order.
fn ordered(value: f32) -> i32 {
    let bits = value.to_bits() as i32;
    bits ^ ((bits >> 31) & i32::MAX)
}

fn of_ordered(key: i32) -> f32 {
    f32::from_bits((key ^ ((key >> 31) & i32::MAX)) as u32)
}

/// `numpy.linspace(−1, 1, count)`, bit for bit; `count` is 2 or more.
pub fn edges(count: u32) -> Vec<f64> {
    let count = count.max(2);
    let step = 2.0 / f64::from(count - 1);
    let mut edges: Vec<f64> = (0..count).map(|i| f64::from(i) * step - 1.0).collect();
    edges[count as usize - 1] = 1.0;
    edges
}
