//! What a training step costs as one thing grows and all else stays.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

use super::site::Site;
use crate::browser::Browser;
use crate::{Result, step};

/// What grows: (its name, the links and how many each has of it).
const GROWING: [(&str, &[(&str, u32)]); 4] = [
    (
        "networks",
        &[
            ("nets=1", 1),
            ("nets=2", 2),
            ("nets=4", 4),
            ("nets=8", 8),
            ("nets=16", 16),
            ("nets=32", 32),
            ("nets=64", 64),
        ],
    ),
    (
        "patterns of a batch",
        &[
            ("batch=32", 32),
            ("batch=64", 64),
            ("batch=128", 128),
            ("batch=256", 256),
            ("batch=512", 512),
            ("batch=1024", 1024),
            ("batch=2048", 2048),
            ("batch=full&train=0.99", 4055),
        ],
    ),
    (
        "parameters, two hidden layers of 4 to 64 units",
        &[
            ("net=4-4", parameters(&[4; 2])),
            ("net=8-8", parameters(&[8; 2])),
            ("net=16-16", parameters(&[16; 2])),
            ("net=32-32", parameters(&[32; 2])),
            ("net=64-64", parameters(&[64; 2])),
        ],
    ),
    (
        "parameters, 1 to 8 hidden layers of 16 units",
        &[
            ("net=16", parameters(&[16; 1])),
            ("net=16-16", parameters(&[16; 2])),
            ("net=16-16-16", parameters(&[16; 3])),
            ("net=16-16-16-16", parameters(&[16; 4])),
            ("net=16-16-16-16-16-16", parameters(&[16; 6])),
            ("net=16-16-16-16-16-16-16-16", parameters(&[16; 8])),
        ],
    ),
];

/// Activations differ in their functions: no scale, but of interest beside one.
pub const ACTIVATIONS: [&str; 8] =
    ["tanh", "relu", "sigmoid", "leaky_relu", "softsign", "softplus", "elu", "linear"];

/// Cost against size.
pub struct Scale {
    pub name: &'static str,
    /// (how many there are, milliseconds of a step), from few to many.
    pub points: Vec<(f64, f64)>,
}

/// Weights and biases between 12 inputs and 2 classes.
const fn parameters(hidden: &[u32]) -> u32 {
    let (mut inputs, mut sum, mut i) = (12, 0, 0);
    while i < hidden.len() {
        sum += (inputs + 1) * hidden[i];
        inputs = hidden[i];
        i += 1;
    }
    sum + (inputs + 1) * 2
}

/// Steps on the CPU in one worker: of one network, batches of 256 and the layers of the default experiment, but for what
/// grows.
///
/// # Errors
/// One line where the site is not built or its worker fails.
pub fn measure(browser: &Browser, dist: &Path) -> Result<Vec<Scale>> {
    let of = |(name, links): (&'static str, &[(&str, u32)])| {
        step::announce(&format!("a step against {name}"));
        let mut points: Vec<_> = links.iter().map(|(_, count)| (f64::from(*count), f64::INFINITY)).collect();
        // Twice, each in its turn: what disturbs only slows.
        for _ in 0..2 {
            for ((link, _), (_, time)) in links.iter().zip(&mut points) {
                *time = time.min(milliseconds(browser, dist, link)?);
            }
        }
        Ok(Scale { name, points })
    };
    GROWING.into_iter().map(of).collect()
}

/// A step of the same network, with another thing in the link.
///
/// # Errors
/// As for [`measure`].
pub fn milliseconds(browser: &Browser, dist: &Path, other: &str) -> Result<f64> {
    // 2,048 patterns are learnt from: any batch goes into them without a rest.
    let link = format!("engine=cpu&workers=1&nets=1&batch=256&train=0.5&{other}");
    Ok(Site::open(browser, dist)?.training("trainer", &link, "cpu", 1)?.step)
}

impl Scale {
    /// The greatest exponent of cost in size between neighbours: 1 where cost is proportional, and far above it at a cliff.
    pub fn steepest(&self) -> f64 {
        let exponent = |(a, b): (&(f64, f64), &(f64, f64))| (b.1 / a.1).ln() / (b.0 / a.0).ln();
        self.points.iter().zip(&self.points[1..]).map(exponent).fold(f64::NEG_INFINITY, f64::max)
    }

    pub fn json(&self) -> Value {
        json!({ "of": self.name, "points": self.points, "steepest": self.steepest() })
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nms for one training step against {}", self.name)?;
        for (count, time) in &self.points {
            writeln!(f, "{count:>10} {time:>10.4} {:>12.6} each", time / count)?;
        }
        writeln!(f, "between neighbours it grows at most as size to the power of {:.2}", self.steepest())
    }
}
