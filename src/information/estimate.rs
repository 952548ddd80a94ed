//! One function for every estimator: a layer's activations in, its place in the plane out.

use std::f64::consts::LOG2_E;

use super::binning::{Scratch, plug_in};
use super::matrices::MATRIX;
use super::neighbours::{self, digamma, has_few, is_gridded, jitter};
use super::{Bins, EstimateError, Extents, PlanePoint, Side, Targets, Warning, gaussian, kde, neural, noisy};
use crate::data::{Purpose, generator, permutation};
use crate::experiment::{Estimator, Family, Variant};
use crate::network::Activations;

/// An estimate this near to the most that its samples can show, as a share of it, has reached it.
pub(super) const SATURATED: f64 = 0.99;
/// So large a share of values beyond the edges is warned of.
pub(super) const BEYOND: f64 = 0.1;

/// Information is below zero where it is so by more than rounding.
pub(super) const ROUNDING: f64 = 1e-9;

/// A layer over some patterns.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// [width, N]
    pub activations: &'a Activations,
    /// How far these reach.
    pub extents: &'a Extents,
    /// The patterns themselves, [inputs, N]; only estimators that count no cells look at them.
    pub inputs: &'a Activations,
    pub targets: &'a Targets,
    /// The layer's lowest and highest value in the whole run; those of these activations where unknown.
    pub range: Option<[f32; 2]>,
    /// Whether I(X;T) may be left out, as NaN, where it costs as much again.
    pub labels_only: bool,
}

