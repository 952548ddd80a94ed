//! Several runs as one zip, and files out of zips.

mod pack;
mod unpack;

use crate::run::LARGEST_FILE;

pub use pack::pack;
pub use unpack::{Unpacked, is_zip, unpack};

/// The most bytes that a zip may have, and the most that may come out of it.
pub const LARGEST: usize = LARGEST_FILE;

/// What deflates better than this is more likely made to fill the memory than to be opened.
const PLAUSIBLE: u64 = 200;

/// Files up to so many bytes may deflate as well as they can.
const HARMLESS: u64 = 1 << 20;

/// Whether so many bytes may come out of so few.
fn is_plausible(unpacked: u64, packed: u64) -> bool {
    unpacked <= HARMLESS || unpacked / PLAUSIBLE <= packed
}
