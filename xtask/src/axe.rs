//! axe-core, which finds what keeps people from using a page; fetched from npm for the tests, no part of the site.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{Result, npm};

const FOLDER: &str = "axe";
const PACKAGE: &str = "axe-core@4.14.1";
const FILE: &str = "axe-core/axe.min.js";
/// SHA-256 of that file.
const SUM: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// The script, which gives a page the object `axe`.
///
/// # Errors
/// One line where there is no npm, or what it brings is not what was pinned.
pub fn script() -> Result<String> {
    let file = npm::file(FOLDER, FILE);
    if let Ok(script) = pinned(&file) {
        return Ok(script);
    }
    if !npm::is_here() {
        return Err(format!("{PACKAGE} comes from npm, which is not installed here"));
    }
    npm::install(FOLDER, &[PACKAGE])?;
    pinned(&file)
}

/// The file's text, if it is the one that is meant.
fn pinned(file: &Path) -> Result<String> {
    let script = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut sum = String::new();
    for byte in Sha256::digest(&script) {
        // A text takes everything that is written to it.
        let _ = write!(sum, "{byte:02x}");
    }
    match sum == SUM {
        true => Ok(script),
        false => Err(format!("{} is not the file that is pinned: its SHA-256 is {sum}", file.display())),
    }
}
