//! Mutual information by binning: T is the joint vector of a layer's bins.
//!
//! Every pattern occurs once and decides T, so I(X;T) = H(T). Shwartz-Ziv & Tishby (2017); Miller (1955).

use super::cells::Cells;
use super::entropy::x_log_x;
use super::matrices::Matrices;
use super::targets::{Targets, spread};
use super::{Bins, EstimateError, Extents, PlanePoint};
use crate::network::Activations;

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
    pub(super) matrices: Matrices,
}

/// Î(X;T) and Î(T;Y) of a layer by the plug-in estimate over all samples given, in bits.
///
/// With p(y|t) the mean of the targets in a cell, I(T;Y) = H(Y) − Σ p(t) H(Y|t), which for hard labels is
/// H(T) − Σ p(y) H(T|y). Miller–Madow adds (cells − 1) / 2N nats to each entropy of a sample of size N.
///
/// # Errors
/// [`EstimateError::NotFinite`].
pub fn plug_in(
    bins: &Bins,
    miller_madow: bool,
    activations: &Activations,
    extents: &Extents,
    targets: &Targets,
    scratch: &mut Scratch,
) -> Result<PlanePoint, EstimateError> {
    let samples = activations.samples;
    let Scratch { cells, codes, .. } = scratch;
    codes.resize(samples, 0);
    cells.begin(samples);
    for unit in 0..activations.width {
        let [low, high] = extents.unit(unit).ok_or(EstimateError::NotFinite { unit })?;
        if !cells.is_exhausted() {
            let (largest, mut ends) = (high.max(-low), [0; 2]);
            bins.write(&[low, high], largest, &mut ends);
            bins.write(activations.unit(unit), largest, codes);
            cells.split(ends, codes);
        }
    }
    cells.count();
    for n in scratch.whole.len()..=samples {
        scratch.whole.push(x_log_x(n as f64));
    }
    let n = samples as f64;
    let exhausted = scratch.cells.is_exhausted();
    let within = if exhausted { 0.0 } else { scratch.within_cells() };
    let (given, occupied) = match &targets.labels {
        // Each sample is alone in its cell, with one label.
        Some(_) if exhausted => (0.0, samples),
        Some(labels) => {
            let (sum, occupied) = scratch.within_classes(labels, targets.probabilities.width);
            (within - sum, occupied)
        }
        None => scratch.soft(targets),
    };
    // Rounding may leave a little less than nothing.
    let mut point = PlanePoint::new(
        ((scratch.whole[samples] - within) / n).max(0.0),
        ((targets.entropy - given) / n).max(0.0),
    );
    if miller_madow {
        // Each class y of N p(y) samples with its cells: Σ p(y) (cells of y − 1) / (2 N p(y)).
        let cells = scratch.cells.counts.len() as f64 - 1.0;
        let within_classes = occupied as f64 - targets.present as f64;
        let nats_to_bits = std::f64::consts::LOG2_E / (2.0 * n);
        point.ixt += cells * nats_to_bits;
        point.ity += (cells - within_classes) * nats_to_bits;
    }
    Ok(point)
}

impl Scratch {
    /// Σ c log₂ c over the cells' counts c, which is N (log₂ N − H(T)).
    fn within_cells(&self) -> f64 {
        total(&self.whole, &self.cells.counts)
    }

    /// The same over the counts of each class in each cell, and how many of these are not 0.
    fn within_classes(&mut self, labels: &[u32], classes: usize) -> (f64, usize) {
        let Self { cells, counts, whole, .. } = self;
        counts.clear();
        counts.resize(cells.counts.len() * classes, 0);
        for (id, label) in cells.ids.iter().zip(labels) {
            counts[*id as usize * classes + *label as usize] += 1;
        }
        let occupied = counts.iter().filter(|count| **count > 0).count();
        (total(whole, counts), occupied)
    }

    /// N H(Y|T) of labels that are not certain, and how many pairs of cell and class its samples can have shown: in
    /// no cell more than there are samples.
    fn soft(&mut self, targets: &Targets) -> (f64, usize) {
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
        let given = alone + crowded.map(|(_, sums)| spread(sums.iter().copied())).sum::<f64>();
        let possible = |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).count();
        let pairs = cells.counts.iter().zip(sums.chunks_exact(classes));
        (given, pairs.map(|(count, sums)| possible(sums).min(*count as usize)).sum())
    }
}

/// Σ c log₂ c of counts, c log₂ c in `whole`.
fn total(whole: &[f64], counts: &[u32]) -> f64 {
    // In four sums, as each addition would wait for the one before it.
    let (chunks, rest) = counts.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for chunk in chunks {
        for (sum, c) in sums.iter_mut().zip(chunk) {
            *sum += whole[*c as usize];
        }
    }
    let rest: f64 = rest.iter().map(|c| whole[*c as usize]).sum();
    sums.iter().sum::<f64>() + rest
}
