//! The page of the library, and why the library does not do what it is asked.

pub const TITLE: &str = "Library";
pub const LEAD: &str = "Runs are kept here from their first snapshot on, as far as this browser lets them, and nowhere else. Choose two to six to compare them, or save them as files to carry them elsewhere";
pub const FIND: &str = "Find in names, notes and settings";
pub const FIND_RUNS: &str = "Find runs";
pub const COMPARE: &str = "Compare chosen";

pub fn choose(most: usize) -> String {
    format!("Choose 2 to {most} runs")
}

pub const EXPORT: &str = "Export chosen";
pub const EXPORT_HELP: &str = "The chosen runs as one zip, with tables of their numbers";
pub const READING: &str = "Reading the library";

pub fn runs(runs: usize) -> String {
    if runs == 1 { "1 run".to_owned() } else { format!("{runs} runs") }
}

pub fn shown_of(shown: usize, all: usize) -> String {
    format!("{shown} of {}", runs(all))
}

/// `persisted`: whether the browser has agreed to keep what is stored.
pub fn room(used: &str, most: &str, persisted: bool) -> String {
    let kept = if persisted {
        "kept until you delete them"
    } else {
        "the browser may delete them when space is short"
    };
    format!("{used} used of {most}, {kept}")
}

pub fn not_exported(why: &str) -> String {
    format!("The runs were not exported: {why}")
}

pub fn not_opened(why: &str) -> String {
    format!("The library cannot be opened, so that runs last only as long as this page: {why}")
}

pub fn not_changed(name: &str, why: &str) -> String {
    format!("{name} was not changed: {why}")
}

pub fn deleted(name: &str) -> String {
    format!("{name} is deleted")
}

pub fn not_deleted(name: &str, why: &str) -> String {
    format!("{name} was not deleted: {why}")
}

pub const UNDO: &str = "Undo";
pub const EMPTY: &str = "There is none yet: press Run in the lab to train the first";
pub const NOTHING_FOUND: &str = "No run has that in its name, note or settings";
pub const RUNS: &str = "Runs";

pub const SIGNS: &str = "Chosen and pinned";
pub const NAME: &str = "Name";
pub const NAME_HELP: &str = "Press a name to change it";
pub const BEGAN: &str = "Began";
pub const BEGAN_HELP: &str = "Universal time";
pub const ACCURACY: &str = "Accuracy, %";
pub const ACCURACY_HELP: &str = "Of the hold-out, mean over the networks";
pub const F1: &str = "F1, %";
pub const F1_HELP: &str = "Of the hold-out, macro, mean over the networks";
pub const INFORMATION_HELP: &str = "Of the last hidden layer at the end, bits";
pub const COMPRESSION: &str = "Compression";
pub const COMPRESSION_HELP: &str = "Bits of I(X;T) lost since its highest value, last hidden layer";
pub const SIZE: &str = "Size";
pub const SIZE_HELP: &str = "In this browser's storage, about";
pub const DEEDS: &str = "What can be done";

pub fn more(runs: usize) -> String {
    format!("Show more of {runs} runs")
}

pub fn choose_run(name: &str) -> String {
    format!("Choose {name}")
}

pub const PIN: &str = "Pin to the top";

pub fn pin(name: &str) -> String {
    format!("Pin {name}")
}

pub const COLOUR: &str = "Colour";

pub fn colour(name: &str, colour: &str) -> String {
    format!("Colour of {name}: {colour}")
}

/// The colours that mark a run, and first that of a run that is not marked.
pub const COLOURS: [&str; 7] = ["none", "blue", "orange", "green", "purple", "sky blue", "red"];

pub fn name(name: &str) -> String {
    format!("Name of {name}")
}

/// Settings that differ from those at the start, where none does.
pub const DEFAULT: &str = "the default";

/// A run that has not ended.
pub fn unfinished(epoch: u32, epochs: u32) -> String {
    format!("to epoch {epoch} of {epochs}")
}

/// A run that was saved without its weights.
pub const WEIGHTLESS: &str = "without weights";
pub const WEIGHTLESS_HELP: &str =
    "It was saved without its weights: it can be read by no other estimator, and not trained on";

pub const NOTE: &str = "Note…";

pub fn note(name: &str) -> String {
    format!("Note on {name}")
}

pub const OPEN: &str = "Open";

pub fn open(name: &str) -> String {
    format!("Open {name}")
}

pub const RESUME: &str = "Resume";

pub fn resume(name: &str) -> String {
    format!("Resume {name}")
}

pub const DUPLICATE: &str = "Duplicate";
pub const DUPLICATE_HELP: &str = "A new experiment with the same settings";

pub fn duplicate(name: &str) -> String {
    format!("Duplicate {name}")
}

pub const DELETE: &str = "Delete";

pub fn delete(name: &str) -> String {
    format!("Delete {name}")
}

/// Why something was not done, at the end of a sentence.
pub const FULL: &str = "the browser's storage is full";
pub const GONE: &str = "it is not in the library";
pub const TAKEN: &str = "another page has taken it up";
pub const NO_TEXT: &str = "an entry is no text";
