//! What the reducer asks of the browser.

use std::sync::Arc;

use super::{ExportKind, ShippedRun};
use crate::app::store::RunStore;
use crate::run::Run;
use crate::workers::messages::{Ticket, ToEstimator, ToTables, ToTrainer};

/// One thing to do outside; its outcome comes back as an [`Action`](super::Action).
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Put this hash into the address bar.
    WriteLink(String),
    Fetch(ShippedRun),
    FetchDigits,
    /// Say what time it is.
    Stamp {
        generation: u32,
    },
    /// Ask for a WebGPU adapter, and whether its speed on these networks is known.
    Probe {
        generation: u32,
        networks: String,
    },
    /// Remember how many times as fast as the CPU the adapter trains these networks.
    Remember {
        adapter: String,
        networks: String,
        gpu_over_cpu: f64,
    },
    /// Replace the trainer, if there is one.
    OpenTrainer {
        build: TrainerBuild,
        generation: u32,
    },
    CloseTrainer,
    /// Open a trainer with the GPU beside the one that trains, to be tried.
    OpenTrial {
        generation: u32,
    },
    TellTrial {
        message: ToTrainer,
        array: Option<Arc<Vec<f32>>>,
    },
    CloseTrial,
    TellTrainer {
        message: ToTrainer,
        array: Option<Arc<Vec<f32>>>,
    },
    /// Replace the estimator at a seat, if there is one.
    OpenEstimator {
        seat: usize,
        generation: u32,
        /// With burn, to train critics.
        neural: bool,
    },
    CloseEstimator {
        seat: usize,
    },
    /// Come back to the estimator that was told to leave a snapshot, as some are deaf for seconds.
    LookAfter {
        seat: usize,
        generation: u32,
        ticket: Ticket,
    },
    TellEstimator {
        seat: usize,
        message: ToEstimator,
        weights: Option<Arc<Vec<f32>>>,
    },
    /// Replace the worker that makes tables at a desk, if there is one.
    OpenTables {
        desk: Desk,
        generation: u32,
    },
    CloseTables {
        desk: Desk,
    },
    TellTables {
        desk: Desk,
        message: ToTables,
        array: Option<Arc<Vec<f32>>>,
    },
    /// Keep these snapshots of a run in the library.
    Keep(Keep, RunStore),
    /// Keep a run of a file in the library.
    Import {
        /// What names the run of the file.
        file: String,
        run: Box<Run>,
    },
    /// Show the laboratory, with this hash.
    ShowLab(String),
    /// Bring a run of the library.
    LoadKept {
        id: String,
        resume: bool,
    },
    /// Keep the file of a table in the library.
    KeepTable {
        hash: String,
        name: String,
        bytes: Arc<Vec<u8>>,
    },
    /// Bring the file of the table whose content has this name.
    LoadTable(String),
    Persist,
    /// Save something of the run on display as a file.
    Export(ExportKind),
}

/// What of a run is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    pub id: String,
    /// Indices of snapshots.
    pub snapshots: Vec<usize>,
    /// Whether the run is new to the library.
    pub begins: bool,
    /// Whether the checkpoint of the run that trains goes with it.
    pub checkpoint: bool,
    /// Whether nothing is left to train.
    pub finished: bool,
}

/// Which trainer is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrainerBuild {
    /// Small, without WebGPU.
    #[default]
    Cpu,
    Gpu,
}

/// A place for a worker that makes tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// Computes what stands beside the plane.
    Beside,
    /// Reads the digits, and the tables of the user.
    Reader,
    /// Unpacks the files that the user opens.
    Files,
}