/// Î(X;T) and Î(T;Y) of a layer, in bits.
///
/// `keep_on` is asked now and then with the share that is done, and ends a long estimate by saying no.
///
/// # Errors
/// [`EstimateError`] where nothing can be estimated.
pub fn estimate(
    estimator: Estimator,
    given: &Given,
    scratch: &mut Scratch,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<PlanePoint, EstimateError> {
    let Given { activations, extents, targets, .. } = *given;
    let (samples, labelled) = (activations.samples, targets.probabilities.samples);
    if samples == 0 || activations.width == 0 {
        return Err(EstimateError::Empty);
    }
    if samples != labelled {
        return Err(EstimateError::Lengths { left: samples, right: labelled });
    }
    if let Some(unit) = (0..activations.width).find(|unit| extents.unit(*unit).is_none()) {
        return Err(EstimateError::NotFinite { unit });
    }
    let family = estimator.family;
    let mut point = match family {
        Family::Edges | Family::Width | Family::Range | Family::Equal | Family::Quantised => {
            by_cells(estimator, given, scratch)?
        }
        Family::Kde | Family::AdaptiveKde => by_kernels(estimator, given, keep_on)?,
        Family::Noisy => by_noise(estimator.value, given, keep_on)?,
        Family::Ksg => by_neighbours(estimator.value, neighbours::Variant::First, given, keep_on)?,
        Family::Ksg2 => by_neighbours(estimator.value, neighbours::Variant::Second, given, keep_on)?,
        Family::InfoNce | Family::Nwj | Family::Dv => by_critics(family, given, keep_on)?,
        Family::Renyi => scratch.matrices.point(estimator, given, keep_on)?,
        Family::Gaussian => by_correlations(given),
    };
    let most = most(estimator, samples);
    point.warnings.add_if(samples > 1 && point.ixt >= SATURATED * most, Warning::Saturated);
    point.warnings.add_if(point.ixt < -ROUNDING || point.ity < -ROUNDING, Warning::Negative);
    let [low, high] = extents.range();
    if family == Family::Edges && (low < -1.0 || high > 1.0) {
        let beyond: u32 = activations.values.iter().map(|value| u32::from(value.abs() > 1.0)).sum();
        let share = f64::from(beyond) / activations.values.len() as f64;
        point.warnings.add_if(share > BEYOND, Warning::Outermost);
    }
    Ok(point)
}

/// The most that so many samples can show of the information of two variables, in bits; infinite where their number
/// sets no limit.
pub(super) fn most(estimator: Estimator, samples: usize) -> f64 {
    let (k, log_samples) = (estimator.value, libm::log2(samples as f64));
    // Where each sample has no others but its k neighbours within their distance.
    let by_neighbours = || digamma(samples as f64) - digamma(k);
    match estimator.family {
        Family::Renyi => libm::log2(samples.min(MATRIX) as f64),
        Family::Ksg => by_neighbours() * LOG2_E,
        Family::Ksg2 => (by_neighbours() - 1.0 / k) * LOG2_E,
        // InfoNCE has a ceiling of its own.
        Family::InfoNce | Family::Nwj | Family::Dv | Family::Gaussian => f64::INFINITY,
        Family::Edges | Family::Width | Family::Range | Family::Equal | Family::Quantised => log_samples,
        Family::Kde | Family::AdaptiveKde | Family::Noisy => log_samples,
    }
}

/// Binning, and counting cells.
fn by_cells(estimator: Estimator, given: &Given, scratch: &mut Scratch) -> Result<PlanePoint, EstimateError> {
    let Given { activations, extents, targets, .. } = *given;
    let (value, count) = (estimator.value, estimator.value as u32);
    let range = || given.range.unwrap_or_else(|| extents.range());
    let bins = match estimator.family {
        Family::Edges => Bins::edges(count),
        Family::Width => Bins::width(value),
        Family::Range => Bins::range(count, range()),
        Family::Equal => Bins::equal(count, &activations.values),
        _ => Bins::levels(count, extents.range()),
    };
    plug_in(&bins, estimator.variant == Variant::MillerMadow, activations, extents, targets, scratch)
}

/// The bounds of Kolchinsky & Tracey.
fn by_kernels(
    estimator: Estimator,
    given: &Given,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<PlanePoint, EstimateError> {
    let Given { activations, targets, .. } = *given;
    let largest = activations.values.iter().fold(0.0_f32, |largest, v| largest.max(v.abs()));
    let variance = match estimator.family {
        // A layer of zeros has no scale of its own.
        Family::AdaptiveKde if largest > 0.0 => estimator.value * f64::from(largest),
        _ => estimator.value,
    };
    let kde::Bounds { ixt, ity } = kde::bounds(&activations.to_f64(), &targets.weights(), variance, keep_on)
        .ok_or(EstimateError::Stopped)?;
    let point = PlanePoint::new(ixt[1], ity[1]);
    Ok(PlanePoint { ixt_band: Some(ixt), ity_band: Some(ity), ..point })
}

/// The layer with noise β, by Monte Carlo.
fn by_noise(
    beta: f64,
    given: &Given,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<PlanePoint, EstimateError> {
    let (points, classes) = (given.activations.to_f64(), given.targets.weights());
    let [input, label] =
        noisy::informations(&points, &classes, beta, keep_on).ok_or(EstimateError::Stopped)?;
    let band = |sampled: noisy::Sampled| Some([sampled.mean - sampled.error, sampled.mean + sampled.error]);
    let point = PlanePoint::new(input.mean, label.mean);
    Ok(PlanePoint { ixt_band: band(input), ity_band: band(label), ..point })
}

/// The k nearest neighbours of Kraskov et al., and with labels of Ross.
fn by_neighbours(
    k: f64,
    variant: neighbours::Variant,
    given: &Given,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<PlanePoint, EstimateError> {
    let Given { activations, inputs, targets, labels_only, .. } = *given;
    let (k, stopped) = (k as usize, EstimateError::Stopped);
    if activations.samples <= k {
        return Err(EstimateError::TooFew { samples: activations.samples, neighbours: k });
    }
    let (points, inputs) = (activations.to_f64(), inputs.to_f64());
    let gridded = is_gridded(&points, k) || !labels_only && is_gridded(&inputs, k);
    let (points, ties) = jitter(&points, 1);
    let (inputs, more_ties) = jitter(&inputs, 2);
    let (labels, drawn) = targets.drawn();
    let ixt = match labels_only {
        true => f64::NAN,
        false => {
            neighbours::mutual_information(&inputs, &points, k, variant, &mut |done| keep_on(done / 2.0))
                .ok_or(stopped)?
        }
    };
    let ity =
        neighbours::with_labels(&points, &labels, k, &mut |done| keep_on(0.5 + done / 2.0)).ok_or(stopped)?;
    let mut point = PlanePoint::new(ixt * LOG2_E, ity * LOG2_E);
    point.warnings.add_if(gridded, Warning::Gridded);
    point.warnings.add_if(ties || more_ties, Warning::Jittered);
    point.warnings.add_if(drawn, Warning::DrawnLabels);
    point.warnings.add_if(has_few(&labels, k), Warning::FewNeighbours);
    Ok(point)
}

/// Neural bounds.
fn by_critics(
    family: Family,
    given: &Given,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<PlanePoint, EstimateError> {
    let Given { activations, inputs, targets, labels_only, .. } = *given;
    let points = activations.to_f64();
    let (labels, drawn) = targets.drawn();
    let labels = Side::Labels { labels, classes: targets.probabilities.width };
    let ity = neural::estimated(family, &points, &labels.columns(), &mut |done| keep_on(0.5 + done / 2.0))?;
    let mut point = PlanePoint::new(f64::NAN, ity.bits);
    point.ity_band = Some(ity.band());
    point.warnings.add_if(drawn, Warning::DrawnLabels);
    point.warnings.add_if(ity.at_ceiling, Warning::Ceiling);
    if !labels_only {
        let ixt = neural::estimated(family, &inputs.to_f64(), &points, &mut |done| keep_on(done / 2.0))?;
        point.ixt = ixt.bits;
        point.ixt_band = Some(ixt.band());
        point.warnings.add_if(ixt.at_ceiling, Warning::Ceiling);
    }
    Ok(point)
}

/// As of jointly Gaussian variables.
fn by_correlations(given: &Given) -> PlanePoint {
    let points = given.activations.to_f64();
    let with_inputs = gaussian::mutual_information(&points, &given.inputs.to_f64());
    let with_labels = gaussian::mutual_information(&points, &given.targets.probabilities.to_f64());
    let mut point = PlanePoint::new(with_inputs.bits, with_labels.bits);
    point.warnings.add_if(with_inputs.degenerate || with_labels.degenerate, Warning::Degenerate);
    point
}

/// α, a little beside 1, where the entropy is a limit.
pub(super) fn order(alpha: f64) -> f64 {
    if (alpha - 1.0).abs() < 1e-6 { 1.0 + 1e-6 } else { alpha }
}

/// All rows, or so many of them, the same at every epoch.
pub fn subsample(samples: usize, most: usize) -> Vec<u32> {
    let mut rows = permutation(samples, &mut generator(0, Purpose::Subsample, 0, 0));
    rows.truncate(most);
    rows.sort_unstable();
    rows
}
