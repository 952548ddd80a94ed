//! English.

pub mod compare;
pub mod learn;
pub mod library;
pub mod network;
pub mod presets;
pub mod progress;
pub mod truths;
