//! Why there is no estimate.

use std::fmt;

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
            Self::Empty => write!(f, "There are no values to estimate from"),
            Self::Lengths { left, right } => {
                write!(f, "There are {left} samples on one side and {right} on the other")
            }
            Self::NotFinite { unit } => write!(f, "A value of column {} is not finite", unit + 1),
            Self::TooFew { samples, neighbours } => {
                write!(f, "{samples} samples are too few for {neighbours} neighbours")
            }
            Self::Undetermined => write!(f, "The samples are too few or too different to estimate from"),
            Self::NoCritic => write!(f, "This part of the program trains no critic"),
            Self::Stopped => write!(f, "The estimate was stopped"),
        }
    }
}

impl std::error::Error for EstimateError {}
