//! What a training step costs as one thing grows and all else stays.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

use super::site::Site;
use crate::browser::Browser;
use crate::{Result, step};

/// Hidden layers of one width.
const WIDTHS: [u32; 5] = [4, 8, 16, 32, 64];
const DEPTHS: [usize; 6] = [1, 2, 3, 4, 6, 8];

/// Activations differ in their functions: no scale, but of interest beside one.
pub const ACTIVATIONS: [&str; 8] =
    ["tanh", "relu", "sigmoid", "leaky_relu", "softsign", "softplus", "elu", "linear"];

/// Cost against size.
pub struct Scale {
    pub name: &'static str,
    /// (how many there are, milliseconds of a step), from few to many.
    pub points: Vec<(f64, f64)>,
}

/// What grows: its name, the links and how many each has of it.
fn growing() -> [(&'static str, Vec<(String, u32)>); 4] {
    let powers = |from: u32, to: u32| (from..=to).map(|power| 1 << power);
    let of = |layers: &[u32]| {
        let names: Vec<String> = layers.iter().map(u32::to_string).collect();
        (format!("net={}", names.join("-")), parameters(layers))
    };
    [
        ("networks", powers(0, 6).map(|count| (format!("nets={count}"), count)).collect()),
        ("patterns of a batch", powers(5, 10).map(|count| (format!("batch={count}"), count)).collect()),
        ("parameters, 2 layers of 4 to 64", WIDTHS.iter().map(|width| of(&[*width; 2])).collect()),
        ("parameters, 1 to 8 layers of 16", DEPTHS.iter().map(|depth| of(&vec![16; *depth])).collect()),
    ]
}

/// Weights and biases of these layers between 12 inputs and 2 classes.
fn parameters(hidden: &[u32]) -> u32 {
    let above = hidden.iter().chain([&2]);
    [12].iter().chain(hidden).zip(above).map(|(inputs, outputs)| (inputs + 1) * outputs).sum()
}

/// Steps on the CPU in one worker: of one network, batches of 256 and the layers of the default experiment, but for what
/// grows.
///
/// # Errors
/// One line where the site is not built or its worker fails.
pub fn measure(browser: &Browser, dist: &Path) -> Result<Vec<Scale>> {
    let of = |(name, sizes): (&'static str, Vec<(String, u32)>)| {
        step::announce(&format!("a step against {name}"));
        let mut points: Vec<_> = sizes.iter().map(|(_, count)| (f64::from(*count), f64::INFINITY)).collect();
        // Twice, each in its turn: what disturbs only slows.
        for _ in 0..2 {
            for ((link, _), (_, time)) in sizes.iter().zip(&mut points) {
                *time = time.min(milliseconds(browser, dist, link)?);
            }
        }
        Ok(Scale { name, points })
    };
    growing().into_iter().map(of).collect()
}

/// A step of the same network, with another thing in the link.
///
/// # Errors
/// As for [`measure`].
pub fn milliseconds(browser: &Browser, dist: &Path, other: &str) -> Result<f64> {
    // 2,048 patterns are learnt from: all batches here are parts of them, and leave no rest.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proportional_is_a_power_of_one_and_a_cliff_is_not() {
        let scale = |times: [f64; 3]| Scale {
            name: "",
            points: vec![(1.0, times[0]), (2.0, times[1]), (8.0, times[2])],
        };
        assert!((scale([3.0, 6.0, 24.0]).steepest() - 1.0).abs() < 1e-12);
        assert!((scale([3.0, 24.0, 96.0]).steepest() - 3.0).abs() < 1e-12);
    }

    #[test]
    fn parameters_are_weights_and_biases() {
        assert_eq!(parameters(&[10, 7, 5, 4, 3]), 294);
        assert_eq!(growing()[2].1[1], ("net=8-8".into(), 13 * 8 + 9 * 8 + 9 * 2));
    }
}
