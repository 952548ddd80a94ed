//! How much data is enough, or why that cannot be told.

use std::fmt;

use super::{LearningCurve, Spread};
use crate::evaluation::{interval, resampled};

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
    let curve = fit(&all).ok_or("at one of the sizes no network has an accuracy")?;
    if let Some(refusal) = refusal(&curve, tried, margin) {
        return Err(refusal);
    }
    // Means alone miss the truth by their standard error.
    if curve.residual > margin.max(2.0 * standard_error(sizes)) {
        return Err(format!(
            "the curve misses the means by {:.4} (root mean square), more than their standard error and the margin of {margin} explain, so a power law does not describe them",
            curve.residual
        ));
    }
    let drawn = resampled(networks, seed, fit);
    let refused = |curve: &Option<LearningCurve>| match curve {
        Some(curve) => refusal(curve, tried, margin),
        None => Some("networks are missing at a size".into()),
    };
    let refusals: Vec<String> = drawn.iter().filter_map(refused).collect();
    let share = refusals.len() as f64 / drawn.len() as f64;
    if let Some(why) = refusals.first().filter(|_| share > UNANSWERED) {
        return Err(format!(
            "networks drawn anew give no answer in {:.0} % of drawings, for example because {why}",
            100.0 * share
        ));
    }
    // Those drawings that have no end count too, as sizes beyond what is told.
    let beyond = 2.0 * FARTHEST * tried[1] as f64;
    let of = |value: &dyn Fn(&LearningCurve) -> f64| {
        interval(&drawn.iter().flatten().map(value).collect::<Vec<_>>(), networks)
    };
    let (asymptote, size_interval) =
        (of(&|curve| curve.a), of(&|curve| curve.size_within(margin).min(beyond)));
    let (Some(asymptote), Some(size_interval)) = (asymptote, size_interval) else {
        return Err("no drawing of networks gives an answer".into());
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
        return Err(format!(
            "it takes {FEWEST_SIZES} training sizes or more to fit a learning curve, and there are {count}"
        ));
    };
    if networks < FEWEST_NETWORKS {
        return Err(format!(
            "it takes {FEWEST_NETWORKS} networks or more at each size to know their spread, and there are {networks}"
        ));
    }
    match sizes.iter().all(|size| size.accuracies.len() == networks) {
        true => Ok(([*smallest, *largest], networks)),
        false => Err("the sizes have different numbers of networks".into()),
    }
}

/// Why a curve tells no size.
fn refusal(curve: &LearningCurve, [smallest, largest]: [usize; 2], margin: f64) -> Option<String> {
    if !curve.rises() {
        Some(format!(
            "the accuracy does not rise with the size between {smallest} and {largest} patterns, so nothing shows where it ends"
        ))
    } else if curve.is_step() {
        Some(format!(
            "the accuracy rises between the smallest sizes only, so sizes between or below them are needed (the smallest is {smallest})"
        ))
    } else if curve.size_within(margin) > FARTHEST * largest as f64 {
        Some(format!(
            "the accuracy still rises at {largest} patterns, so larger sizes are needed to see where it ends"
        ))
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
        let [low, high] = asymptote.map(|value| 100.0 * value);
        let [fewest, most] = size_interval.map(f64::ceil);
        let farthest = FARTHEST * tried[1] as f64;
        let most = if most > farthest { format!("more than {farthest:.0}") } else { format!("{most:.0}") };
        write!(
            f,
            "{:.0} patterns (95 % interval {fewest:.0} to {most}) are enough to be within {} percentage points of the accuracy that more data tends to, {:.1} % ({low:.1} to {high:.1})",
            size.ceil(),
            100.0 * margin,
            100.0 * curve.a,
        )?;
        let [smallest, largest] = tried.map(|size| size as f64);
        match () {
            () if *size > largest => write!(f, "; this is beyond the largest size tried, {largest}"),
            () if *size < smallest => write!(f, "; this is below the smallest size tried, {smallest}"),
            () => Ok(()),
        }
    }
}
