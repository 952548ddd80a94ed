//! All that can happen to the page.

use super::ExportKind;
use crate::workers::adapter::Adapter;
use crate::workers::messages::{FromEstimator, FromTrainer};

/// One thing that happened: a wish of the user, or news from outside.
pub enum Action {
    /// The address bar holds this hash.
    Linked(String),
    /// A control was set to this text.
    Commit {
        key: &'static str,
        text: String,
    },
    /// Start the run that the controls describe, or take up the paused one.
    Run,
    Pause,
    /// Train one epoch, then pause.
    Step,
    /// Back to the weights before the first step.
    Reset,
    /// A tenth of the learning rate, and run.
    LowerRate,
    Seek(usize),
    Nudge(isize),
    TogglePlay,
    /// Playing moves on by one snapshot.
    Advance,
    Dismiss(u32),
    /// Save something of the run on display.
    Export(ExportKind),
    /// Why something was not saved.
    NotExported(String),
    /// So many files were chosen together, each of which comes as a [`Action::FileRead`].
    FilesChosen(usize),
    /// A file that the user chose, or why it could not be read.
    FileRead {
        name: String,
        bytes: Result<Vec<u8>, String>,
    },
    /// A run that ships with the page, or why it did not come.
    Fetched {
        file: ShippedFile,
        bytes: Result<Vec<u8>, String>,
    },
    /// When the run of this generation began, as run files write it.
    Stamped {
        generation: u32,
        at: String,
    },
    /// What WebGPU offers here, or why it cannot be used.
    Probed {
        generation: u32,
        found: Result<Adapter, String>,
        /// How many times as fast as the CPU it trained such networks before, where that was measured.
        gpu_over_cpu: Option<f64>,
    },
    Trainer {
        generation: u32,
        event: WorkerEvent<FromTrainer>,
    },
    /// The GPU's trainer that is tried beside the one that trains.
    Trial {
        generation: u32,
        event: WorkerEvent<FromTrainer>,
    },
    Estimator {
        seat: usize,
        generation: u32,
        event: WorkerEvent<FromEstimator>,
    },
}

/// News from a worker.
pub enum WorkerEvent<Message> {
    Said(Message, Option<Vec<f32>>),
    /// It failed outside its own protocol; the text is the browser's.
    Died(String),
}

/// The two files of the run that ships with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShippedFile {
    /// Without weights: enough for the first picture.
    Light,
    /// With weights, for other readings.
    Full,
}
