//! What came of a sweep: answers, figures, table.

pub const ANSWERS: &str = "Answers";
pub const ANSWERS_TITLE: &str = "What the cells say";

pub fn still_missing(done: usize, missing: usize) -> String {
    format!("Of {done} cells that are done; {missing} are still to come and may change it")
}

pub const PAIR: &str = "Two settings, network by network";
/// Before the first of two choices: compare this …
pub const COMPARE: &str = "Compare";
/// Before the second of two choices: … with that.
pub const WITH: &str = "with";
pub const CHOOSE_TWO: &str = "Choose two different cells";

pub const CURVES: &str = "Curves";
pub const CURVES_TITLE: &str = "Against the setting";
pub const MEASURE: &str = "Measure";
pub const TO_THE_RIGHT: &str = "To the right";
/// Before the choice of who defines bias and variance.
pub const DEFINITION: &str = "Bias and variance by";
pub const KOHAVI_WOLPERT: &str = "Kohavi & Wolpert, unbiased";
pub const WEBB: &str = "Webb";
pub const DOMINGOS: &str = "Domingos";
pub const SAVE_SVG: &str = "Save SVG";
pub const SAVE_PNG: &str = "Save PNG";

/// `one_draw`: whether all networks learn one draw of the training part, else each its own; `reading`: the estimator
/// and what it sees.
pub fn caption(done: usize, cells: usize, networks: usize, one_draw: bool, reading: &str) -> String {
    let part = if one_draw {
        "all on one draw of the training part"
    } else {
        "each on a draw of its own of the training part"
    };
    format!(
        "{done} of {cells} cells, each of {networks} networks, {part}. Lines are means over the networks, bands one standard deviation; information by {reading}"
    )
}

pub const NONE_COMPARED: &str = "No pattern is held out by all networks of all cells, so bias and variance cannot be compared: hold some out from all (fixed), or take smaller training shares, fewer networks, or one draw for all";

pub fn compared(patterns: usize) -> String {
    format!("Over the {patterns} patterns that no network of any cell was trained on")
}

pub fn compared_between(low: usize, high: usize) -> String {
    format!(
        "Over the {low} to {high} patterns that no network of the cells with the same data and seed was trained on"
    )
}

/// A figure by the titles of its axes.
pub fn against(y: &str, x: &str) -> String {
    format!("{y} against {x}")
}

pub fn against_both(measure: &str, x: &str, y: &str) -> String {
    format!("{measure} against {x} and {y}")
}

/// Of the figure of this name, for who does not see it.
pub fn values(figure: &str) -> String {
    format!("Values: {figure}")
}

/// `value`: a number and its unit.
pub fn point(cell: &str, measure: &str, value: &str, patterns: usize) -> String {
    format!("{cell}: {measure} {value}, {patterns} training patterns")
}

/// `definition`: whose bias and variance it is divided into.
pub fn error_by(definition: &str) -> String {
    format!("Hold-out error by {definition}, %")
}

pub const BIAS_SQUARED: &str = "bias²";
pub const BIAS: &str = "bias";
pub const VARIANCE: &str = "variance";
pub const NET_VARIANCE: &str = "net variance";
pub const NOISE: &str = "noise";

/// `coordinate`: I(X;T) or I(T;Y).
pub fn at_end(coordinate: &str) -> String {
    format!("{coordinate} at the end, bits")
}

pub fn of_layer_at_end(coordinate: &str, layer: &str) -> String {
    format!("{coordinate} of {layer} at the end, bits")
}

pub const BITS: &str = "bits";
pub const NOT_DONE: &str = "not done yet";

pub const PLANE: &str = "Information plane";
pub const LAYER: &str = "Layer";
pub const PLANE_CAPTION: &str = "The way of the layer in each cell, from before training (ring) to the end (dot), means over the networks; colours go from the first cell to the last";
/// The axes of the plane, and heads of the table.
pub const IXT: &str = "Î(X;T), bits";
pub const ITY: &str = "Î(T;Y), bits";

pub fn stop(cell: &str, epoch: u32, ixt: f64, ity: f64) -> String {
    format!("{cell}, epoch {epoch}: I(X;T) {ixt:.2}, I(T;Y) {ity:.3} bits")
}

pub const TABLE: &str = "Table";
pub const TABLE_TITLE: &str = "All cells";
pub const CELLS: &str = "Cells";
pub const CELL: &str = "Cell";
pub const PATTERNS: &str = "Patterns";
pub const PATTERNS_HELP: &str = "In the training part";
pub const ACCURACY: &str = "Accuracy, %";
pub const ACCURACY_HELP: &str = "Of the hold-out, mean ± SD over the networks";
pub const F1: &str = "F1, %";
pub const F1_HELP: &str = "Of the hold-out, macro, mean ± SD over the networks";
pub const LOSS: &str = "Loss, nats";
pub const LOSS_HELP: &str = "Of the hold-out, mean over the networks";
pub const PERPLEXITY: &str = "Perplexity";
pub const PERPLEXITY_HELP: &str = "Of the hold-out, e to the loss, mean over the networks";
pub const GAP: &str = "Gap, points";
pub const GAP_HELP: &str = "Accuracy on the training part less that on the hold-out";
pub const INFORMATION_HELP: &str = "Of the last hidden layer at the end, mean over the networks";
pub const COMPRESSION: &str = "Compression, bits";
pub const COMPRESSION_HELP: &str =
    "Of I(X;T) of the last hidden layer since its peak, with 95 % interval over the networks";
pub const BIAS_HEAD: &str = "Bias², %";
pub const VARIANCE_HEAD: &str = "Variance, %";
pub const DIVIDED_HELP: &str = "Kohavi and Wolpert, unbiased, on the common hold-out";

pub fn interval(bits: f64, low: f64, high: f64) -> String {
    format!("{bits:.2} ({low:.2} to {high:.2})")
}

/// The titles of the picture that is saved.
pub const PICTURE: &str = "A sweep";

pub fn picture_of(sweep: &str) -> String {
    format!("Sweep: {sweep}")
}
