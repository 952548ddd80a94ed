//! Why the outcomes of a sweep do not tell: each completes “this cannot be told, because”.

// How much data is enough.
pub const NO_ACCURACY_AT_A_SIZE: &str = "at one of the sizes no network has an accuracy";

pub fn no_power_law(residual: f64, margin: f64) -> String {
    format!(
        "the curve misses the means by {residual:.4} (root mean square), more than their standard error and the margin of {margin} explain, so a power law does not describe them"
    )
}

pub const NETWORKS_MISSING: &str = "networks are missing at a size";

/// The share is in per cent.
pub fn drawn_anew(share: f64, why: &str) -> String {
    format!("networks drawn anew give no answer in {share:.0} % of drawings, for example because {why}")
}

pub const NO_ANSWER: &str = "no drawing of networks gives an answer";

pub fn too_few_sizes(fewest: usize, found: usize) -> String {
    format!("it takes {fewest} training sizes or more to fit a learning curve, and there are {found}")
}

pub fn too_few_networks_at_a_size(fewest: usize, found: usize) -> String {
    format!("it takes {fewest} networks or more at each size to know their spread, and there are {found}")
}

pub const SIZES_DIFFER: &str = "the sizes have different numbers of networks";

pub fn does_not_rise(smallest: usize, largest: usize) -> String {
    format!(
        "the accuracy does not rise with the size between {smallest} and {largest} patterns, so nothing shows where it ends"
    )
}

pub fn rises_at_once(smallest: usize) -> String {
    format!(
        "the accuracy rises between the smallest sizes only, so sizes between or below them are needed (the smallest is {smallest})"
    )
}

pub fn still_rises(largest: usize) -> String {
    format!("the accuracy still rises at {largest} patterns, so larger sizes are needed to see where it ends")
}

// What a parameter does.

pub fn too_few_values(found: usize) -> String {
    format!("it takes three values or more to tell a line from two points, and there are {found}")
}

pub fn too_few_networks_at_a_value(found: usize) -> String {
    format!("it takes three networks or more at each value to know their spread, and there are {found}")
}

pub const SETTINGS_DIFFER: &str = "the settings have different numbers of networks";
pub const NO_ACCURACY_AT_A_VALUE: &str = "at one of the values no network has an accuracy";
pub const NO_LINE: &str = "no drawing of networks gives a line";

// One setting against another.

pub fn too_few_pairs(found: usize) -> String {
    format!("it takes two networks or more that both settings have, and there are {found}")
}

pub const NEVER_HIGHER: &str = "in no cell was I(X;T) of the last hidden layer higher before than at the end";

// Compression against the gap.

pub fn too_few_cells(found: usize) -> String {
    format!("it takes four cells or more to correlate over them, and there are {found}")
}

pub const ALL_THE_SAME: &str = "all cells have the same value, which correlates with nothing";
