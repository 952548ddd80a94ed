//! The page that compares runs.

/// `name`: a run that is asked for.
pub fn not_shown(name: &str, why: &str) -> String {
    format!("{name} is not shown: {why}")
}

pub const NO_PICTURE: &str = "it has no picture";
pub const NO_RUN: &str = "the library holds no run of this link: open it and press Run";
pub const READING: &str = "Reading the runs";
pub const CHOOSE: &str = "Choose two to six runs in the library, and press Compare";
pub const PLANE: &str = "Information plane";

pub fn runs(runs: usize) -> String {
    format!("{runs} runs")
}

/// What the plane shows.
pub const PLANE_OF: &str = "Plane ";
pub const AT_END: &str = "all layers at the last epoch";

pub fn over_time(layer: usize) -> String {
    format!("layer {layer} over time")
}

/// What grows to the right under the curves.
pub const CURVES_OVER: &str = "Curves over ";
pub const EPOCHS: &str = "epochs";
pub const STEPS: &str = "steps";

/// Under the plane. `at_end`: it shows every layer at the end, else one over time; `runs`: those of [`run`];
/// `differ`: whether they were read in different ways.
pub fn caption(at_end: bool, runs: &str, differ: bool) -> String {
    let what = if at_end {
        "Numbers count the layers from the input, at the last epoch that was read"
    } else {
        "From before training to the end (dot)"
    };
    let warning = if differ {
        ". The runs are read in different ways, so their bits do not measure the same"
    } else {
        ""
    };
    format!("{what}, means over the networks. {runs}{warning}")
}

/// `reading`: the estimator that it was read by.
pub fn run(name: &str, reading: &str, networks: usize) -> String {
    format!("{name}: {reading}, {networks} networks")
}

/// The coordinates, in axes.
pub const IXT_SIGN: &str = "Î(X;T)";
pub const ITY_SIGN: &str = "Î(T;Y)";

/// In the place of the estimator where the runs were read in different ways.
pub const SEVERAL: &str = "several estimators";

/// An axis of the plane; `reading`: how the runs were read.
pub fn plane_axis(sign: &str, reading: &str) -> String {
    format!("{sign}, bits ({reading})")
}

pub const CURVES: &str = "Curves";
pub const ACCURACY_AXIS: &str = "Hold-out accuracy, %";
/// An axis, and a result in the table.
pub const LOSS: &str = "Hold-out loss, nats";

/// `coordinate`: I(X;T) or I(T;Y).
pub fn of_last_hidden(coordinate: &str) -> String {
    format!("{coordinate} of the last hidden layer, bits")
}

pub fn of_layer(coordinate: &str, layer: usize) -> String {
    format!("{coordinate} of layer {layer}, bits")
}

/// A figure in words, by the titles of its axes; `ends`: names of lines and their numbers.
pub fn chart(y: &str, x: &str, ends: &str) -> String {
    format!("{y} against {x}. At the end: {ends}")
}

pub const DIFFERENCES: &str = "Differences";
pub const TABLE: &str = "Table of differences";
pub const BASELINE_HELP: &str = "The others are measured against it";

pub fn baseline(name: &str) -> String {
    format!("Baseline: {name}")
}

pub const BASELINE: &str = "★ baseline";
pub const ACCURACY: &str = "Hold-out accuracy, %";
pub const IXT: &str = "I(X;T) of the last hidden layer, bits";
pub const ITY: &str = "I(T;Y) of the last hidden layer, bits";
