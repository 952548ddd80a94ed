//! How much data is enough, or why that cannot be told.

use std::fmt;

use super::{LearningCurve, Spread};
use crate::evaluation::{interval, resampled};
use crate::text;

/// The fewest sizes that can contradict a curve of three parameters.
const FEWEST_SIZES: usize = 4;

/// Fewer networks say nothing of their spread.
const FEWEST_NETWORKS: usize = 3;

/// How many times the largest size tried an answer may be.
const FARTHEST: f64 = 10.0;

/// The share of bootstrap drawings that may have no answer.
const UNANSWERED: f64 = 0.05;

/// The hold-out accuracies of the networks that were trained on so many patterns.
#[derive(Clone, Debug, PartialEq)]
pub struct Size {
    pub patterns: usize,
    /// [networks]; NaN of one that diverged.
    pub accuracies: Vec<f64>,
}

/// A learning curve whose end is known, with 95 % intervals over networks.
#[derive(Clone, Debug, PartialEq)]
pub struct Enough {
    pub curve: LearningCurve,
    pub asymptote: [f64; 2],
    /// What is missing to the asymptote at `size`.
    pub margin: f64,
    /// Patterns.
    pub size: f64,
    /// Where its end is beyond ten times the largest size tried, no more is known of it.
    pub size_interval: [f64; 2],
    /// The smallest and the largest size tried.
    pub tried: [usize; 2],
}

/// The size of the training part at which the accuracy is within `margin` (0.01 is one percentage point) of what it
/// tends to.
///
/// Networks are drawn again as wholes, the same at all sizes, since those of one number share their initial weights.
///
/// # Errors
/// A sentence that says why the outcomes do not tell.
pub fn how_much(sizes: &[Size], margin: f64, seed: u64) -> Result<Enough, String> {
    let (tried, networks) = counted(sizes)?;
    let fit = |drawn: &[usize]| {
        let mean = |size: &Size| Spread::of(drawn.iter().map(|network| size.accuracies[*network])).mean;
        LearningCurve::fit(&sizes.iter().map(|size| (size.patterns as f64, mean(size))).collect::<Vec<_>>())
    };
    let all: Vec<usize> = (0..networks).collect();
    let curve = fit(&all).ok_or(text::untold::NO_ACCURACY_AT_A_SIZE)?;
    if let Some(refusal) = refusal(&curve, tried, margin) {
        return Err(refusal);
    }
    // Means alone miss the truth by their standard error.
    if curve.residual > margin.max(2.0 * standard_error(sizes)) {
        return Err(text::untold::no_power_law(curve.residual, margin));
    }
    let drawn = resampled(networks, seed, fit);
    let refused = |curve: &Option<LearningCurve>| match curve {
        Some(curve) => refusal(curve, tried, margin),
        None => Some(text::untold::NETWORKS_MISSING.into()),
    };
    let refusals: Vec<String> = drawn.iter().filter_map(refused).collect();
    let share = refusals.len() as f64 / drawn.len() as f64;
    if let Some(why) = refusals.first().filter(|_| share > UNANSWERED) {
        return Err(text::untold::drawn_anew(100.0 * share, why));
    }
    // Those drawings that have no end count too, as sizes beyond what is told.
    let beyond = 2.0 * FARTHEST * tried[1] as f64;
    let of = |value: &dyn Fn(&LearningCurve) -> f64| {
        interval(&drawn.iter().flatten().map(value).collect::<Vec<_>>(), networks)
    };
    let (asymptote, size_interval) =
        (of(&|curve| curve.a), of(&|curve| curve.size_within(margin).min(beyond)));
    let (Some(asymptote), Some(size_interval)) = (asymptote, size_interval) else {
        return Err(text::untold::NO_ANSWER.into());
    };
    Ok(Enough { curve, asymptote, margin, size: curve.size_within(margin), size_interval, tried })
}

/// The smallest and the largest size, and the number of networks at each, if there are enough of them.
fn counted(sizes: &[Size]) -> Result<([usize; 2], usize), String> {
    let mut patterns: Vec<usize> = sizes.iter().map(|size| size.patterns).collect();
    patterns.sort_unstable();
    patterns.dedup();
    let (count, networks) = (patterns.len(), sizes.first().map_or(0, |size| size.accuracies.len()));
    let (Some(smallest), Some(largest), true) = (patterns.first(), patterns.last(), count >= FEWEST_SIZES)
    else {
        return Err(text::untold::too_few_sizes(FEWEST_SIZES, count));
    };
    if networks < FEWEST_NETWORKS {
        return Err(text::untold::too_few_networks_at_a_size(FEWEST_NETWORKS, networks));
    }
    match sizes.iter().all(|size| size.accuracies.len() == networks) {
        true => Ok(([*smallest, *largest], networks)),
        false => Err(text::untold::SIZES_DIFFER.into()),
    }
}

/// Why a curve tells no size.
fn refusal(curve: &LearningCurve, [smallest, largest]: [usize; 2], margin: f64) -> Option<String> {
    if !curve.rises() {
        Some(text::untold::does_not_rise(smallest, largest))
    } else if curve.is_step() {
        Some(text::untold::rises_at_once(smallest))
    } else if curve.size_within(margin) > FARTHEST * largest as f64 {
        Some(text::untold::still_rises(largest))
    } else {
        None
    }
}

/// Of the mean over networks at a size, the root of the mean square over the sizes.
fn standard_error(sizes: &[Size]) -> f64 {
    let spreads = sizes.iter().map(|size| Spread::of(size.accuracies.iter().copied()));
    libm::sqrt(Spread::of(spreads.map(|spread| spread.sd * spread.sd / spread.count as f64)).mean)
}

/// One sentence, which says too where the answer lies outside of what was tried.
impl fmt::Display for Enough {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { curve, asymptote, margin, size, size_interval, tried } = self;
        let enough = text::answers::enough(
            size.ceil(),
            size_interval.map(f64::ceil),
            FARTHEST * tried[1] as f64,
            100.0 * margin,
            100.0 * curve.a,
            asymptote.map(|value| 100.0 * value),
        );
        let [smallest, largest] = tried.map(|size| size as f64);
        f.write_str(&match () {
            () if *size > largest => text::answers::beyond_the_largest(&enough, largest),
            () if *size < smallest => text::answers::below_the_smallest(&enough, smallest),
            () => enough,
        })
    }
}
