//! Infoplane: an information-plane laboratory in one browser tab.
//!
//! A run is its weights over time; everything that is seen is computed from (experiment, weights).
//! Pure rooms know no browser and no burn, and each room uses only rooms above it.
//!
//! | room | what lives there |
//! |---|---|
//! | [`nullable`] | measured numbers in files and messages |
//! | [`text`] | every label and sentence of the page, one table for a language |
//! | [`experiment`] | what a run is asked to do: the parameter table, the link, the presets |
//! | [`data`] | data sets, tables of the user, splits, what is done to inputs, and the streams of random numbers |
//! | [`network`] | shape, weights, initialisation, the forward and backward pass: plain, and in SIMD |
//! | [`information`] | estimators of entropy and mutual information, and distributions whose information is known |
//! | [`evaluation`] | accuracy to perplexity, gradient phases, bias and variance, compression, what neurons show, and the reader of weights |
//! | [`bottleneck`] | the information bottleneck bound |
//! | [`run`] | the record of a run, its file, and its picture in small |
//! | [`view`] | what a link says of the page beside the experiment |
//! | [`sweep`] | a grid of experiments, its file and its link, what came of it, and that in sentences |
//! | [`library`] | what a library of runs knows of each |
//! | `charts` | figures for any plotters backend |
//! | `exchange` | what leaves and comes back: CSV, zip, pictures; import of any file |
//! | [`training`] | engines: SIMD on the CPU, one kernel on the GPU, burn; their choice, the loop that yields snapshots |
//! | [`workers`] | messages between page, trainers, estimators and the maker of tables, and the workers' ends of them |
//! | `app` | the yew pages: the laboratory, the presets, sweeps, the library, comparison, the estimators against known truths, and the lessons |
//! | `command` | the native command line: runs, sweeps, the bound, and estimates from columns of numbers |
//!
//! link → [`experiment::Experiment`] → [`data::Samples`], [`data::Split`] and [`data::Lessons`] → trainer (R networks)
//! → [`run::Snapshot`] → estimators ([`evaluation::Reader`]) → plane points → charts, export.
//!
//! The information room knows no burn: a program that links it gives the neural bounds their critic
//! ([`information::neural::use_critic`]).

pub mod bottleneck;
pub mod data;
pub mod evaluation;
pub mod experiment;
pub mod information;
pub mod library;
pub mod network;
pub mod nullable;
pub mod run;
pub mod sweep;
pub mod text;
pub mod training;
pub mod view;
pub mod workers;

#[cfg(feature = "charts")]
pub mod charts;

#[cfg(feature = "files")]
pub mod exchange;

#[cfg(feature = "cli")]
pub mod command;

#[cfg(feature = "page")]
pub mod app;
