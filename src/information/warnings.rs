//! What an estimate cannot say.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text;

/// A reason to doubt an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// It is within 1 % of the most that so many samples can show: log₂ N, or ψ(N) − ψ(k) by k neighbours.
    Saturated,
    /// More than a tenth of the values lie beyond the outermost edges and share two bins.
    Outermost,
    /// It is below zero, which information never is.
    Negative,
    /// Some class has no more than k samples.
    FewNeighbours,
    /// Only a part of the samples was used.
    Subsampled,
    /// Equal values were told apart by noise of 10⁻¹⁰.
    Jittered,
    /// Some combination of each side is the same in these samples, so that the estimate is as high as it is let be.
    Degenerate,
    /// Labels that are probabilities were drawn once.
    DrawnLabels,
    /// InfoNCE is within 10 % of the logarithm of its batch.
    Ceiling,
    /// Most samples have many others exactly as far away as their neighbours.
    Gridded,
}

impl Warning {
    /// All of them, in the order of their bits.
    pub const ALL: [Self; 10] = [
        Self::Saturated,
        Self::Outermost,
        Self::Negative,
        Self::FewNeighbours,
        Self::Subsampled,
        Self::Jittered,
        Self::Degenerate,
        Self::DrawnLabels,
        Self::Ceiling,
        Self::Gridded,
    ];

    /// The key in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Saturated => "saturated",
            Self::Outermost => "outermost_bin",
            Self::Negative => "negative",
            Self::FewNeighbours => "few_neighbours",
            Self::Subsampled => "subsampled",
            Self::Jittered => "jittered",
            Self::Degenerate => "degenerate",
            Self::DrawnLabels => "drawn_labels",
            Self::Ceiling => "ceiling",
            Self::Gridded => "gridded",
        }
    }

    /// What it means, for the page.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Saturated => text::warnings::SATURATED,
            Self::Outermost => text::warnings::OUTERMOST,
            Self::Negative => text::warnings::NEGATIVE,
            Self::FewNeighbours => text::warnings::FEW_NEIGHBOURS,
            Self::Subsampled => text::warnings::SUBSAMPLED,
            Self::Jittered => text::warnings::JITTERED,
            Self::Degenerate => text::warnings::DEGENERATE,
            Self::DrawnLabels => text::warnings::DRAWN_LABELS,
            Self::Ceiling => text::warnings::CEILING,
            Self::Gridded => text::warnings::GRIDDED,
        }
    }
}

/// A set of warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Warnings(u16);

impl Warnings {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Adds a warning where `holds`.
    pub fn add_if(&mut self, holds: bool, warning: Warning) {
        if holds {
            self.0 |= 1 << warning as u16;
        }
    }

    /// Those of either set.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds this one.
    pub const fn has(self, warning: Warning) -> bool {
        self.0 & 1 << warning as u16 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// The warnings in their order.
    pub fn iter(self) -> impl Iterator<Item = Warning> {
        Warning::ALL.into_iter().filter(move |warning| self.has(*warning))
    }
}

impl Serialize for Warnings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Warning::key))
    }
}

/// Keys that are not known are left out: a newer version may warn of more.
impl<'de> Deserialize<'de> for Warnings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let keys = Vec::<String>::deserialize(deserializer)?;
        let mut warnings = Self::NONE;
        for warning in Warning::ALL {
            warnings.add_if(keys.iter().any(|key| key == warning.key()), warning);
        }
        Ok(warnings)
    }
}
