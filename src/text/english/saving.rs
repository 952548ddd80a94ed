//! What is saved: the menu of a run, the buttons of pictures, and what came of it.

pub const DOWNLOAD_RUN: &str = "Download run";
pub const EXPORT_MENU: &str = "Export…";
/// What names the menu.
pub const EXPORT: &str = "Export";
pub const RUN_LIGHT: &str = "Run without weights";
pub const INFORMATION_CSV: &str = "Information as CSV";
pub const METRICS_CSV: &str = "Loss and accuracy as CSV";
pub const PLANE_SVG: &str = "Information plane as SVG";
pub const PLANE_PNG: &str = "Information plane as PNG";
pub const PLANE_WEBM: &str = "Animation as WebM";
pub const COPY_PLANE: &str = "Copy the plane as a picture";
pub const CURVES_SVG: &str = "Curves as SVG";
pub const CURVES_PNG: &str = "Curves as PNG";

pub const SAVE_SVG: &str = "Save SVG";
pub const SAVE_PNG: &str = "Save PNG";

pub fn picture_not_saved(why: &str) -> String {
    format!("The picture was not saved: {why}")
}

pub const COPIED: &str = "The plane is in the clipboard as a picture";
pub const COPIES_TEXTS_ONLY: &str = "The picture was not copied: this browser copies texts only";
pub const COPYING_REFUSED: &str =
    "The picture was not copied: the browser allows it only just after a press, so try again";

pub fn recording(seconds: f64) -> String {
    format!(
        "The animation is being recorded, for {seconds} s or a little more: keep this page in sight until it is saved"
    )
}

pub fn recorded(name: &str) -> String {
    format!("The animation is recorded and saved as {name}")
}

pub const NOTHING_RECORDED: &str = "The file was not saved: the browser recorded nothing";

pub fn not_saved(why: &str) -> String {
    format!("The file was not saved: {why}")
}

pub fn larger_than_opened(megabytes: usize, most: usize) -> String {
    format!(
        "The file is saved, but has {megabytes} MB, and files of up to {most} MB can be opened again: the run without its weights is smaller"
    )
}

// Why something was not saved: each ends such a sentence.
/// The two programs of the page are not of one version.
pub const TWO_VERSIONS: &str = "the page is of two versions: reload it";
pub const SAVED_ELSEWHERE: &str = "a run file is saved elsewhere";
pub const NO_MEMORY: &str = "the browser has too little memory for it";
pub const NO_CANVAS: &str = "the browser gave no canvas for it";
pub const NO_WEBM: &str = "this browser records no WebM";
pub const NOT_TRAINED: &str = "nothing has been trained yet";
pub const RECORDING_REFUSED: &str = "the browser refused to record it";
