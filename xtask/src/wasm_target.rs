//! Rust's standard library for wasm, which rustup may not have installed by itself.

use std::path::Path;
use std::process::Command;

use crate::{Result, step};

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the wasm target where the compiler has no libraries for it.
///
/// # Errors
/// One line where rustup is missing or fails.
pub fn ensure() -> Result<()> {
    let folder = step::read(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    let has_libraries = Path::new(&folder).read_dir().is_ok_and(|mut files| files.next().is_some());
    if has_libraries {
        return Ok(());
    }
    step::run("rustup target add", Command::new("rustup").args(["target", "add", TARGET]))
        .map_err(|error| format!("{error}: the Rust target {TARGET} is needed"))
}
