//! The families of estimators: how each is named, what number it takes, and what one must know of it.

use serde::{Deserialize, Serialize};

use super::choices::choices;
use crate::text;

choices! {
    /// A kind of estimator of mutual information.
    Family {
        /// Fixed edges in [−1, 1] (Shwartz-Ziv & Tishby 2017).
        Edges = "edges" text::estimators::EDGES,
        /// ⌊value / width⌋ (Saxe et al. 2018).
        Width = "width" text::estimators::WIDTH,
        /// Equal bins between the smallest and largest value of the layer in the whole run.
        Range = "range" text::estimators::RANGE,
        /// Bins that hold equally many distinct values of the layer at its epoch (Chelombiev et al. 2019).
        Equal = "equal" text::estimators::EQUAL,
        /// Bounds for T + N(0, V) (Kolchinsky & Tracey 2017).
        Kde = "kde" text::estimators::KDE,
        /// The same with V times the layer's largest activation (Chelombiev et al. 2019).
        AdaptiveKde = "akde" text::estimators::ADAPTIVE_KDE,
        /// Nearest neighbours, algorithm 1 (Kraskov et al. 2004).
        Ksg = "ksg" text::estimators::KSG,
        /// Nearest neighbours, algorithm 2 (Kraskov et al. 2004).
        Ksg2 = "ksg2" text::estimators::KSG_2,
        /// Entropy of a kernel matrix (Sánchez Giraldo et al. 2015).
        Renyi = "renyi" text::estimators::RENYI,
        /// The network with activations rounded to B bits, exactly (Lorenzen et al. 2022).
        Quantised = "quantised" text::estimators::QUANTISED,
        /// Gaussian noise on the layer, by Monte Carlo (Goldfeld et al. 2019).
        Noisy = "noisy" text::estimators::NOISY,
        /// A neural lower bound, at most log of the batch (van den Oord et al. 2018).
        InfoNce = "infonce" text::estimators::INFO_NCE,
        /// A neural lower bound (Nguyen et al. 2010).
        Nwj = "nwj" text::estimators::NWJ,
        /// A neural lower bound (Donsker & Varadhan 1983; MINE, Belghazi et al. 2018).
        Dv = "dv" text::estimators::DV,
        /// Canonical correlations.
        Gaussian = "gaussian" text::estimators::GAUSSIAN,
    }
}

/// The number that an estimator takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knob {
    /// What it is: "edges".
    pub name: &'static str,
    pub min: f64,
    pub max: f64,
    /// The value of the papers.
    pub usual: f64,
    /// Whether it counts something.
    pub whole: bool,
}

/// What one must know to trust an estimate, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    pub assumes: &'static str,
    pub fails: &'static str,
    pub source: &'static str,
    pub knob: &'static str,
}

impl Family {
    /// Its number; none where it takes none.
    pub const fn knob(self) -> Option<Knob> {
        let (name, min, max, usual, whole) = match self {
            Self::Edges => (text::estimators::EDGES_COUNTED, 2.0, 1000.0, 30.0, true),
            Self::Width => (text::estimators::BIN_WIDTH, 0.001, 10.0, 0.07, false),
            Self::Range | Self::Equal => (text::estimators::BINS, 2.0, 1000.0, 30.0, true),
            Self::Kde | Self::AdaptiveKde => (text::estimators::NOISE_VARIANCE, 1e-6, 100.0, 1e-3, false),
            Self::Ksg | Self::Ksg2 => (text::estimators::NEIGHBOURS, 2.0, 50.0, 3.0, true),
            Self::Renyi => (text::estimators::ORDER, 0.01, 10.0, 1.01, false),
            Self::Quantised => (text::estimators::BITS, 1.0, 16.0, 8.0, true),
            Self::Noisy => (text::estimators::NOISE, 0.001, 10.0, 0.1, false),
            Self::InfoNce | Self::Nwj | Self::Dv | Self::Gaussian => return None,
        };
        Some(Knob { name, min, max, usual, whole })
    }

    /// Whether it counts cells, so that the Miller–Madow correction applies.
    pub const fn is_binning(self) -> bool {
        matches!(self, Self::Edges | Self::Width | Self::Range | Self::Equal)
    }

    /// Whether it gives a lower and an upper bound.
    pub const fn is_band(self) -> bool {
        matches!(self, Self::Kde | Self::AdaptiveKde)
    }

