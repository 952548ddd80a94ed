//! All that can happen to the page.

use std::sync::Arc;

use super::{Desk, ExportKind, Told};
use crate::run::Run;
use crate::view::Zoom;
use crate::workers::adapter::Adapter;
use crate::workers::messages::{Checkpoint, FromEstimator, FromTables, FromTrainer, Ticket};

/// One thing that happened: a wish of the user, or news from outside.
pub enum Action {
    /// The address bar holds this hash.
    Linked(String),
    /// A control was set to this text.
    Commit {
        key: &'static str,
        text: String,
    },
    /// Show something else, by a key of the link.
    Look {
        key: &'static str,
        value: String,
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
    TogglePlay,
    /// Playing moves on by so many snapshots.
    Advance(u32),
    /// This layer is pointed at, or none is any more.
    Light(Option<usize>),
    /// Show another part of the plane.
    Zoom(Zoom),
    /// Read the values of a layer, or of none.
    Point(Option<usize>),
    /// Draw a layer no more, or again.
    Switch(usize),
    /// Do what a command of the table says, where it can be done.
    Do(&'static str),
    /// Open the sheet of commands, or close it.
    Help(bool),
    Dismiss(u32),
    /// Save something of the run on display.
    Export(ExportKind),
    /// What came of saving something.
    ExportTold(Told),
    /// So many files were chosen together, each of which comes as a [`Action::FileRead`].
    FilesChosen(usize),
    /// A file that the user chose, or why it could not be read.
    FileRead {
        name: String,
        bytes: Result<Vec<u8>, String>,
    },
    /// The run of a file is in the library, under this name.
    Imported {
        file: String,
        id: String,
    },
    /// A run of the library, or why it did not come.
    Kept {
        resume: bool,
        found: Result<Box<KeptRun>, String>,
    },
    /// A run of the library has not reached its end, and no page trains it, as far as the browser tells.
    Interrupted {
        id: String,
        name: String,
        epoch: u32,
    },
    /// Take up the run that was interrupted.
    ResumeInterrupted,
    /// Ask the browser to keep the library.
    Persist,
    /// Whether it agreed.
    Persisted(bool),
    /// A piece of a run was kept, or not.
    KeptPiece {
        id: String,
        result: Result<(), NotKept>,
        /// Whether the browser has not been asked yet to keep the library.
        unasked: bool,
    },
    /// A file that the user chose for a table, or why it could not be read.
    TableChosen {
        name: String,
        bytes: Result<Vec<u8>, String>,
    },
    /// Name and bytes of the file of a table, where the library has it.
    TableLoaded {
        hash: String,
        found: Option<(String, Vec<u8>)>,
    },
    /// The table is in the library, or the browser's words why it is not.
    TableKept(Result<(), String>),
    /// The shipped run, or why it did not come.
    Fetched {
        file: ShippedRun,
        run: Result<Box<Run>, String>,
    },
    /// The file of the digits, or why it did not come.
    FetchedDigits(Result<Vec<u8>, String>),
    /// When the run of this generation began, as run files write it.
    Stamped {
        generation: u32,
        at: String,
        /// What names it in the library.
        id: String,
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
    /// The estimator had time to leave this snapshot.
    Overdue {
        seat: usize,
        generation: u32,
        ticket: Ticket,
    },
    Tables {
        desk: Desk,
        generation: u32,
        event: WorkerEvent<FromTables>,
    },
}

/// A run of the library, and where it can be taken up.
pub struct KeptRun {
    pub id: String,
    pub run: Run,
    /// Whether this page writes what is read of it; else another may train it.
    pub owned: bool,
    /// Whether nothing was left to train.
    pub ended: bool,
    pub checkpoint: Option<(Checkpoint, Arc<Vec<f32>>)>,
}

/// Why a piece of a run was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser gives no more room.
    Full,
    /// It was deleted.
    Gone,
    /// Another page goes on with it.
    Taken,
    /// The browser's words.
    Other(String),
}

/// News from a worker.
pub enum WorkerEvent<Message> {
    Said(Message, Option<Vec<f32>>),
    /// It failed outside its own protocol; the text is the browser's.
    Died(String),
}

/// A file of the run that ships with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShippedRun {
    /// Without weights: enough for the first picture.
    Light,
    /// With weights, for other readings.
    Full,
}
