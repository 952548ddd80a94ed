//! The page of sweeps: its queue, and the files that come and go.

pub const DISMISS: &str = "Dismiss";
/// The base of the sweep, or a cell.
pub const OPEN_IN_LAB: &str = "Open in the lab";

pub const QUEUE: &str = "Queue";
pub const NO_SWEEP: &str = "Choose what is varied, and its values";
pub const RUN: &str = "Run";
pub const PAUSE: &str = "Pause";
pub const CONTINUE: &str = "Continue";
pub const ALL_DONE: &str = "All cells are done";
pub const CANCEL: &str = "Cancel";

/// The first of what the queue says; the others follow with dots between them.
pub fn done_of(done: usize, cells: usize, networks: usize) -> String {
    format!("{done} of {cells} cells, each of {networks} networks")
}

pub fn training(cell: &str, epoch: u32, epochs: u32) -> String {
    format!("training {cell}, epoch {epoch} of {epochs}")
}

pub fn starting(cell: &str) -> String {
    format!("starting {cell}")
}

pub fn reading(cell: &str) -> String {
    format!("reading {cell}")
}

pub fn coming(cell: &str) -> String {
    format!("bringing {cell} from the library")
}

pub fn elsewhere(cell: &str) -> String {
    format!("another page of this browser trains {cell}")
}

pub const LOOKING: &str = "looking into the library";

pub fn left(duration: &str) -> String {
    format!("about {duration} left")
}

/// Before the sweep runs.
pub fn takes(duration: &str) -> String {
    format!("about {duration} as fast as this browser has trained")
}

pub fn guess(duration: &str) -> String {
    format!("about {duration}, a guess until a cell has been trained here")
}

pub const PAUSED: &str = "paused";

pub const FILES: &str = "Files";
pub const OPEN: &str = "Open files…";
pub const OPEN_HELP: &str =
    "A sweep file, and run files or zips of them that are its cells, such as those of `infoplane sweep`";
pub const SAVE_SWEEP: &str = "Save sweep file";
pub const SAVE_SWEEP_HELP: &str = "For `infoplane sweep`, or to open it here again";
pub const SAVE_TABLE: &str = "Save table (CSV)";
pub const SAVE_TABLE_HELP: &str = "A line for each cell and measure";

/// Cells that the library has not taken.
pub fn save_cells(cells: usize) -> String {
    format!("Save {cells} cells that the library has not")
}

pub fn cells_not_saved(why: &str) -> String {
    format!("The cells were not saved: {why}")
}
