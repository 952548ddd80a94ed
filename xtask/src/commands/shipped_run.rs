//! `cargo xtask shipped-run`: the run that the page opens with, made by the program itself.

use crate::{Result, step};

/// Trains the default experiment and writes it to `static/`, with its weights and without.
///
/// # Errors
/// One line where the command line tool cannot be built or fails.
pub fn run() -> Result<()> {
    let tool = ["run", "--release", "--bin", "infoplane", "--", "run", ""];
    let files = ["--out", "static/default.run.json", "--light", "static/default.light.json"];
    step::run("training the default experiment", step::cargo(&tool).args(files))
}
