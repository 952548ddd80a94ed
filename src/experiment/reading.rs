//! One way of reading a run.

use std::fmt;

use super::{Estimator, Experiment, Over};

/// An estimator and the patterns it sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    pub estimator: Estimator,
    pub over: Over,
}

impl Reading {
    /// How the experiment asks to be read.
    pub fn of(experiment: &Experiment) -> Self {
        Self { estimator: experiment.estimator, over: experiment.over }
    }

    /// The reading with this key; one without `@` is over the patterns that `over` names.
    pub fn parse(key: &str, over: Over) -> Option<Self> {
        let (estimator, over) = match key.split_once('@') {
            Some((estimator, part)) => (estimator, Over::from_key(part)?),
            None => (key, over),
        };
        match Estimator::parse(estimator)? {
            (estimator, false) => Some(Self { estimator, over }),
            _ => None,
        }
    }
}

/// `edges:30@all`, `edges:30@train` or `edges:30@holdout`.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.estimator, self.over.key())
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
