//! `cargo xtask presets`: the pictures of the presets, made by the program itself.

use crate::{Result, step};

/// Trains every preset and writes where its layers go to `static/presets.json`.
///
/// # Errors
/// One line where the command line tool cannot be built or fails.
pub fn run() -> Result<()> {
    let tool = ["run", "--release", "--bin", "infoplane", "--", "presets", "--out", "static/presets.json"];
    step::run("training the presets", &mut step::cargo(&tool))
}
