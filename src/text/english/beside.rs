//! The column beside the plane: its lists, the table of values, and what stands in the place of a table.

pub const CURVE: &str = "What the curve shows";
pub const TABLE: &str = "What the table shows";

pub fn bits_of(networks: usize) -> String {
    match networks {
        1 => "Bits, of one network".into(),
        n => format!("Bits, mean ± SD of {n} networks"),
    }
}

pub const BELOW_BOUND: &str = "Below bound";
pub const BELOW_BOUND_HINT: &str =
    "How far Î(T;Y) lies below the bound; negative above it, which only an error of the estimate brings";

pub const DRAW_BOUND: &str = "Draw the bound";
pub const DRAW_DIB: &str = "Draw the encoders that give each x one t (DIB)";

/// Before the field of its number, after which [`of_networks`] stands.
pub const NETWORK: &str = "Network";

pub fn of_networks(networks: usize) -> String {
    format!("of {networks}")
}

pub const NO_DATA: &str = "The data of this run is not here: choose its CSV file under More settings";
pub const NO_WEIGHTS: &str = "The weights of this run are not here: press Run to train it again";
pub const FETCHING: &str = "The weights of the run are on their way";
pub const TRAINING: &str = "Computed once the run rests and everything has been read";
pub const READING: &str = "This epoch is still being read";
pub const COMPUTING: &str = "Being computed";
pub const FAILED: &str = "It cannot be computed: reload the page to try again";

pub fn not_computed(why: &str) -> String {
    format!("Bounds and tables beside the plane are not computed: {why}")
}
