//! The head of every page: the pages' names, and the files that are opened.

pub const NAME: &str = "Infoplane";
/// What names the list of pages.
pub const PAGES: &str = "Pages";
pub const LAB: &str = "Lab";
pub const PRESETS: &str = "Presets";
pub const SWEEPS: &str = "Sweeps";
pub const LIBRARY: &str = "Library";
pub const ESTIMATORS: &str = "Estimators";
pub const LEARN: &str = "Learn";
pub const COMPARE: &str = "Compare";
pub const TAGLINE: &str = "How layers move through the information plane";

pub const OPEN_RUN: &str = "Open run…";
pub const OPEN_RUN_HINT: &str = "Run files, or zips of them; they can also be dropped anywhere";

/// What the browser calls a page.
pub fn title(page: &str) -> String {
    format!("{page} · {NAME}")
}
