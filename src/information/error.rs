//! Why there is no estimate.

use std::fmt;

use crate::text;

/// Why there is no estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateError {
    /// There are no samples or no units.
    Empty,
    /// The two sides are not of the same samples.
    Lengths { left: usize, right: usize },
    /// A value of this unit is infinite or NaN.
    NotFinite { unit: usize },
    /// There are too few samples for this many neighbours.
    TooFew { samples: usize, neighbours: usize },
    /// The samples say nothing: each label occurs once, or there is one sample.
    Undetermined,
    /// A neural bound was asked of a program that links no burn.
    NoCritic,
    /// It was told to stop.
    Stopped,
}

impl fmt::Display for EstimateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(text::warnings::NO_VALUES),
            Self::Lengths { left, right } => f.write_str(&text::warnings::lengths(*left, *right)),
            Self::NotFinite { unit } => f.write_str(&text::warnings::not_finite(unit + 1)),
            Self::TooFew { samples, neighbours } => {
                f.write_str(&text::warnings::too_few(*samples, *neighbours))
            }
            Self::Undetermined => f.write_str(text::warnings::UNDETERMINED),
            Self::NoCritic => f.write_str(text::warnings::NO_CRITIC),
            Self::Stopped => f.write_str(text::warnings::STOPPED),
        }
    }
}

impl std::error::Error for EstimateError {}
