//! The families of estimators: how each is named, what number it takes, and what one must know of it.

use serde::{Deserialize, Serialize};

use super::choices::choices;

choices! {
    /// A kind of estimator of mutual information.
    Family {
        /// Fixed edges in [−1, 1] (Shwartz-Ziv & Tishby 2017).
        Edges = "edges" "bins, edges in [−1, 1]",
        /// ⌊value / width⌋ (Saxe et al. 2018).
        Width = "width" "bins of one width",
        /// Equal bins between the smallest and largest value of the layer in the whole run.
        Range = "range" "bins over the layer’s range",
        /// Bins that hold equally many distinct values of the layer at its epoch (Chelombiev et al. 2019).
        Equal = "equal" "bins of equal population",
        /// Bounds for T + N(0, V) (Kolchinsky & Tracey 2017).
        Kde = "kde" "kernel density bounds",
        /// The same with V times the layer's largest activation (Chelombiev et al. 2019).
        AdaptiveKde = "akde" "kernel density, adaptive",
        /// Nearest neighbours, algorithm 1 (Kraskov et al. 2004).
        Ksg = "ksg" "nearest neighbours, KSG 1",
        /// Nearest neighbours, algorithm 2 (Kraskov et al. 2004).
        Ksg2 = "ksg2" "nearest neighbours, KSG 2",
        /// Entropy of a kernel matrix (Sánchez Giraldo et al. 2015).
        Renyi = "renyi" "matrix Rényi entropy",
        /// The network with activations rounded to B bits, exactly (Lorenzen et al. 2022).
        Quantised = "quantised" "exact, quantised",
        /// Gaussian noise on the layer, by Monte Carlo (Goldfeld et al. 2019).
        Noisy = "noisy" "Gaussian noise, Monte Carlo",
        /// A neural lower bound, at most log of the batch (van den Oord et al. 2018).
        InfoNce = "infonce" "neural bound, InfoNCE",
        /// A neural lower bound (Nguyen et al. 2010).
        Nwj = "nwj" "neural bound, NWJ",
        /// A neural lower bound (Donsker & Varadhan 1983; MINE, Belghazi et al. 2018).
        Dv = "dv" "neural bound, Donsker–Varadhan",
        /// Canonical correlations.
        Gaussian = "gaussian" "Gaussian (CCA)",
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
            Self::Edges => ("edges", 2.0, 1000.0, 30.0, true),
            Self::Width => ("bin width", 0.001, 10.0, 0.07, false),
            Self::Range | Self::Equal => ("bins", 2.0, 1000.0, 30.0, true),
            Self::Kde | Self::AdaptiveKde => ("noise variance", 1e-6, 100.0, 1e-3, false),
            Self::Ksg | Self::Ksg2 => ("neighbours", 2.0, 50.0, 3.0, true),
            Self::Renyi => ("order α", 0.01, 10.0, 1.01, false),
            Self::Quantised => ("bits", 1.0, 16.0, 8.0, true),
            Self::Noisy => ("noise β", 0.001, 10.0, 0.1, false),
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
                assumes: "Activations lie in [−1, 1], and what falls into one bin is the same to the reader",
                fails: "Everything from 1 upwards shares one bin: ReLU layers that grow seem to compress. With many bins each pattern has a cell of its own and the estimate is log₂ N",
                source: "Shwartz-Ziv & Tishby 2017: tanh layers fit first and compress later. Saxe et al. 2018 trace this to the saturation of tanh under these bins",
                knob: "The number of edges: more raise every estimate towards log₂ N",
            },
            Self::Width => About {
                assumes: "A resolution that is the same for all layers and epochs, without bounds",
                fails: "Layers whose activations grow gain bins without learning anything; narrow bins saturate at log₂ N",
                source: "Saxe et al. 2018, width 0.07 for tanh and 0.5 for MNIST: ReLU networks do not compress by it",
                knob: "The width, in units of activation",
            },
            Self::Range => About {
                assumes: "The resolution is a share of the widest range that the layer has in the run",
                fails: "One far value makes all bins coarse; the estimate of an epoch depends on the rest of the run",
                source: "Binning as Saxe et al. 2018 discuss it: bounds from the data in place of [−1, 1]",
                knob: "The number of bins",
            },
            Self::Equal => About {
                assumes: "Only the order of the layer’s values matters: bins follow them from epoch to epoch",
                fails: "Saturation hardly shows, as bins follow the distinct values wherever they crowd; small differences there count as much as large ones elsewhere",
                source: "Chelombiev, Houghton & O’Donnell 2019: with bins that adapt, compression is found for some ReLU networks and not for others",
                knob: "The number of bins",
            },
            Self::Kde => About {
                assumes: "Gaussian noise of variance V is added to the layer for the measurement; the network itself has none",
                fails: "For I(T;Y) the two are differences of bounds, and no bounds themselves. Both are log₂ N where patterns lie further apart than the noise, and the result is as arbitrary as V",
                source: "Kolchinsky & Tracey 2017; used by Saxe et al. 2018 with V = 0.001, and 0.1 for MNIST",
                knob: "V against the distances between activations",
            },
            Self::AdaptiveKde => About {
                assumes: "As the kernel density bounds, with noise that grows with the layer’s largest activation",
                fails: "One large unit decides the noise of all",
                source: "Chelombiev, Houghton & O’Donnell 2019",
                knob: "V, as a share of the largest activation",
            },
            Self::Ksg | Self::Ksg2 => About {
                assumes: "A density: no ties, and roughly constant density within the distance of k neighbours",
                fails: "Far too low for strong dependence in many dimensions (16 + 16: 0.7 of 2.3 nats); for a deterministic layer it measures N, k and the spacing of the patterns",
                source: "Kraskov, Stögbauer & Grassberger 2004; with labels as Ross 2014. Ties are broken by noise of 10⁻¹⁰",
                knob: "k: fewer neighbours mean less bias and more variance",
            },
            Self::Renyi => About {
                assumes: "A kernel with a width; the entropy is that of the kernel matrix, not of a density",
                fails: "No estimate of Shannon’s information: values compare only at the same α, width and N. More than 512 patterns are subsampled",
                source: "Sánchez Giraldo, Rao & Príncipe 2015; Yu et al. 2019; Wickstrøm et al. 2019",
                knob: "The kernel width, by Silverman’s rule unless given, as in renyi:1.01:0.5; then α",
            },
            Self::Quantised => About {
                assumes: "Activations of B bits, for which counting is exact. Here each layer is rounded for the measurement, and the network computes on without",
                fails: "With 8 bits and more nearly every layer keeps all patterns apart, so I(X;T) is log₂ N throughout",
                source: "Lorenzen, Igel & Nielsen 2022: in quantised networks compression is seen in few settings",
                knob: "B, as the hardware has it",
            },
            Self::Noisy => About {
                assumes: "Noise N(0, β²) on the layer that is measured; the sampled mixture of all patterns is exact",
                fails: "Says nothing of the network without noise, and saturates at log₂ N for small β. Goldfeld et al. train with the noise, here it is added for the measurement",
                source: "Goldfeld et al. 2019: compression is clustering of the patterns in a layer",
                knob: "β against the distances between patterns",
            },
            Self::InfoNce => About {
                assumes: "A critic, trained on half of the patterns, that tells true pairs from shuffled ones in batches of 256, or of as many as there are",
                fails: "Never above log₂ 256 = 8 bits, and far below the truth where the critic is too small or trained too briefly. In a run only the first network is read",
                source: "van den Oord, Li & Vinyals 2018; Poole et al. 2019 on the ceiling",
                knob: "The batch of 256 pairs, which is fixed: it sets the ceiling",
            },
            Self::Nwj => About {
                assumes: "A critic that learns the density ratio of true and shuffled pairs",
                fails: "Its variance grows as e to the information, so strong dependence makes it erratic. In a run only the first network is read",
                source: "Nguyen, Wainwright & Jordan 2010; Poole et al. 2019; McAllester & Stratos 2020 on what no bound can do",
                knob: "The critic’s size and training, which are fixed",
            },
            Self::Dv => About {
                assumes: "A critic that learns the density ratio of true and shuffled pairs up to a factor",
                fails: "The logarithm of a mean over few pairs is biased upwards, so that it is a bound only in the limit, and its variance grows as e to the information. In a run only the first network is read",
                source: "Donsker & Varadhan 1983; Belghazi et al. 2018 (MINE)",
                knob: "The critic’s size and training, which are fixed",
            },
            Self::Gaussian => About {
                assumes: "Layer and input, or layer and label, are jointly Gaussian",
                fails: "Sees linear dependence only; infinite where one is a linear function of the other",
                source: "−½ Σ log₂(1 − ρ²) over canonical correlations (Hotelling 1936; Chechik et al. 2005)",
                knob: "It has none",
            },
        }
    }
}
