//! What the outcomes of a sweep say to its questions.

// Questions.

/// `others` are the values of the other axes, or nothing.
pub fn how_much(others: &str) -> String {
    match others.is_empty() {
        true => "How much data is enough".into(),
        false => format!("How much data is enough, {others}"),
    }
}

pub fn what_it_does(parameter: &str) -> String {
    format!("What {parameter} does to hold-out accuracy")
}

/// The name of a parameter within a sentence.
pub fn parameter(label: &str, key: &str) -> String {
    let mut letters = label.chars();
    let lower: String =
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
    format!("{lower} ({key})")
}

pub const LONG_RUNS: &str = "Do long runs compress";
pub const DOES_IT_HELP: &str = "Does it help";

/// `rule` is Pearson or Spearman.
pub fn against_the_gap(rule: &str) -> String {
    format!("Compression of the last hidden layer against the accuracy gap ({rule})")
}

pub fn one_against_other(second: &str, first: &str) -> String {
    format!("Hold-out accuracy with {second} against {first}")
}

// Answers.

pub fn untold(why: &str) -> String {
    format!("this cannot be told, because {why}")
}

/// What the two largest sizes show all the same.
pub fn untold_but(why: &str, [before, last]: [usize; 2], change: &str) -> String {
    format!("this cannot be told, because {why}; from {before} to {last} patterns it changes by {change}")
}

/// Of numbers with their signs.
pub fn change(points: &str, low: &str, high: &str) -> String {
    format!("{points} percentage points (95 % interval {low} to {high})")
}

// How much data is enough.

/// In patterns; the accuracy and its interval in per cent. No more is known of an interval beyond `farthest`.
pub fn enough(
    patterns: f64,
    [fewest, most]: [f64; 2],
    farthest: f64,
    points: f64,
    accuracy: f64,
    [low, high]: [f64; 2],
) -> String {
    let most = if most > farthest { format!("more than {farthest:.0}") } else { format!("{most:.0}") };
    format!(
        "{patterns:.0} patterns (95 % interval {fewest:.0} to {most}) are enough to be within {points} percentage points of the accuracy that more data tends to, {accuracy:.1} % ({low:.1} to {high:.1})"
    )
}

pub fn beyond_the_largest(enough: &str, largest: f64) -> String {
    format!("{enough}; this is beyond the largest size tried, {largest}")
}

pub fn below_the_smallest(enough: &str, smallest: f64) -> String {
    format!("{enough}; this is below the smallest size tried, {smallest}")
}

// What a parameter does.

pub fn each_doubling(key: &str) -> String {
    format!("each doubling of {key}")
}

pub fn more_of_it(step: f64, key: &str) -> String {
    format!("{step} more of {key}")
}

pub const HIGHER: &str = "more of it goes with a higher accuracy";
pub const LOWER: &str = "more of it goes with a lower accuracy";
pub const NEITHER: &str = "these networks do not tell whether it raises or lowers the accuracy";

/// `per` is said by `each_doubling` or `more_of_it`.
pub fn slope(change: &str, per: &str, settings: usize, networks: usize, verdict: &str) -> String {
    format!("{change} for {per}, over {settings} settings of {networks} networks: {verdict}")
}

/// The share is in per cent.
pub fn bent(slope: &str, explained: f64) -> String {
    format!(
        "{slope}; a straight line explains only {explained:.0} % of the differences between the settings, so look at the curve"
    )
}

// One setting against another.

pub fn better(second: &str) -> String {
    format!("{second} is better")
}

pub fn worse(second: &str) -> String {
    format!("{second} is worse")
}

pub const WHICH_IS_BETTER: &str = "these networks do not tell which is better";

pub fn compared(change: &str, [lower, higher]: [usize; 2], pairs: usize, verdict: &str) -> String {
    format!(
        "{change}, higher for {higher} and lower for {lower} of {pairs} networks that begin alike: {verdict}"
    )
}

// Do long runs compress, and does it help.

/// What information is by where the estimator is what the cells differ in.
pub const EACH_CELLS_OWN: &str = "each cell’s own estimator";
pub const NOT_READ: &str = "this cannot be told, because no cell has a hidden layer that was read throughout";

pub fn bits(bits: f64, interval: Option<[f64; 2]>) -> String {
    match interval {
        Some([low, high]) => format!("{bits:.2} bits (95 % interval {low:.2} to {high:.2})"),
        None => format!("{bits:.2} bits"),
    }
}

/// `bits` are said by the function of this name.
pub fn compressed(
    reading: &str,
    least: f64,
    [fell, cells]: [usize; 2],
    most: &str,
    bits: &str,
    epoch: u32,
) -> String {
    format!(
        "I(X;T) of the last hidden layer ({reading}) ends more than {least} bits below its peak in {fell} of {cells} cells; most in {most}, by {bits} since epoch {epoch}"
    )
}

pub const IMPROVED: &str = "the networks went on to improve";
pub const BETTER_BEFORE: &str = "the networks were better before";
pub const WHETHER_IT_HELPED: &str = "these networks do not tell whether going on helped";

pub fn from_peak_to_end(change: &str, networks: usize, cells: usize, verdict: &str) -> String {
    format!(
        "from the epoch where compression of the last hidden layer began to the end hold-out accuracy changes by {change}, over {networks} networks in {cells} cells: {verdict}"
    )
}

pub const LESS_WELL: &str = "cells that compress more generalise less well";
pub const MORE_WELL: &str = "cells that compress more generalise better";
pub const NOT_TOGETHER: &str = "these cells do not tell whether the two go together";

pub fn correlation(r: f64, [low, high]: [f64; 2], cells: usize, verdict: &str) -> String {
    format!(
        "r = {r:.3} (95 % interval {low:.3} to {high:.3}) over {cells} cells: {verdict}, whatever the cause"
    )
}

pub fn correlation_alone(r: f64, cells: usize) -> String {
    format!("r = {r:.3} over {cells} cells")
}
