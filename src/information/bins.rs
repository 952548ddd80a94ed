//! The bins of one unit's activations.

use crate::experiment::Estimator;

/// Room for the edges and one more, so that an index of ten bits is always inside.
const ROOM: usize = 1025;
const INDEX: usize = 1023;

/// A rule that gives every activation the number of its bin.
#[derive(Clone, Debug)]
pub enum Bins {
    /// As `numpy.digitize(x, numpy.linspace(−1, 1, K))`: the number of edges that are ≤ x, so all
    /// x < −1 share a bin, and all x ≥ 1 (Shwartz-Ziv & Tishby 2017).
    Edges { last: f32, scale: f32, thresholds: Box<[f32; ROOM]> },
    /// ⌊x / width⌋ in f32, as numpy has it for activations in f32 (Saxe et al. 2018).
    Width(f32),
}

impl Bins {
    /// The bins of an estimator.
    pub fn new(estimator: Estimator) -> Self {
        match estimator {
            Estimator::Edges(count) => {
                let mut thresholds = Box::new([f32::INFINITY; ROOM]);
                for (threshold, edge) in thresholds.iter_mut().zip(edges(count)) {
                    *threshold = round_up(edge);
                }
                let gaps = count.max(2) - 1;
                Self::Edges { last: gaps as f32 - 1.0, scale: gaps as f32 / 2.0, thresholds }
            }
            Estimator::Width(width) => Self::Width(width as f32),
        }
    }

    /// Writes the bin of each value; equal numbers mean equal bins.
    ///
    /// The values are finite and `largest` is the largest of their magnitudes.
    pub fn write(&self, values: &[f32], largest: f32, codes: &mut [i32]) {
        let pairs = codes.iter_mut().zip(values);
        match self {
            Self::Edges { last, scale, thresholds } => {
                for (code, x) in pairs {
                    // A guess that is off by one at most, and right between its two neighbours.
                    let at = (x + 1.0) * scale;
                    let at = if at > 0.0 { at } else { 0.0 };
                    *code = (if at < *last { at } else { *last }) as i32;
                }
                for (code, x) in codes.iter_mut().zip(values) {
                    let at = *code as usize & INDEX;
                    *code += i32::from(*x >= thresholds[at]) + i32::from(*x >= thresholds[at + 1]);
                }
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
        }
    }
}

/// `numpy.linspace(−1, 1, count)`, bit for bit; `count` is 2 to 1000.
pub fn edges(count: u32) -> Vec<f64> {
    let count = count.clamp(Estimator::EDGES.0, Estimator::EDGES.1);
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
