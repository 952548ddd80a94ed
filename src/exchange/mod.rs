//! What leaves the page and what comes back: tables, run files, zips of them, and pictures.
//!
//! Files are untrusted: what is read takes memory in proportion to the file, and what is wrong with it is a sentence.

pub mod csv;
mod digits;
mod figures;
mod import;
mod names;
mod picture;
mod svg;
pub mod zip;

pub use digits::unpacked_digits;
pub use figures::{Figures, Panel};
pub use import::{Imported, contents, import, is_plain};
pub use names::{file_name, unique};
pub use picture::{Drawing, Picture};
pub use svg::svg;
