//! Which estimator reads a run, and with which parameter.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An estimator of mutual information as links write it, such as `edges:30`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Estimator {
    /// Binning by this many equally spaced edges in [−1, 1] (Shwartz-Ziv & Tishby 2017).
    Edges(u32),
    /// Binning by ⌊value / width⌋ (Saxe et al. 2018).
    Width(f64),
}

impl Estimator {
    /// The fewest and most edges.
    pub const EDGES: (u32, u32) = (2, 1000);
    /// The narrowest and widest bin.
    pub const WIDTH: (f64, f64) = (0.001, 10.0);

    /// The estimator that `text` names, and the text of the value it was clamped from, if any.
    pub fn parse(text: &str) -> Option<(Self, bool)> {
        let (name, value) = text.split_once(':')?;
        match name {
            "edges" => {
                let asked: f64 = value.parse().ok().filter(|v: &f64| v.is_finite())?;
                let edges = asked.round().clamp(Self::EDGES.0.into(), Self::EDGES.1.into());
                Some((Self::Edges(edges as u32), edges != asked))
            }
            "width" => {
                let asked: f64 = value.parse().ok().filter(|v: &f64| v.is_finite())?;
                let width = asked.clamp(Self::WIDTH.0, Self::WIDTH.1);
                Some((Self::Width(width), width != asked))
            }
            _ => None,
        }
    }

    /// The name in axes and captions: "30 edges in [−1, 1]".
    pub fn caption(self) -> String {
        match self {
            Self::Edges(edges) => format!("{edges} edges"),
            Self::Width(width) => format!("bin width {width}"),
        }
    }
}

/// The key in links and files.
impl fmt::Display for Estimator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edges(edges) => write!(f, "edges:{edges}"),
            Self::Width(width) => write!(f, "width:{width}"),
        }
    }
}
