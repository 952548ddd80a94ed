//! English.

pub mod learn;
pub mod network;
pub mod presets;
pub mod truths;
