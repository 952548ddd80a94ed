//! Mutual information of two sets of columns, without a network: for data that people bring, and for truths.

use super::cells::Cells;
use super::estimate::{BEYOND, ROUNDING, SATURATED, most, order, subsample};
use super::matrices::MATRIX;
use super::neighbours::{self, has_few, is_gridded, jitter};
use super::renyi::{Gram, silverman};
use super::{EstimateError, Warning, Warnings, edges, entropy_of_counts, gaussian, kde, neural, noisy};
use crate::experiment::{Estimator, Family, Variant};
use crate::network::Activations;

/// The second of two variables.
#[derive(Clone, Debug, PartialEq)]
pub enum Side {
    /// [width, N]
    Real(Activations<f64>),
    /// A class for each sample.
    Labels { labels: Vec<u32>, classes: usize },
}

impl Side {
    /// How many samples there are.
    pub fn samples(&self) -> usize {
        match self {
            Self::Real(values) => values.samples,
            Self::Labels { labels, .. } => labels.len(),
        }
    }

    /// The columns; of labels one for each class, 1 where it is the sample's.
    pub(super) fn columns(&self) -> Activations<f64> {
        match self {
            Self::Real(values) => values.clone(),
            Self::Labels { labels, classes } => {
                let values = weights(labels, *classes).concat();
                Activations { values, width: *classes, samples: labels.len() }
            }
        }
    }
}

/// An estimate of mutual information, in bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mutual {
    pub bits: f64,
    pub standard_error: Option<f64>,
    /// The estimates of the lower and of the upper kind, where the estimator gives both.
    pub band: Option<[f64; 2]>,
    pub warnings: Warnings,
}

impl Mutual {
    const fn new(bits: f64) -> Self {
        Self { bits, standard_error: None, band: None, warnings: Warnings::NONE }
    }
}

