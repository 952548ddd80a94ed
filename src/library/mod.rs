//! What a library of runs knows of each: enough for a table, without its weights.

mod entry;
mod order;
mod path;

pub use entry::{Entry, Summary, id_of_file};
pub use order::{Column, Order, differences, sorted};
pub use path::{Path, Stop, settings_that_differ};
