//! What leaves and comes back: links, run files, tables, sweeps, the library, and the command line that makes them.

mod answers;
mod command;
mod csv_files;
mod exchange;
mod library;
mod link;
mod presets;
mod run_file;
#[path = "../samples/mod.rs"]
mod samples;
mod sources;
mod sweep;
mod sweep_link;
mod tables;
mod versions;
mod view;
