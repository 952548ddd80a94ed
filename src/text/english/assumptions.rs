//! What one must know of each estimator: what it assumes, where it fails, where it is from, and what its number does.

pub const EDGES_ASSUMES: &str =
    "Activations lie in [−1, 1], and what falls into one bin is the same to the reader";
pub const EDGES_FAILS: &str = "Everything from 1 upwards shares one bin: ReLU layers that grow seem to compress. With many bins each pattern has a cell of its own and the estimate is log₂ N";
pub const EDGES_SOURCE: &str = "Shwartz-Ziv & Tishby 2017: tanh layers fit first and compress later. Saxe et al. 2018 trace this to the saturation of tanh under these bins";
pub const EDGES_KNOB: &str = "The number of edges: more raise every estimate towards log₂ N";

pub const WIDTH_ASSUMES: &str = "A resolution that is the same for all layers and epochs, without bounds";
pub const WIDTH_FAILS: &str =
    "Layers whose activations grow gain bins without learning anything; narrow bins saturate at log₂ N";
pub const WIDTH_SOURCE: &str =
    "Saxe et al. 2018, width 0.07 for tanh and 0.5 for MNIST: ReLU networks do not compress by it";
pub const WIDTH_KNOB: &str = "The width, in units of activation";

pub const RANGE_ASSUMES: &str = "The resolution is a share of the widest range that the layer has in the run";
pub const RANGE_FAILS: &str =
    "One far value makes all bins coarse; the estimate of an epoch depends on the rest of the run";
pub const RANGE_SOURCE: &str =
    "Binning as Saxe et al. 2018 discuss it: bounds from the data in place of [−1, 1]";
pub const BINS_KNOB: &str = "The number of bins";

pub const EQUAL_ASSUMES: &str =
    "Only the order of the layer’s values matters: bins follow them from epoch to epoch";
pub const EQUAL_FAILS: &str = "Saturation hardly shows, as bins follow the distinct values wherever they crowd; small differences there count as much as large ones elsewhere";
pub const EQUAL_SOURCE: &str = "Chelombiev, Houghton & O’Donnell 2019: with bins that adapt, compression is found for some ReLU networks and not for others";

pub const KDE_ASSUMES: &str =
    "Gaussian noise of variance V is added to the layer for the measurement; the network itself has none";
pub const KDE_FAILS: &str = "For I(T;Y) the two are differences of bounds, and no bounds themselves. Both are log₂ N where patterns lie further apart than the noise, and the result is as arbitrary as V";
pub const KDE_SOURCE: &str =
    "Kolchinsky & Tracey 2017; used by Saxe et al. 2018 with V = 0.001, and 0.1 for MNIST";
pub const KDE_KNOB: &str = "V against the distances between activations";

pub const ADAPTIVE_KDE_ASSUMES: &str =
    "As the kernel density bounds, with noise that grows with the layer’s largest activation";
pub const ADAPTIVE_KDE_FAILS: &str = "One large unit decides the noise of all";
pub const ADAPTIVE_KDE_SOURCE: &str = "Chelombiev, Houghton & O’Donnell 2019";
pub const ADAPTIVE_KDE_KNOB: &str = "V, as a share of the largest activation";

pub const KSG_ASSUMES: &str =
    "A density: no ties, and roughly constant density within the distance of k neighbours";
pub const KSG_FAILS: &str = "Far too low for strong dependence in many dimensions (16 + 16: 1 of 3.3 bits); for a deterministic layer it measures N, k and the spacing of the patterns, and for inputs on a grid, such as those of 12 bits, chance: all their neighbours are equally far away";
pub const KSG_SOURCE: &str =
    "Kraskov, Stögbauer & Grassberger 2004; with labels as Ross 2014. Ties are broken by noise of 10⁻¹⁰";
pub const KSG_KNOB: &str = "k: fewer neighbours mean less bias and more variance";

pub const RENYI_ASSUMES: &str =
    "A kernel with a width; the entropy is that of the kernel matrix, not of a density";
pub const RENYI_FAILS: &str = "No estimate of Shannon’s information: values compare only at the same α, width and N. More than 512 patterns are subsampled";
pub const RENYI_SOURCE: &str = "Sánchez Giraldo, Rao & Príncipe 2015; Yu et al. 2019; Wickstrøm et al. 2019";
pub const RENYI_KNOB: &str =
    "The kernel width, by Silverman’s rule unless given, as in renyi:1.01:0.5; then α";

pub const QUANTISED_ASSUMES: &str = "Activations of few levels, for which counting is exact. Here each layer is rounded for the measurement, to 2ᴮ steps from its lowest value to its highest, and the network computes on without";
pub const QUANTISED_FAILS: &str = "With 8 bits and more a layer keeps nearly all patterns apart until its units saturate, and till then I(X;T) is log₂ N";
pub const QUANTISED_SOURCE: &str = "Lorenzen, Igel & Nielsen 2022: the output layer compressed in every experiment, hidden layers depending on the activation";
pub const QUANTISED_KNOB: &str = "B, as the hardware has it";

pub const NOISY_ASSUMES: &str =
    "Noise N(0, β²) on the layer that is measured; the sampled mixture of all patterns is exact";
pub const NOISY_FAILS: &str = "Says nothing of the network without noise, and saturates at log₂ N for small β. Goldfeld et al. train with the noise, here it is added for the measurement";
pub const NOISY_SOURCE: &str = "Goldfeld et al. 2019: compression is clustering of the patterns in a layer";
pub const NOISY_KNOB: &str = "β against the distances between patterns";

pub const INFO_NCE_ASSUMES: &str = "A critic, trained on half of the patterns, that tells true pairs from shuffled ones in batches of 256, or of as many as there are";
pub const INFO_NCE_FAILS: &str = "Never above log₂ 256 = 8 bits, and far below the truth where the critic is too small or trained too briefly. In a run only the first network is read";
pub const INFO_NCE_SOURCE: &str = "van den Oord, Li & Vinyals 2018; Poole et al. 2019 on the ceiling";
pub const INFO_NCE_KNOB: &str = "The batch of 256 pairs, which is fixed: it sets the ceiling";

pub const NWJ_ASSUMES: &str = "A critic that learns the density ratio of true and shuffled pairs";
pub const NWJ_FAILS: &str = "Its variance grows as e to the information, so strong dependence makes it erratic. In a run only the first network is read";
pub const NWJ_SOURCE: &str =
    "Nguyen, Wainwright & Jordan 2010; Poole et al. 2019; McAllester & Stratos 2020 on what no bound can do";
pub const CRITIC_KNOB: &str = "The critic’s size and training, which are fixed";

pub const DV_ASSUMES: &str =
    "A critic that learns the density ratio of true and shuffled pairs up to a factor";
pub const DV_FAILS: &str = "The logarithm of a mean over few pairs is biased upwards, so that it is a bound only in the limit, and its variance grows as e to the information. In a run only the first network is read";
pub const DV_SOURCE: &str = "Donsker & Varadhan 1983; Belghazi et al. 2018 (MINE)";

pub const GAUSSIAN_ASSUMES: &str = "Layer and input, or layer and label, are jointly Gaussian";
pub const GAUSSIAN_FAILS: &str =
    "Sees linear dependence only; infinite where one is a linear function of the other";
pub const GAUSSIAN_SOURCE: &str =
    "−½ Σ log₂(1 − ρ²) over canonical correlations (Hotelling 1936; Chechik et al. 2005)";
pub const GAUSSIAN_KNOB: &str = "It has none";
