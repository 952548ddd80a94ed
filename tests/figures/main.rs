//! Every figure, drawn to SVG and looked at.

mod bounds;
mod charts;
mod network_chart;
mod pictures;
#[path = "../samples/mod.rs"]
mod samples;
mod sketch;
mod sweep_charts;
