//! The arithmetic: data, networks, estimators, the bound and what is measured, against values from elsewhere.

mod bias_variance;
mod bottleneck;
mod compression;
mod data;
mod estimators;
mod evaluation;
mod information;
mod look;
mod matrices;
mod neighbours;
mod network;
mod papers;
mod points;
#[path = "../samples/mod.rs"]
mod samples;
#[path = "../spread/mod.rs"]
mod spread;
mod training;
mod truths;
