//! The tables beside the plane.

pub const NETWORK: &str = "Network";
pub const LAYER: &str = "Layer";
pub const TRAINING_PART: &str = "Training part";
pub const HOLDOUT: &str = "Hold-out";

pub fn spread_over(networks: usize) -> String {
    match networks {
        1 => "of one network".into(),
        n => format!("mean ± SD of {n} networks"),
    }
}

pub fn mean_over(networks: usize) -> String {
    match networks {
        1 => "of one network".into(),
        n => format!("mean of {n} networks"),
    }
}

pub fn network_by_network(part: &str) -> String {
    format!("{part}, network by network")
}

// Training and hold-out.
pub const MEASURE: &str = "Measure";
pub const TRAINING: &str = "Training";
pub const DIFFERENCE: &str = "Difference";
pub const MEASURES_NOTE: &str = "Precision, recall and F1 are means over the classes; perplexity is e to the loss; the difference in accuracy is the generalisation gap";

pub fn measures(epoch: u32, networks: &str) -> String {
    format!("Epoch {epoch}, {networks}")
}

// Confusion matrix.
pub const TRUE: &str = "True";

pub fn too_many_classes(classes: usize, most: usize) -> String {
    format!("These data have {classes} classes; the matrix is shown for {most} at most")
}

pub fn taken_as(class: usize) -> String {
    format!("as {class}")
}

pub fn confusion(part: &str, epoch: u32, networks: &str) -> String {
    format!("{part}: patterns of a class taken as another, epoch {epoch}, {networks}")
}

// Compression and phases.
pub const PEAK: &str = "Peak, epoch";
pub const STEP: &str = "Step";
pub const FALLEN: &str = "Fallen since";
pub const INTERVAL: &str = "95 %";
pub const RISEN: &str = "Risen again";
pub const PHASES: &str = "Hold-out accuracy in %, and drift to diffusion";
pub const AT_THE_PEAK: &str = "At the peak";
pub const AT_THE_END: &str = "At the end";
pub const DIFFUSION_FROM: &str = "SNR < 1 from epoch";
pub const NO_DIFFUSION: &str = "none";
pub const NO_PEAK: &str = "at the end";
pub const BEFORE_TRAINING: &str = "0, before training";
pub const NONE_READ: &str = "No network was read throughout with finite numbers";
pub const ONE_READ: &str = "One network: there is no interval over networks";
pub const PHASES_NOTE: &str = "Means over networks; drift: the batches agree on the direction, SNR > 1, diffusion: they do not. SNR may rise above 1 again";

pub fn compression(reading: &str) -> String {
    format!("Compression of Î(X;T), {reading}, in bits")
}

pub fn from_to(low: f64, high: f64) -> String {
    format!("{low:.2} to {high:.2}")
}

pub fn bootstrap(networks: usize) -> String {
    format!(
        "95 %: bootstrap over {networks} networks, each drawing with a peak of its own, so that noise alone is above 0"
    )
}

// Information bottleneck bound.
pub const BITS: &str = "Bits";
pub const BOUND_DIRECT: &str = "y is a function of x: every point up to H(Y) is as good at β = 1, and any other β has its best point in a corner, so that the line is drawn directly (Kolchinsky, Tracey & Van Kuyk 2019)";
pub const BOUND_POINTS: &str = "Points of the bound";
pub const DIB_POINTS: &str = "Encoders that give each x one t (DIB)";

/// Of more than two labels only some encoders can be compared with.
pub fn bound_traced(classes: usize, bits: f64, labels: usize) -> String {
    let which = if labels > 2 { " that was searched for" } else { "" };
    format!(
        "{classes} classes of x with equal p(y|x); no better encoder{which} is more than {bits:.0e} bits above a point"
    )
}

// Network and neurons.
pub const NEURON: &str = "Neuron";
pub const LABEL_INFORMATION: &str = "Î(t;Y), bits";
pub const MEAN: &str = "Mean";
pub const SD: &str = "SD";
pub const BIAS: &str = "Bias";
pub const INPUT: &str = "input";
pub const WEIGHTS_NOT_FINITE: &str = "The weights of this network are not finite at this epoch";

pub fn neurons(epoch: u32) -> String {
    format!("Neurons of the network, epoch {epoch}")
}

pub fn neurons_of(network: usize, networks: usize, epoch: u32) -> String {
    format!("Neurons of network {network} of {networks}, epoch {epoch}")
}

pub fn each_neuron(estimator: &str, patterns: &str) -> String {
    format!("Î(t;Y) of each neuron alone by {estimator}, {patterns}")
}

/// After what was said by `each_neuron`; so are the two below.
pub fn too_slow(note: &str, estimator: &str) -> String {
    format!("{note}, as {estimator} would take seconds for every neuron")
}

pub fn first_neurons(note: &str, neurons: usize) -> String {
    format!("{note}; the first {neurons} of a wide layer are shown")
}

pub fn some_patterns(note: &str, drawn: usize, patterns: usize) -> String {
    format!("{note}; {drawn} of {patterns} patterns are drawn one by one")
}
