//! The record of a run, append-only, and its file.

mod at_most;
mod checks;
mod compression;
mod file;
mod fingerprint;
mod marks;
mod parameters;
mod reading;
mod record;
mod snapshot_reading;
mod thumbnail;
mod timestamp;
mod weights;
mod writing;

pub use compression::compression;
pub use file::{LARGEST_FILE, ReadError};
pub(crate) use file::{optional, part};
pub use fingerprint::{Fingerprint, Likeness, content_hash, fnv_1a};
pub use marks::{MARK_COLOURS, Marks};
pub use reading::{RunReader, from_json};
pub use record::{Device, Engine, Facts, Kernel, LayerFacts, Run, Snapshot};
pub use thumbnail::{Thumbnail, thumbnails};
pub use timestamp::timestamp;
pub use writing::{ends, snapshot_to_json, to_json};
