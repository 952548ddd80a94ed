//! `cargo xtask shipped-run`: the run that the page opens with, made by the program itself.

use crate::{Result, step};

const LIGHT: &str = "static/default.light.json";

/// Trains the default experiment and writes it to `static/`, with its weights, without, and as a sketch.
///
/// # Errors
/// One line where the command line tool cannot be built or fails.
pub fn run() -> Result<()> {
    let tool = ["run", "--release", "--bin", "infoplane", "--"];
    let train = ["run", "", "--out", "static/default.run.json", "--light", LIGHT];
    step::run("training the default experiment", step::cargo(&tool).args(train))?;
    let draw = ["sketch", LIGHT, "--out", "static/sketch.svg"];
    step::run("drawing its sketch", step::cargo(&tool).args(draw))
}
