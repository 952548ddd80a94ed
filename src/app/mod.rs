//! The page: what it knows ([`state`]), what it does to the browser (`effects`), what it looks like
//! (`components`), its two figures, and the pages beside the laboratory.

pub mod route;
pub mod state;
pub mod store;

mod calibration;
mod canvas;
mod compare;
mod components;
mod curves;
mod effects;
mod gallery;
mod learn;
mod library;
mod network_view;
mod pages;
mod phrases;
mod plane;
mod sweeps;

pub use components::{mount, mount_pages};
pub use curves::CurveKind;
