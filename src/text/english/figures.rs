//! The words in figures: axes, legends, captions, and figures in sentences.

// Why a figure is empty.
pub const NOT_TRAINED: &str = "Nothing has been trained yet";
pub const BEING_ESTIMATED: &str = "Not estimated yet";
pub const BEING_COMPUTED: &str = "Being computed";

// The information plane.
pub const LABEL_AXIS: &str = "Î(T;Y), bits";

pub fn input_axis(estimator: &str) -> String {
    format!("Î(X;T), bits ({estimator})")
}

pub fn label_entropy(bits: f64) -> String {
    format!("H(Y) = {bits:.3} bits")
}

pub fn label_information(bits: f64) -> String {
    format!("I(X;Y) = {bits:.3} bits")
}

pub fn patterns(patterns: usize, bits: &str) -> String {
    format!("log₂ {patterns} = {bits} bits")
}

/// The most that InfoNCE can show.
pub fn ceiling(bits: &str) -> String {
    format!("log₂ B = {bits} bits")
}

/// The information bottleneck bound.
pub const BOUND: &str = "bound";
/// The deterministic information bottleneck.
pub const DIB: &str = "DIB";

/// Dots, as the band of chance is drawn.
pub fn chance(shuffles: u32) -> String {
    format!("··· chance, {shuffles} shuffles")
}

pub fn epoch(epoch: u32) -> String {
    format!("epoch {epoch}")
}

pub fn step(step: u32) -> String {
    format!("step {step}")
}

// Short names of layers.
pub const INPUT: &str = "in";
/// A number follows at once: h1.
pub const HIDDEN: &str = "h";
pub const OUTPUT: &str = "out";

pub fn all_patterns(patterns: usize) -> String {
    format!("all {patterns} patterns")
}

pub fn training_patterns(patterns: usize) -> String {
    format!("the {patterns} patterns of the training part")
}

pub fn holdout_patterns(patterns: usize) -> String {
    format!("the {patterns} hold-out patterns")
}

pub const ONE_NETWORK: &str = "one network";

pub fn network_of(network: usize, networks: usize) -> String {
    format!("network {network} of {networks}")
}

pub fn mean_of(networks: usize) -> String {
    format!("mean of {networks} networks")
}

pub fn mean_and_each(networks: usize) -> String {
    format!("mean of {networks} networks (large) and each of them (dots)")
}

/// Of sentences' parts above, and of the bound where it is drawn.
pub fn plane(estimator: &str, patterns: &str, networks: &str, bound: Option<&str>) -> String {
    match bound {
        Some(bound) => format!("{estimator}, over {patterns}; {networks}; {bound}"),
        None => format!("{estimator}, over {patterns}; {networks}"),
    }
}

/// `others`: captions of the estimators drawn over the first.
pub fn plane_with(caption: &str, others: &str) -> String {
    format!("{caption}. Dashed: {others}")
}

/// A bound and the distribution that it is of.
pub fn bound_of(bound: &str, law: &str) -> String {
    format!("{bound}, {law}")
}

pub const BOUND_DIRECT: &str = "bound min(I(X;T), H(Y)), which no β traces as y follows from x";
pub const BOUND_TRACED: &str = "bound by Blahut–Arimoto";
pub const LAW_EXACT: &str = "of the exact p(y|x)";
pub const LAW_DRAWN: &str = "of the labels as drawn, wrong ones included";
pub const LAW_EMPIRICAL: &str = "empirical, of these patterns only";

/// Of layers that a warning concerns.
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// `reading` is one that lies over the plane's own.
pub fn warned(reading: Option<&str>, layers: &str, warning: &str) -> String {
    match reading {
        Some(reading) => format!("{reading}, {layers}: {warning}"),
        None => format!("{layers}: {warning}"),
    }
}

pub fn plane_empty(why: &str) -> String {
    format!("Information plane: {}", why.to_ascii_lowercase())
}

pub fn layer(name: &str, input: f64, label: f64) -> String {
    format!("{name} {input:.2} and {label:.3}")
}

/// Of layers, joined by commas.
pub fn plane_at(epoch: u32, layers: &str) -> String {
    format!("Information plane at epoch {epoch}, Î(X;T) and Î(T;Y) in bits by layer: {layers}")
}

// Curves over the epochs.
pub const EPOCH: &str = "epoch";
pub const STEP: &str = "step";
pub const DRIFT_AND_DIFFUSION: &str = "drift above, diffusion below";
pub const GAP: &str = "gap";
pub const TRAINING: &str = "training";
pub const HOLDOUT: &str = "hold-out";

pub fn diffusion_from(name: &str, epoch: u32) -> String {
    format!("{name} (diffusion from epoch {epoch})")
}

pub fn curves_empty(title: &str, why: &str) -> String {
    format!("{title} over epochs: {}", why.to_ascii_lowercase())
}

/// Of lines and their numbers, joined by commas.
pub fn curves_at(title: &str, epoch: u32, lines: &str) -> String {
    format!("{title} at epoch {epoch}: {lines}")
}

/// Lines without room for their names.
pub fn and_more(lines: usize) -> String {
    format!("and {lines} more")
}

// Estimates against the truth.
pub const SAMPLES: &str = "samples N";

// Network and neurons.

pub fn weights(largest: f32) -> String {
    format!(
        "Whole blue lines are positive weights, dashed orange ones negative; the thickest is {largest:.2}"
    )
}

/// `kind` is one of those below.
pub fn neuron(layer: &str, neuron: usize, kind: &str) -> String {
    format!("{layer}, neuron {neuron}: {kind}")
}

pub fn neurons(layer: &str, kind: &str) -> String {
    format!("{layer}: {kind}")
}

pub const OVER_BOTH_INPUTS: &str = "over both inputs";
pub const OF_EACH_CLASS: &str = "patterns of each class";
pub const TWO_NEURONS: &str = "its two neurons";
pub const THREE_NEURONS: &str = "its three neurons, from an angle";
pub const DECISION: &str = "Decision over both inputs; hold-out paler";

pub fn class(class: usize) -> String {
    format!("class {class}")
}

pub fn tallest_bar(patterns: f32) -> String {
    format!("tallest bar: {patterns:.0}")
}
