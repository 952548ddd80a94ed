//! Builds, serves and tests the site: the commands of `cargo xtask`, and what the browser tests drive.

pub mod axe;
pub mod bench;
pub mod browser;
pub mod budgets;
pub mod chromium;
pub mod commands;
pub mod constructors;
pub mod names;
pub mod npm;
pub mod pictures;
pub mod precache;
pub mod scripts;
pub mod server;
pub mod single_file;
pub mod step;
pub mod system;
pub mod tools;
pub mod wasm_target;

use std::path::{Path, PathBuf};

/// What every command answers: nothing, or one sentence for the terminal.
pub type Result<T, E = String> = std::result::Result<T, E>;

/// The repository's root folder.
#[must_use]
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The folder of the built site.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The names of what lies in a folder, in their order.
///
/// # Errors
/// One line where it cannot be read.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
