//! The bins of one unit's activations.

/// Room for the thresholds and one more, so that an index of ten bits is always inside.
const ROOM: usize = 1025;
const INDEX: usize = 1023;
/// 1.5 · 2²³.
const ROUND: f32 = 12_582_912.0;

/// A rule that gives every activation the number of its bin.
#[derive(Clone, Debug)]
pub enum Bins {
    /// The number of thresholds that are ≤ x.
    Thresholds(Vec<f32>),
    /// The same of so many thresholds that are equally spaced, from the first on.
    Spaced { first: f32, scale: f32, last: f32, thresholds: Box<[f32; ROOM]> },
    /// ⌊x / width⌋ in f32, as numpy has it for activations in f32 (Saxe et al. 2018).
    Width(f32),
    /// x rounded to 2ᴮ steps between a lowest and a highest value: round((x − low) · scale), Lorenzen et al. 2022.
    Levels { low: f64, scale: f64 },
}

impl Bins {
    /// As `numpy.digitize(x, numpy.linspace(−1, 1, K))`: all x < −1 share a bin, and all x ≥ 1
    /// (Shwartz-Ziv & Tishby 2017).
    pub fn edges(count: u32) -> Self {
        let edges = edges(count);
        let scale = (edges.len() - 1) as f32 / 2.0;
        Self::spaced(-1.0, scale, &edges.into_iter().map(round_up).collect::<Vec<_>>())
    }

    /// Bins of one width.
    pub fn width(width: f64) -> Self {
        Self::Width(width as f32)
    }

    /// K equal bins from the lowest to the highest value, which is in the last.
    pub fn range(count: u32, [low, high]: [f32; 2]) -> Self {
        let (low, high) = (f64::from(low), f64::from(high));
        let step = (high - low) / f64::from(count);
        if step <= 0.0 {
            return Self::Thresholds(vec![]);
        }
        let thresholds: Vec<f32> = (1..count).map(|i| round_up(low + step * f64::from(i))).collect();
        // Far from zero f32 cannot tell where between the thresholds a value lies.
        match low.abs().max(high.abs()) < 1e4 * step {
            true => Self::spaced((low + step) as f32, (1.0 / step) as f32, &thresholds),
            false => Self::Thresholds(thresholds),
        }
    }

    fn spaced(first: f32, scale: f32, thresholds: &[f32]) -> Self {
        let mut room = Box::new([f32::INFINITY; ROOM]);
        room.iter_mut().zip(thresholds).for_each(|(place, threshold)| *place = *threshold);
        // The guess never passes the last but one, so that its two neighbours are there to compare with.
        Self::Spaced { first, scale, last: thresholds.len().saturating_sub(2) as f32, thresholds: room }
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

    /// Writes the bin of each value; equal numbers mean equal bins.
    ///
    /// The values are finite and `largest` is the largest of their magnitudes.
    pub fn write(&self, values: &[f32], largest: f32, codes: &mut [i32]) {
        let pairs = codes.iter_mut().zip(values);
        match self {
            Self::Spaced { first, scale, last, thresholds } => {
                // A guess that is off by one at most, and right between its two neighbours; in two loops, as the
                // first becomes SIMD.
                for (code, x) in pairs {
                    let at = (x - first) * scale - 0.5;
                    let at = if at > 0.0 { at } else { 0.0 };
                    let at = if at < *last { at } else { *last };
                    // Rounds to a whole number, which then stands in the low bits.
                    *code = (at + ROUND).to_bits().wrapping_sub(ROUND.to_bits()) as i32;
                }
                for (code, x) in codes.iter_mut().zip(values) {
                    let at = *code as usize & INDEX;
                    *code += i32::from(*x >= thresholds[at]) + i32::from(*x >= thresholds[at + 1]);
                }
            }
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
            // Adding zero makes one of the two zeros.
            Self::Width(width) => {
                pairs.for_each(|(code, x)| *code = ((x / width).floor() + 0.0).to_bits() as i32);
            }
            Self::Levels { low, scale } => pairs.for_each(|(code, x)| {
                *code = ((f64::from(*x) - low) * scale).round_ties_even() as i32;
            }),
        }
    }
}

/// The values in increasing order, through whole numbers of the same order, which sort faster.
fn sorted(values: &[f32]) -> Vec<f32> {
    const SIGN: u32 = 1 << 31;
    let ordered = |bits: u32| if bits & SIGN == 0 { bits | SIGN } else { !bits };
    let mut keys: Vec<u32> = values.iter().map(|value| ordered(value.to_bits())).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| f32::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })).collect()
}

/// `numpy.linspace(−1, 1, count)`, bit for bit; `count` is 2 or more.
pub fn edges(count: u32) -> Vec<f64> {
    let count = count.max(2);
    let step = 2.0 / f64::from(count - 1);
    let mut edges: Vec<f64> = (0..count).map(|i| f64::from(i) * step - 1.0).collect();
    edges[count as usize - 1] = 1.0;
    edges
}

/// The smallest f32 that is not below `edge`: x ≥ it exactly where x ≥ `edge`.
fn round_up(edge: f64) -> f32 {
    let near = edge as f32;
    if f64::from(near) < edge { near.next_up() } else { near }
}