    /// Whether a critic is trained for it, which takes a second or two for each layer and needs burn.
    pub const fn is_neural(self) -> bool {
        matches!(self, Self::InfoNce | Self::Nwj | Self::Dv)
    }

    /// What one must know of it.
    pub const fn about(self) -> About {
        match self {
            Self::Edges => About {
                assumes: text::assumptions::EDGES_ASSUMES,
                fails: text::assumptions::EDGES_FAILS,
                source: text::assumptions::EDGES_SOURCE,
                knob: text::assumptions::EDGES_KNOB,
            },
            Self::Width => About {
                assumes: text::assumptions::WIDTH_ASSUMES,
                fails: text::assumptions::WIDTH_FAILS,
                source: text::assumptions::WIDTH_SOURCE,
                knob: text::assumptions::WIDTH_KNOB,
            },
            Self::Range => About {
                assumes: text::assumptions::RANGE_ASSUMES,
                fails: text::assumptions::RANGE_FAILS,
                source: text::assumptions::RANGE_SOURCE,
                knob: text::assumptions::BINS_KNOB,
            },
            Self::Equal => About {
                assumes: text::assumptions::EQUAL_ASSUMES,
                fails: text::assumptions::EQUAL_FAILS,
                source: text::assumptions::EQUAL_SOURCE,
                knob: text::assumptions::BINS_KNOB,
            },
            Self::Kde => About {
                assumes: text::assumptions::KDE_ASSUMES,
                fails: text::assumptions::KDE_FAILS,
                source: text::assumptions::KDE_SOURCE,
                knob: text::assumptions::KDE_KNOB,
            },
            Self::AdaptiveKde => About {
                assumes: text::assumptions::ADAPTIVE_KDE_ASSUMES,
                fails: text::assumptions::ADAPTIVE_KDE_FAILS,
                source: text::assumptions::ADAPTIVE_KDE_SOURCE,
                knob: text::assumptions::ADAPTIVE_KDE_KNOB,
            },
            Self::Ksg | Self::Ksg2 => About {
                assumes: text::assumptions::KSG_ASSUMES,
                fails: text::assumptions::KSG_FAILS,
                source: text::assumptions::KSG_SOURCE,
                knob: text::assumptions::KSG_KNOB,
            },
            Self::Renyi => About {
                assumes: text::assumptions::RENYI_ASSUMES,
                fails: text::assumptions::RENYI_FAILS,
                source: text::assumptions::RENYI_SOURCE,
                knob: text::assumptions::RENYI_KNOB,
            },
            Self::Quantised => About {
                assumes: text::assumptions::QUANTISED_ASSUMES,
                fails: text::assumptions::QUANTISED_FAILS,
                source: text::assumptions::QUANTISED_SOURCE,
                knob: text::assumptions::QUANTISED_KNOB,
            },
            Self::Noisy => About {
                assumes: text::assumptions::NOISY_ASSUMES,
                fails: text::assumptions::NOISY_FAILS,
                source: text::assumptions::NOISY_SOURCE,
                knob: text::assumptions::NOISY_KNOB,
            },
            Self::InfoNce => About {
                assumes: text::assumptions::INFO_NCE_ASSUMES,
                fails: text::assumptions::INFO_NCE_FAILS,
                source: text::assumptions::INFO_NCE_SOURCE,
                knob: text::assumptions::INFO_NCE_KNOB,
            },
            Self::Nwj => About {
                assumes: text::assumptions::NWJ_ASSUMES,
                fails: text::assumptions::NWJ_FAILS,
                source: text::assumptions::NWJ_SOURCE,
                knob: text::assumptions::CRITIC_KNOB,
            },
            Self::Dv => About {
                assumes: text::assumptions::DV_ASSUMES,
                fails: text::assumptions::DV_FAILS,
                source: text::assumptions::DV_SOURCE,
                knob: text::assumptions::CRITIC_KNOB,
            },
            Self::Gaussian => About {
                assumes: text::assumptions::GAUSSIAN_ASSUMES,
                fails: text::assumptions::GAUSSIAN_FAILS,
                source: text::assumptions::GAUSSIAN_SOURCE,
                knob: text::assumptions::GAUSSIAN_KNOB,
            },
        }
    }
}
