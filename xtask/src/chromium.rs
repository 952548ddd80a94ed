//! The Chromium that runs the browser tests.

use std::env;
use std::path::PathBuf;

use crate::{Result, system};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const ELSEWHERE: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
];

/// Package managers with what installs Chromium and a font; without a font texts have no width.
const MANAGERS: [(&str, &[&str]); 5] = [
    ("apt-get", &["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]),
    ("dnf", &["install", "-y", "chromium", "dejavu-sans-fonts"]),
    ("pacman", &["-S", "--noconfirm", "--needed", "chromium", "ttf-dejavu"]),
    ("zypper", &["--non-interactive", "install", "chromium", "dejavu-fonts"]),
    ("brew", &["install", "--cask", "chromium"]),
];

/// The browser's program: `$CHROMIUM`, else what `PATH` or the system's usual folders hold.
#[must_use]
pub fn find() -> Option<PathBuf> {
    let chosen = env::var_os("CHROMIUM").map(PathBuf::from);
    let elsewhere = ELSEWHERE.into_iter().map(PathBuf::from);
    chosen
        .into_iter()
        .chain(NAMES.into_iter().filter_map(system::on_path))
        .chain(elsewhere)
        .find(|file| file.is_file())
}

/// Installs Chromium where there is none and the system's package manager may do it.
///
/// # Errors
/// One line that says what is missing.
pub fn ensure() -> Result<()> {
    let missing = "The browser tests need Chromium: install it, or name its program in CHROMIUM";
    if find().is_some() {
        return Ok(());
    }
    system::install("Chromium", &MANAGERS).map_err(|error| format!("{error}. {missing}"))?;
    find().map(drop).ok_or_else(|| missing.into())
}
