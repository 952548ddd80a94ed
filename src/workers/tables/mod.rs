//! The tables beside the plane, ready to be shown: a worker of their own fills them, and the page holds none of their
//! arithmetic.

mod bound;
mod confusion;
mod layers;
mod measures;
mod network;

#[cfg(all(feature = "web", feature = "files"))]
mod worker;

pub use bound::of_bound;
pub use confusion::of_confusion;
pub use layers::{History, of_layers};
pub use measures::of_measures;
pub use network::{Which, of_network};

#[cfg(all(feature = "web", feature = "files"))]
pub use worker::serve;

use serde::{Deserialize, Serialize};

use crate::evaluation::Spread;

/// A table in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub caption: String,
    /// The heads of the columns first; the first cell of a row is its head.
    pub rows: Vec<Vec<String>>,
    /// What is to be said under it.
    pub note: String,
    /// Whether it is shown on request only.
    pub folded: bool,
}

impl Table {
    fn new(caption: impl Into<String>, heads: &[&str]) -> Self {
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        Self { caption: caption.into(), rows: vec![heads], ..Self::default() }
    }
}

/// What there is not.
const NONE: &str = "–";

/// Mean ± SD of the finite values with these decimals.
fn spread(values: impl Iterator<Item = f64> + Clone, decimals: usize) -> String {
    Spread::of(values).map_or(NONE.into(), |spread| spread.words(decimals))
}

/// A number with these decimals.
fn number(value: f64, decimals: usize) -> String {
    if value.is_finite() { format!("{value:.decimals$}") } else { NONE.into() }
}
