//! Estimators of mutual information: names in lists, axes and captions.

// In lists.
pub const EDGES: &str = "bins, edges in [−1, 1]";
pub const WIDTH: &str = "bins of one width";
pub const RANGE: &str = "bins over the layer’s range";
pub const EQUAL: &str = "bins of equal population";
pub const KDE: &str = "kernel density bounds";
pub const ADAPTIVE_KDE: &str = "kernel density, adaptive";
pub const KSG: &str = "nearest neighbours, KSG 1";
pub const KSG_2: &str = "nearest neighbours, KSG 2";
pub const RENYI: &str = "matrix Rényi entropy";
pub const QUANTISED: &str = "exact, quantised";
pub const NOISY: &str = "Gaussian noise, Monte Carlo";
pub const INFO_NCE: &str = "neural bound, InfoNCE";
pub const NWJ: &str = "neural bound, NWJ";
pub const DV: &str = "neural bound, Donsker–Varadhan";
pub const GAUSSIAN: &str = "Gaussian (CCA)";

// The number that each takes.
pub const EDGES_COUNTED: &str = "edges";
pub const BIN_WIDTH: &str = "bin width";
pub const BINS: &str = "bins";
pub const NOISE_VARIANCE: &str = "noise variance";
pub const NEIGHBOURS: &str = "neighbours";
pub const ORDER: &str = "order α";
pub const BITS: &str = "bits";
pub const NOISE: &str = "noise β";

// Names in axes, with their number.

pub fn edges(value: f64) -> String {
    format!("{value} edges")
}

pub fn bin_width(value: f64) -> String {
    format!("bin width {value}")
}

pub fn bins_of_the_range(value: f64) -> String {
    format!("{value} bins of the range")
}

pub fn equal_bins(value: f64) -> String {
    format!("{value} equal bins")
}

pub fn kde(variance: f64) -> String {
    format!("KDE, V = {variance}")
}

pub fn adaptive_kde(variance: f64) -> String {
    format!("adaptive KDE, V = {variance}")
}

pub fn ksg(neighbours: f64) -> String {
    format!("KSG 1, k = {neighbours}")
}

pub fn ksg_2(neighbours: f64) -> String {
    format!("KSG 2, k = {neighbours}")
}

pub fn renyi(order: f64) -> String {
    format!("Rényi, α = {order}")
}

pub fn bits(value: f64) -> String {
    format!("{value} bits")
}

pub fn noise(beta: f64) -> String {
    format!("noise β = {beta}")
}

pub const INFO_NCE_SHORT: &str = "InfoNCE";
pub const NWJ_SHORT: &str = "NWJ";
pub const DV_SHORT: &str = "Donsker–Varadhan";
pub const GAUSSIAN_SHORT: &str = "Gaussian";

/// Of a name above.
pub fn miller_madow(name: &str) -> String {
    format!("{name}, Miller–Madow")
}

pub fn kernel_width(name: &str, sigma: f64) -> String {
    format!("{name}, σ = {sigma}")
}

// Captions, of a name above.

pub fn binning(name: &str) -> String {
    format!("Binning, {name}")
}

pub fn band(name: &str) -> String {
    format!("{name}: upper bound, with the lower one as a band")
}

pub fn exact(name: &str) -> String {
    format!("Exact for activations of {name}")
}

pub fn by_a_critic(name: &str) -> String {
    format!("{name}, by a critic, with its standard error, of the first network")
}

pub fn monte_carlo(name: &str) -> String {
    format!("Monte Carlo, {name}, with its standard error")
}

/// An estimator and the patterns that it reads.
pub fn reading(estimator: &str, patterns: &str) -> String {
    format!("{estimator}, {patterns}")
}
