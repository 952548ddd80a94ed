//! The page of sweeps: a grid of experiments, trained cell by cell, and what they show together.

pub mod state;
