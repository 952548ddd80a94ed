//! What can be drawn of the networks of a cell.

use serde::{Deserialize, Serialize};

use crate::evaluation::NetworkMetrics;
use crate::experiment::choices;
use crate::text;

choices! {
    /// A measure of a network.
    Measure {
        Accuracy = "accuracy" text::questions::ACCURACY,
        F1 = "f1" text::questions::F1,
        Perplexity = "perplexity" text::questions::PERPLEXITY,
        Loss = "loss" text::questions::LOSS,
        Gap = "gap" text::questions::GAP,
    }
}

impl Measure {
    /// What it is counted in.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Accuracy | Self::F1 => "%",
            Self::Perplexity => text::questions::CLASSES,
            Self::Loss => text::questions::NATS,
            Self::Gap => text::questions::PERCENTAGE_POINTS,
        }
    }

    /// Its value, in its unit.
    pub fn of(self, network: &NetworkMetrics) -> f64 {
        let NetworkMetrics { train, holdout } = network;
        match self {
            Self::Accuracy => 100.0 * holdout.accuracy,
            Self::F1 => 100.0 * holdout.f1,
            Self::Perplexity => holdout.perplexity,
            Self::Loss => holdout.loss,
            Self::Gap => 100.0 * (train.accuracy - holdout.accuracy),
        }
    }

    /// Digits after the point.
    pub const fn digits(self) -> usize {
        match self {
            Self::Accuracy | Self::F1 | Self::Gap => 2,
            Self::Perplexity | Self::Loss => 3,
        }
    }
}