/// Î(X;Y) of N samples of x [width, N] and y.
///
/// # Errors
/// [`EstimateError`] where nothing can be estimated.
pub fn mutual(
    estimator: Estimator,
    x: &Activations<f64>,
    y: &Side,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<Mutual, EstimateError> {
    if x.samples == 0 || x.width == 0 || matches!(y, Side::Real(y) if y.width == 0) {
        return Err(EstimateError::Empty);
    }
    if x.samples != y.samples() {
        return Err(EstimateError::Lengths { left: x.samples, right: y.samples() });
    }
    check_finite(x)?;
    if let Side::Real(y) = y {
        check_finite(y)?;
    }
    let mut found = match estimator.family {
        Family::Edges | Family::Width | Family::Range | Family::Equal | Family::Quantised => {
            plug_in(estimator, x, y)
        }
        Family::Kde | Family::AdaptiveKde => by_kernels(estimator, x, y, keep_on)?,
        Family::Noisy => by_noise(estimator.value, x, y, keep_on)?,
        Family::Ksg | Family::Ksg2 => by_neighbours(estimator, x, y, keep_on)?,
        Family::InfoNce | Family::Nwj | Family::Dv => {
            let found = neural::estimated(estimator.family, x, &y.columns(), keep_on)?;
            let mut mutual = Mutual { standard_error: Some(found.error), ..Mutual::new(found.bits) };
            mutual.warnings.add_if(found.at_ceiling, Warning::Ceiling);
            mutual
        }
        Family::Renyi => by_matrices(estimator, x, y, keep_on)?,
        Family::Gaussian => {
            let gaussian::Gaussian { bits, degenerate } = gaussian::mutual_information(x, &y.columns());
            let mut found = Mutual::new(bits);
            found.warnings.add_if(degenerate, Warning::Degenerate);
            found
        }
    };
    // Densities in thousands of dimensions are below the least number.
    if !found.bits.is_finite() {
        return Err(EstimateError::Undetermined);
    }
    let most = most(estimator, x.samples);
    found.warnings.add_if(x.samples > 1 && found.bits >= SATURATED * most, Warning::Saturated);
    found.warnings.add_if(found.bits < -ROUNDING, Warning::Negative);
    Ok(found)
}

fn check_finite(x: &Activations<f64>) -> Result<(), EstimateError> {
    let finite = |unit: &usize| x.unit(*unit).iter().all(|value| value.is_finite());
    match (0..x.width).find(|unit| !finite(unit)) {
        Some(unit) => Err(EstimateError::NotFinite { unit }),
        None => Ok(()),
    }
}

/// Ĥ(X) + Ĥ(Y) − Ĥ(X,Y) of cells.
fn plug_in(estimator: Estimator, x: &Activations<f64>, y: &Side) -> Mutual {
    let x_codes = codes(estimator, x);
    let y_codes = match y {
        Side::Real(y) => codes(estimator, y),
        Side::Labels { labels, .. } => vec![labels.iter().map(|label| *label as i32).collect()],
    };
    let n = x.samples as f64;
    let mut cells = Cells::default();
    let mut entropy = |codes: &[&[Vec<i32>]]| {
        cells.begin(x.samples);
        for codes in codes.iter().copied().flatten() {
            let last = codes.iter().copied().max().unwrap_or(0);
            cells.split([0, last], codes);
        }
        cells.count();
        let correction = match estimator.variant {
            Variant::MillerMadow => (cells.counts.len() as f64 - 1.0) * std::f64::consts::LOG2_E / (2.0 * n),
            _ => 0.0,
        };
        (entropy_of_counts(&cells.counts), correction)
    };
    let (of_x, of_y, of_both) = (entropy(&[&x_codes]), entropy(&[&y_codes]), entropy(&[&x_codes, &y_codes]));
    // Rounding may leave a little less than nothing; the correction may leave more than a little.
    let plain = (of_x.0 + of_y.0 - of_both.0).max(0.0);
    let mut found = Mutual::new(plain + of_x.1 + of_y.1 - of_both.1);
    found.warnings.add_if(x.samples > 1 && of_both.0 >= SATURATED * libm::log2(n), Warning::Saturated);
    if estimator.family == Family::Edges {
        let beyond = |side: &Activations<f64>| {
            let count = side.values.iter().filter(|value| value.abs() > 1.0).count();
            count as f64 > BEYOND * side.values.len() as f64
        };
        let of_y = matches!(y, Side::Real(y) if beyond(y));
        found.warnings.add_if(beyond(x) || of_y, Warning::Outermost);
    }
    found
}

/// The bins of every column, [width][N].
fn codes(estimator: Estimator, x: &Activations<f64>) -> Vec<Vec<i32>> {
    let low = x.values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = x.values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (span, count) = (high - low, estimator.value);
    let of = |code: &dyn Fn(f64) -> f64| {
        (0..x.width).map(|unit| numbered(x.unit(unit).iter().map(|value| code(*value)))).collect()
    };
    match estimator.family {
        Family::Edges => {
            let edges = edges(count as u32);
            of(&|value| edges.partition_point(|edge| *edge <= value) as f64)
        }
        Family::Width => of(&|value| (value / count).floor()),
        Family::Range if span > 0.0 => {
            let thresholds: Vec<f64> = (1..count as u32).map(|i| low + span / count * f64::from(i)).collect();
            of(&|value| thresholds.partition_point(|t| *t <= value) as f64)
        }
        Family::Equal => {
            let mut distinct = x.values.clone();
            distinct.sort_unstable_by(f64::total_cmp);
            distinct.dedup();
            let at = |i: u32| distinct.get((i as usize * distinct.len()).div_ceil(count as usize)).copied();
            let thresholds: Vec<f64> = (1..count as u32).filter_map(at).collect();
            of(&|value| thresholds.partition_point(|t| *t <= value) as f64)
        }
        Family::Quantised if span > 0.0 => {
            let levels = f64::from(1_u32 << count as u32);
            of(&|value| ((value - low) * levels / span).round_ties_even())
        }
        _ => vec![vec![0; x.samples]; x.width],
    }
}

/// Bins as small numbers, the same for the same bin, however far from zero they lie.
fn numbered(bins: impl Iterator<Item = f64> + Clone) -> Vec<i32> {
    let mut distinct: Vec<f64> = bins.clone().collect();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup_by(|a, b| a == b);
    bins.map(|bin| distinct.partition_point(|other| *other < bin) as i32).collect()
}

/// Both variables with noise of variance V; with labels, the bounds of Kolchinsky & Tracey (2017).
fn by_kernels(
    estimator: Estimator,
    x: &Activations<f64>,
    y: &Side,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<Mutual, EstimateError> {
    let stopped = EstimateError::Stopped;
    let largest = |x: &Activations<f64>| x.values.iter().fold(0.0_f64, |largest, v| largest.max(v.abs()));
    let scale = |x: &Activations<f64>| match (estimator.family, largest(x)) {
        (Family::AdaptiveKde, largest) if largest > 0.0 => largest,
        _ => 1.0,
    };
    match y {
        Side::Labels { labels, classes } => {
            let bounds = kde::bounds(x, &weights(labels, *classes), estimator.value * scale(x), keep_on)
                .ok_or(stopped)?;
            Ok(Mutual { band: Some(bounds.ity), ..Mutual::new(bounds.ity[1]) })
        }
        Side::Real(y) => {
            // In units of the noise, so that one variance serves both.
            let (x, y) = (scaled(x, 1.0 / scale(x).sqrt()), scaled(y, 1.0 / scale(y).sqrt()));
            let ones = [vec![1.0; x.samples]];
            let mut entropy = |z: &Activations<f64>, part: f64| {
                let share = &mut |done: f64| keep_on((part + done) / 3.0);
                kde::bounds(z, &ones, estimator.value, share).map(|bounds| bounds.ixt[1]).ok_or(stopped)
            };
            let bits = entropy(&x, 0.0)? + entropy(&y, 1.0)? - entropy(&joined(&x, &y), 2.0)?;
            Ok(Mutual::new(bits))
        }
    }
}

/// Both variables with noise β, or, with labels, the first alone.
fn by_noise(
    beta: f64,
    x: &Activations<f64>,
    y: &Side,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<Mutual, EstimateError> {
    let sampled = match y {
        Side::Labels { labels, classes } => {
            noisy::informations(x, &weights(labels, *classes), beta, keep_on).map(|[_, label]| label)
        }
        Side::Real(y) => noisy::between(x, y, beta, keep_on),
    };
    let noisy::Sampled { mean, error } = sampled.ok_or(EstimateError::Stopped)?;
    Ok(Mutual { standard_error: Some(error), ..Mutual::new(mean) })
}

fn by_neighbours(
    estimator: Estimator,
    x: &Activations<f64>,
    y: &Side,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<Mutual, EstimateError> {
    let k = estimator.value as usize;
    if x.samples <= k {
        return Err(EstimateError::TooFew { samples: x.samples, neighbours: k });
    }
    let mut gridded = is_gridded(x, k);
    let (x, mut ties) = jitter(x, 1);
    let mut few = false;
    let nats = match y {
        Side::Real(y) => {
            gridded |= is_gridded(y, k);
            let (y, more) = jitter(y, 2);
            ties |= more;
            let variant = match estimator.family {
                Family::Ksg => neighbours::Variant::First,
                _ => neighbours::Variant::Second,
            };
            neighbours::mutual_information(&x, &y, k, variant, keep_on)
        }
        Side::Labels { labels, .. } => {
            few = has_few(labels, k);
            neighbours::with_labels(&x, labels, k, keep_on)
        }
    };
    let mut found = Mutual::new(nats.ok_or(EstimateError::Stopped)? * std::f64::consts::LOG2_E);
    found.warnings.add_if(gridded, Warning::Gridded);
    found.warnings.add_if(ties, Warning::Jittered);
    found.warnings.add_if(few, Warning::FewNeighbours);
    Ok(found)
}

fn by_matrices(
    estimator: Estimator,
    x: &Activations<f64>,
    y: &Side,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<Mutual, EstimateError> {
    let rows = subsample(x.samples, MATRIX);
    let gram = |x: &Activations<f64>| {
        let sigma = match estimator.variant {
            Variant::KernelWidth(sigma) => sigma,
            _ => silverman(x),
        };
        Gram::gaussian(x, sigma)
    };
    let y_columns = y.columns().select(&rows);
    let of_x = gram(&x.select(&rows));
    let of_y = match y {
        Side::Real(_) => gram(&y_columns),
        Side::Labels { .. } => Gram::labels(&y_columns),
    };
    let alpha = order(estimator.value);
    let mut entropy =
        |gram: &Gram, done: f64| gram.entropy(alpha, &mut || keep_on(done)).ok_or(EstimateError::Stopped);
    let bits = entropy(&of_x, 0.0)? + entropy(&of_y, 0.33)? - entropy(&of_x.joint(&of_y), 0.67)?;
    let mut found = Mutual::new(bits);
    found.warnings.add_if(rows.len() < x.samples, Warning::Subsampled);
    Ok(found)
}

/// [classes][N]: 1 where the sample is of the class.
fn weights(labels: &[u32], classes: usize) -> Vec<Vec<f64>> {
    let class = |class| labels.iter().map(|y| f64::from(u8::from(*y as usize == class))).collect();
    (0..classes).map(class).collect()
}

fn scaled(x: &Activations<f64>, by: f64) -> Activations<f64> {
    Activations { values: x.values.iter().map(|value| value * by).collect(), ..*x }
}

/// Both side by side, [width of x + width of y, N].
pub(super) fn joined(x: &Activations<f64>, y: &Activations<f64>) -> Activations<f64> {
    let values = [x.values.as_slice(), y.values.as_slice()].concat();
    Activations { values, width: x.width + y.width, samples: x.samples }
}
