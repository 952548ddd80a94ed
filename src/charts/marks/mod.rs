//! The parts that figures are made of, one file each.

pub mod axis;
pub mod band;
pub mod colour_bar;
pub mod labels;
pub mod limit;
pub mod polyline;
pub mod relax;
pub mod shape;
