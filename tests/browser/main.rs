//! The built site in a real Chromium, with WebGPU (SwiftShader) and without; run by `cargo xtask test`.

mod accessibility;
mod data;
mod devices;
mod estimators;
mod export;
mod faults;
mod figure;
mod frame;
mod kernel;
mod keyboard;
mod lab;
mod learn;
mod library;
mod links;
mod measures;
mod monkey;
mod network;
mod offline;
mod opening;
mod plane;
mod presets;
mod repeat;
#[path = "../samples/mod.rs"]
mod samples;
mod screens;
mod site;
#[path = "../spread/mod.rs"]
mod spread;
mod sweeps;
mod webm;
