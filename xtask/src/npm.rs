//! What comes from npm: other libraries that are measured, and the judge of accessibility. None of it is part of the site.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, root, step, system};

/// Package managers with what installs npm.
const MANAGERS: [(&str, &[&str]); 5] = [
    ("apt-get", &["install", "-y", "--no-install-recommends", "npm"]),
    ("dnf", &["install", "-y", "npm"]),
    ("pacman", &["-S", "--noconfirm", "--needed", "npm"]),
    ("zypper", &["--non-interactive", "install", "npm-default"]),
    ("brew", &["install", "node"]),
];

/// Installs npm where there is none and the system's package manager may do it.
///
/// # Errors
/// One line that says what is missing.
pub fn ensure() -> Result<()> {
    match is_here() {
        true => Ok(()),
        false => system::install("npm", &MANAGERS)
            .map_err(|error| format!("{error}. The tests of accessibility need npm: install it")),
    }
}

/// Whether there is an npm.
#[must_use]
pub fn is_here() -> bool {
    step::read(Command::new("npm").arg("--version")).is_ok()
}

/// Installs packages, each `name@version`, into a folder of `target/`, and tells where that is; no script of theirs runs.
///
/// # Errors
/// One line where npm or the disk fails.
pub fn install(folder: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = root().join("target").join(folder);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    // Without a package.json of its own npm would look for one above.
    fs::write(folder.join("package.json"), "{ \"private\": true }\n").map_err(failed)?;
    let options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix"];
    let mut npm = Command::new("npm");
    npm.args(options).arg(&folder).args(packages);
    step::run(&format!("fetching {} from npm", packages.join(", ")), &mut npm)?;
    Ok(folder)
}

/// Where a file of an installed package is.
#[must_use]
pub fn file(folder: &str, name: &str) -> PathBuf {
    root().join("target").join(folder).join("node_modules").join(Path::new(name))
}
