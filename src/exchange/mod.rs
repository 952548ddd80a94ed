//! What leaves the page and what comes back: tables, run files, zips of them, and pictures.
//!
//! Files are untrusted: what is read takes memory in proportion to the file, and what is wrong with it is a sentence.

pub mod csv;
mod digits;
#[cfg(feature = "exchange")]
mod figures;
mod import;
mod names;
#[cfg(feature = "exchange")]
mod picture;
#[cfg(feature = "exchange")]
mod svg;
pub mod zip;

pub use digits::unpacked_digits;
#[cfg(feature = "exchange")]
pub use figures::{Figures, Panel};
pub use import::{Imported, contents, import, is_plain};
pub use names::{file_name, unique};
#[cfg(feature = "exchange")]
pub use picture::{Drawing, Picture};
#[cfg(feature = "exchange")]
pub use svg::svg;
