//! A bound with what is to be said of it, as it is drawn and sent between workers.

use serde::{Deserialize, Serialize};

use super::deterministic::deterministic_bottleneck;
use super::{Curve, Joint, Point, Source, bound};
use crate::experiment::{DataSet, Experiment, Over};
use crate::text;

/// A bound of a data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    pub curve: Curve,
    /// The best encoders that give each x one t (Strouse & Schwab 2017), from the left.
    pub dib: Vec<Point>,
    /// What the bound is, as part of a caption.
    pub words: String,
}

/// What the p(y|x) of a bound is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Law {
    /// The one that the data set is defined by.
    Exact,
    /// That of labels which were drawn once, wrong ones included.
    Drawn,
    /// The share of each label in some patterns.
    Empirical,
}

impl Law {
    /// That of an experiment's labels over all of its patterns. Points that are drawn, noise on inputs, digits and
    /// tables leave nothing but the patterns themselves.
    pub fn of(experiment: &Experiment) -> Self {
        let is_defined = matches!(experiment.data, DataSet::VarU | DataSet::Regular90 | DataSet::SoftVarU);
        match experiment.flip > 0.0 {
            _ if !is_defined || experiment.noise > 0.0 => Self::Empirical,
            true => Self::Drawn,
            false => Self::Exact,
        }
    }

    /// That of some of the patterns, where this is that of all.
    pub fn over(self, over: Over) -> Self {
        if over == Over::All { self } else { Self::Empirical }
    }

    /// In words, as part of a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exact => text::figures::LAW_EXACT,
            Self::Drawn => text::figures::LAW_DRAWN,
            Self::Empirical => text::figures::LAW_EMPIRICAL,
        }
    }
}

impl Bound {
    /// Of labels that follow from x and have this entropy, in bits.
    pub fn deterministic(entropy: f64, law: Law) -> Self {
        let curve = Curve::deterministic(entropy);
        // The classes of x are the labels, and no encoder of them is better than they are.
        let dib = [curve.points.first(), curve.points.last()].into_iter().flatten().copied().collect();
        Self { words: words(&curve, law), curve, dib }
    }

    /// Of a joint distribution; `keep_on` is asked now and then, and `None` where it says no.
    pub fn of(joint: &Joint, law: Law, keep_on: &mut dyn FnMut(f64) -> bool) -> Option<Self> {
        let curve = bound(joint, keep_on)?;
        let dib = deterministic_bottleneck(joint, keep_on)?;
        Some(Self { words: words(&curve, law), curve, dib })
    }

    /// All points, those of the curve first: β, I(X;T), I(T;Y) of each.
    pub fn to_array(&self) -> Vec<f32> {
        let all = self.curve.points.iter().chain(&self.dib);
        all.flat_map(|point| [point.beta, point.ixt, point.ity].map(|value| value as f32)).collect()
    }

    /// From such an array, of which `points` are the curve's.
    pub fn from_array(array: &[f32], points: usize, mut curve: Curve, words: String) -> Self {
        let point = |values: &[f32]| {
            let [beta, ixt, ity] = [0, 1, 2].map(|i| f64::from(values[i]));
            Point { beta, ixt, ity }
        };
        curve.points = array.chunks_exact(3).map(point).collect();
        let dib = curve.points.split_off(points.min(curve.points.len()));
        Self { curve, dib, words }
    }
}

fn words(curve: &Curve, law: Law) -> String {
    let name = match curve.source {
        Source::Deterministic => text::figures::BOUND_DIRECT,
        Source::BlahutArimoto => text::figures::BOUND_TRACED,
    };
    text::figures::bound_of(name, law.words())
}
