//! Mutual information by binning: T is the joint vector of a layer's bins.
//!
//! Every pattern occurs once and decides T, so I(X;T) = H(T). Shwartz-Ziv & Tishby (2017).

use std::fmt;

use super::cells::Cells;
use super::entropy::x_log_x;
use super::targets::{Targets, spread};
use super::{Bins, PlanePoint};
use crate::experiment::Estimator;
use crate::network::Activations;

/// Why there is no estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateError {
    /// There are no samples or no units.
    Empty,
    /// Activations and targets are not of the same samples.
    Lengths { activations: usize, targets: usize },
    /// An activation of this unit is infinite or NaN.
    NotFinite { unit: usize },
}

impl fmt::Display for EstimateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "There are no activations to estimate from"),
            Self::Lengths { activations, targets } => {
                write!(f, "There are activations of {activations} samples but targets of {targets}")
            }
            Self::NotFinite { unit } => write!(f, "An activation of unit {} is not finite", unit + 1),
        }
    }
}

impl std::error::Error for EstimateError {}

/// Memory that estimates use again.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    cells: Cells,
    /// Bins of one unit, [samples].
    codes: Vec<i32>,
    /// How often each class occurs in each cell, [cells, classes]: of hard labels, and of others.
    counts: Vec<u32>,
    sums: Vec<f64>,
    /// n log₂ n.
    whole: Vec<f64>,
}

/// Î(X;T) and Î(T;Y) of a layer by the plug-in estimate over all samples given, in bits.
///
/// With p(y|t) the mean of the targets in a cell, I(T;Y) = H(Y) − Σ p(t) H(Y|t), which for hard labels is
/// H(T) − Σ p(y) H(T|y).
///
/// # Errors
/// [`EstimateError`] where there is nothing to count.
pub fn estimate(
    estimator: Estimator,
    activations: &Activations,
    targets: &Targets,
    scratch: &mut Scratch,
) -> Result<PlanePoint, EstimateError> {
    let (samples, labelled) = (activations.samples, targets.probabilities.samples);
    if samples == 0 || activations.width == 0 {
        return Err(EstimateError::Empty);
    }
    if samples != labelled {
        return Err(EstimateError::Lengths { activations: samples, targets: labelled });
    }
    let Scratch { cells, codes, .. } = scratch;
    let bins = Bins::new(estimator);
    codes.resize(samples, 0);
    cells.begin(samples);
    for unit in 0..activations.width {
        let values = activations.unit(unit);
        let largest = largest_magnitude(values).ok_or(EstimateError::NotFinite { unit })?;
        if !cells.is_exhausted() {
            bins.write(values, largest, codes);
            cells.split(codes);
        }
    }
    cells.count();
    for n in scratch.whole.len()..=samples {
        scratch.whole.push(x_log_x(n as f64));
    }
    let n = samples as f64;
    let within = scratch.within_cells();
    let given = match &targets.labels {
        Some(labels) => within - scratch.within_classes(labels, targets.probabilities.width),
        None => scratch.soft(targets),
    };
    // Rounding may leave a little less than nothing.
    Ok(PlanePoint {
        ixt: ((scratch.whole[samples] - within) / n).max(0.0),
        ity: ((targets.entropy - given) / n).max(0.0),
    })
}

impl Scratch {
    /// Σ c log₂ c over the cells' counts c, which is N (log₂ N − H(T)).
    fn within_cells(&self) -> f64 {
        self.cells.counts.iter().map(|c| self.whole[*c as usize]).sum()
    }

    /// The same over the counts of each class in each cell.
    fn within_classes(&mut self, labels: &[u32], classes: usize) -> f64 {
        let Self { cells, counts, whole, .. } = self;
        counts.clear();
        counts.resize(cells.counts.len() * classes, 0);
        for (id, label) in cells.ids.iter().zip(labels) {
            counts[*id as usize * classes + *label as usize] += 1;
        }
        counts.iter().map(|c| whole[*c as usize]).sum()
    }

    /// N H(Y|T) of labels that are not certain.
    fn soft(&mut self, targets: &Targets) -> f64 {
        let Self { cells, sums, .. } = self;
        let classes = targets.probabilities.width;
        sums.clear();
        sums.resize(cells.counts.len() * classes, 0.0);
        for class in 0..classes {
            for (id, p) in cells.ids.iter().zip(targets.probabilities.unit(class)) {
                sums[*id as usize * classes + class] += f64::from(*p);
            }
        }
        // A sample alone in its cell has the entropy that was computed before.
        let alone: f64 = (cells.ids.iter().zip(&targets.entropies))
            .map(|(id, entropy)| if cells.counts[*id as usize] == 1 { *entropy } else { 0.0 })
            .sum();
        let crowded = cells.counts.iter().zip(sums.chunks_exact(classes)).filter(|(count, _)| **count > 1);
        alone + crowded.map(|(_, sums)| spread(sums.iter().copied())).sum::<f64>()
    }
}

/// The largest |value|, unless one of them is not finite.
fn largest_magnitude(values: &[f32]) -> Option<f32> {
    // As integers, magnitudes are in the same order, and the loop becomes SIMD.
    let largest = values.iter().map(|value| value.to_bits() & 0x7FFF_FFFF).fold(0, u32::max);
    Some(f32::from_bits(largest)).filter(|largest| largest.is_finite())
}
