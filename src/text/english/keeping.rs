//! Keeping runs in the library, and taking them up again.

pub const MAY_BE_DELETED: &str = "The library keeps your runs in this browser, which may delete them when space is short, unless you ask it to keep them";
pub const WILL_BE_KEPT: &str = "The browser keeps the library until you delete it";
pub const MAY_NOT_BE_KEPT: &str =
    "The browser has not agreed to keep the library for ever: export the runs that matter";

pub const FULL: &str = "The browser's storage is full: what the library holds is safe, but nothing more of this run is kept. Delete or export runs in the library, or download this one";
pub const GONE: &str = "The run was deleted from the library, and nothing more of it is kept";
pub const TAKEN: &str = "Another page has taken up this run: what follows here is not kept";

pub fn not_kept(why: &str) -> String {
    format!("The run is not kept in the library: {why}")
}

pub fn interrupted(run: &str, epoch: u32) -> String {
    format!("The run {run} was interrupted after epoch {epoch}")
}

pub fn stopped(epoch: u32) -> String {
    format!("The run that trained has stopped after epoch {epoch}: the library can take it up")
}

pub fn not_opened(why: &str) -> String {
    format!("The run was not opened: {why}")
}

/// Why a run was not opened to be trained on.
pub const TRAINED_ELSEWHERE: &str = "another page of this browser trains it now";
pub const NO_OPTIMISER: &str =
    "The run holds no state of its optimiser and cannot be taken up: press Run to train it anew";
