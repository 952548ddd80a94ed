//! What the page of sweeps tells beside its results: what failed, and what is to be done about it.

pub fn no_digits(why: &str) -> String {
    format!("The digits did not load: {why}")
}

pub const NO_TABLE: &str = "This browser does not have the data of this sweep: choose its CSV file in the lab, under More settings, and press Run again";

/// `file`: the table of the user.
pub fn bad_table(file: &str, why: &str) -> String {
    format!("{file} cannot be learnt from: {why}")
}

pub const REPLACED: &str =
    "The sweep that ran has been stopped for another; its cells that are done are in the library";

pub fn trainer_stopped(cell: &str, why: &str) -> String {
    format!("The trainer stopped, and {cell} is trained anew: {why}")
}

pub fn trainer_stopped_twice(cell: &str, why: &str) -> String {
    format!(
        "The trainer stopped twice at {cell}, and the sweep waits: press Continue to try again, what is done is kept. {why}"
    )
}

pub fn no_estimator(why: &str) -> String {
    format!(
        "No estimator is left, and nothing more is read; reload the page to go on, what is done is kept: {why}"
    )
}

pub fn estimator_stopped_twice(why: &str) -> String {
    format!("An estimator stopped twice, and the others do its work: {why}")
}

pub const DIVERGED: &str =
    "Losses that are not finite are left out of all means; a smaller learning rate (lr) may help";

pub fn diverged(cell: &str, lost: usize, networks: usize) -> String {
    format!("{cell}: {lost} of {networks} networks")
}

pub fn no_storage(why: &str) -> String {
    format!(
        "The browser's storage cannot be opened, so cells last only as long as this page: save them as a file before you leave it ({why})"
    )
}

pub fn not_brought(cell: &str, why: &str) -> String {
    format!("{cell} did not come from the library and is to be trained: {why}")
}

pub const FULL: &str = "The browser's storage is full: cells from now on last only as long as this page. Save them as a file, and delete runs in the library to make room for others";

pub fn not_kept(why: &str) -> String {
    format!(
        "A cell was not kept in the library and lasts only as long as this page: save it as a file before you leave ({why})"
    )
}

pub fn not_opened(file: &str, why: &str) -> String {
    format!("{file} was not opened: {why}")
}

pub fn sweep_runs(file: &str) -> String {
    format!("{file} was not opened, because a sweep runs: cancel it first, its cells that are done are kept")
}

/// `files`: run files, with commas between them.
pub fn strangers(files: &str) -> String {
    format!("{files} is of no cell of this sweep: open its sweep file with it")
}

/// Why a run file was not opened.
pub const NOT_ENDED: &str = "it ends before its last epoch, or holds no weights to be compared";

pub fn picture_not_saved(why: &str) -> String {
    format!("The picture was not saved: {why}")
}
