//! One way of reading a run.

use std::fmt;

use super::{Estimator, Experiment, Over};
use crate::text;

/// More shuffles say nothing more.
pub const MOST_SHUFFLES: u32 = 100;

/// An estimator and the patterns it sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    pub estimator: Estimator,
    pub over: Over,
    /// How often the labels are shuffled, to see what chance gives; 0 leaves them as they are.
    pub shuffles: u32,
}

impl Reading {
    /// How the experiment asks to be read.
    pub fn of(experiment: &Experiment) -> Self {
        Self { estimator: experiment.estimator, over: experiment.over, shuffles: 0 }
    }

    /// The same with shuffled labels.
    #[must_use]
    pub fn by_chance(self, shuffles: u32) -> Self {
        Self { shuffles, ..self }
    }

    /// Its name in sentences, without the shuffles: "30 edges, all patterns".
    pub fn words(&self) -> String {
        text::estimators::reading(&self.estimator.short(), self.over.label())
    }

    /// The reading with this key; one without `@` is over the patterns that `over` names.
    pub fn parse(key: &str, over: Over) -> Option<Self> {
        let (key, shuffles) = match key.split_once('~') {
            Some((key, shuffles)) => {
                (key, shuffles.parse().ok().filter(|n| (1..=MOST_SHUFFLES).contains(n))?)
            }
            None => (key, 0),
        };
        let (estimator, over) = match key.split_once('@') {
            Some((estimator, part)) => (estimator, Over::from_key(part)?),
            None => (key, over),
        };
        match Estimator::parse(estimator)? {
            (estimator, false) => Some(Self { estimator, over, shuffles }),
            _ => None,
        }
    }
}

/// `edges:30@all`, `edges:30@train` or `edges:30@holdout`; with `~20` after it, of 20 shuffles of the labels.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.estimator, self.over.key())?;
        if self.shuffles > 0 { write!(f, "~{}", self.shuffles) } else { Ok(()) }
    }
}

impl Eq for Reading {}

impl PartialOrd for Reading {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By key: the parameters are finite, so equal keys mean equal readings.
impl Ord for Reading {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.to_string().cmp(&other.to_string())
    }
}
