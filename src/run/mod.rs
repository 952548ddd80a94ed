//! The record of a run, append-only, and its file.

mod file;
mod record;
mod timestamp;

pub use file::{LARGEST_FILE, ReadError, from_json, to_json};
pub use record::{Device, Engine, Facts, Kernel, LayerFacts, Run, Snapshot};
pub use timestamp::timestamp;
