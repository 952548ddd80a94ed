//! The GPU engine: one kernel trains the whole ensemble, many optimiser steps a launch, one workgroup a
//! network. It is written in burn's kernel language and runs on the device that burn has opened.

mod clock;
mod engine;
mod functions;
mod kernel;
mod launches;
mod layout;
mod pass;
mod plan;
mod steps;
mod update;

pub use engine::{Fused, difference};
pub use launches::{Launches, workgroup_memory};
use layout::{Layer, Layout, NONE, PART};
pub use plan::{Plan, UNITS};

/// Sums that one unit computes side by side: what they share is read once.
const ABREAST: usize = 4;
