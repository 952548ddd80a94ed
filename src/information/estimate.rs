//! One function for every estimator: a layer's activations in, its place in the plane out.

use super::binning::{Scratch, plug_in};
use super::matrices::MATRIX;
use super::neighbours::{self, jitter};
use super::{Bins, EstimateError, Extents, PlanePoint, Side, Targets, Warning, gaussian, kde, neural, noisy};
use crate::data::{Purpose, generator, permutation};
use crate::experiment::{Estimator, Family, Variant};
use crate::network::Activations;

/// An estimate this near to log₂ N, as a share of it, has reached it.
pub(super) const SATURATED: f64 = 0.99;
/// So large a share of values beyond the edges is warned of.
pub(super) const BEYOND: f64 = 0.1;

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
    let (value, count) = (estimator.value, estimator.value as u32);
    let mut point = match estimator.family {
        Family::Edges | Family::Width | Family::Range | Family::Equal | Family::Quantised => {
            let range = || given.range.unwrap_or_else(|| extents.range());
            let bins = match estimator.family {
                Family::Edges => Bins::edges(count),
                Family::Width => Bins::width(value),
                Family::Range => Bins::range(count, range()),
                Family::Equal => Bins::equal(count, &activations.values),
                _ => Bins::levels(count, extents.range()),
            };
            plug_in(&bins, estimator.variant == Variant::MillerMadow, activations, extents, targets, scratch)?
        }
        _ => {
            if let Some(unit) = (0..activations.width).find(|unit| extents.unit(*unit).is_none()) {
                return Err(EstimateError::NotFinite { unit });
            }
            by_distance(estimator, given, scratch, keep_on)?
        }
    };
    let used = if estimator.family == Family::Renyi { samples.min(MATRIX) } else { samples };
    let most = libm::log2(used as f64);
    point.warnings.add_if(samples > 1 && point.ixt >= SATURATED * most, Warning::Saturated);
    point.warnings.add_if(point.ixt < 0.0 || point.ity < 0.0, Warning::Negative);
    let [low, high] = extents.range();
    if estimator.family == Family::Edges && (low < -1.0 || high > 1.0) {
        let beyond: u32 = activations.values.iter().map(|value| u32::from(value.abs() > 1.0)).sum();
        let share = f64::from(beyond) / activations.values.len() as f64;
        point.warnings.add_if(share > BEYOND, Warning::Outermost);
    }
    Ok(point)
}

/// The estimators that know how far samples lie apart.
fn by_distance(
    estimator: Estimator,
    given: &Given,
    scratch: &mut Scratch,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<PlanePoint, EstimateError> {
    let Given { activations, inputs, targets, .. } = *given;
    let value = estimator.value;
    let points = activations.to_f64();
    let stopped = EstimateError::Stopped;
    match estimator.family {
        Family::Kde | Family::AdaptiveKde => {
            let largest = activations.values.iter().fold(0.0_f32, |largest, v| largest.max(v.abs()));
            let variance = match estimator.family {
                Family::Kde => value,
                // A layer of zeros has no scale of its own.
                _ if largest == 0.0 => value,
                _ => value * f64::from(largest),
            };
            let kde::Bounds { ixt, ity } =
                kde::bounds(&points, &targets.weights(), variance, keep_on).ok_or(stopped)?;
            let point = PlanePoint::new(ixt[1], ity[1]);
            Ok(PlanePoint { ixt_band: Some(ixt), ity_band: Some(ity), ..point })
        }
        Family::Noisy => {
            let [input, label] =
                noisy::informations(&points, &targets.weights(), value, keep_on).ok_or(stopped)?;
            let band =
                |sampled: noisy::Sampled| Some([sampled.mean - sampled.error, sampled.mean + sampled.error]);
            let point = PlanePoint::new(input.mean, label.mean);
            Ok(PlanePoint { ixt_band: band(input), ity_band: band(label), ..point })
        }
        Family::Ksg | Family::Ksg2 => {
            let k = value as usize;
            if points.samples <= k {
                return Err(EstimateError::TooFew { samples: points.samples, neighbours: k });
            }
            let (points, ties) = jitter(&points, 1);
            let (inputs, more_ties) = jitter(&inputs.to_f64(), 2);
            let (labels, drawn) = targets.drawn();
            let variant = match estimator.family {
                Family::Ksg => neighbours::Variant::First,
                _ => neighbours::Variant::Second,
            };
            let ixt = match given.labels_only {
                true => f64::NAN,
                false => {
                    neighbours::mutual_information(&inputs, &points, k, variant, &mut |d| keep_on(d / 2.0))
                        .ok_or(stopped)?
                }
            };
            let ity = neighbours::with_labels(&points, &labels, k, &mut |d| keep_on(0.5 + d / 2.0))
                .ok_or(stopped)?;
            let mut point = PlanePoint::new(ixt * std::f64::consts::LOG2_E, ity * std::f64::consts::LOG2_E);
            point.warnings.add_if(ties || more_ties, Warning::Jittered);
            point.warnings.add_if(drawn, Warning::DrawnLabels);
            point.warnings.add_if(targets.smallest_class() <= k as f64, Warning::FewNeighbours);
            Ok(point)
        }
        Family::InfoNce | Family::Nwj | Family::Dv => {
            let (labels, drawn) = targets.drawn();
            let labels = Side::Labels { labels, classes: targets.probabilities.width };
            let ity = neural::estimated(estimator.family, &points, &labels.columns(), &mut |d| {
                keep_on(0.5 + d / 2.0)
            })?;
            let mut point = PlanePoint::new(f64::NAN, ity.bits);
            point.ity_band = Some(ity.band());
            point.warnings.add_if(drawn, Warning::DrawnLabels);
            point.warnings.add_if(ity.at_ceiling, Warning::Ceiling);
            if !given.labels_only {
                let ixt = neural::estimated(estimator.family, &inputs.to_f64(), &points, &mut |d| {
                    keep_on(d / 2.0)
                })?;
                point.ixt = ixt.bits;
                point.ixt_band = Some(ixt.band());
                point.warnings.add_if(ixt.at_ceiling, Warning::Ceiling);
            }
            Ok(point)
        }
        Family::Renyi => scratch.matrices.point(estimator, given, keep_on),
        _ => {
            let with_inputs = gaussian::mutual_information(&points, &inputs.to_f64());
            let with_labels = gaussian::mutual_information(&points, &targets.probabilities.to_f64());
            let mut point = PlanePoint::new(with_inputs.bits, with_labels.bits);
            let degenerate = with_inputs.degenerate || with_labels.degenerate;
            point.warnings.add_if(degenerate, Warning::Degenerate);
            Ok(point)
        }
    }
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
