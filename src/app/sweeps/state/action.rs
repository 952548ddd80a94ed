//! All that can happen to the page of sweeps, and what it asks of the browser.

use std::rc::Rc;
use std::sync::Arc;

use super::{Edit, Show, Topic};
use crate::app::state::{NotKept, WorkerEvent};
use crate::data::Samples;
use crate::experiment::{Experiment, Reading};
use crate::run::Run;
use crate::workers::messages::{FromEstimator, FromTrainer, ToEstimator, ToTrainer};

/// One thing that happened.
pub enum Action {
    /// The address bar holds this hash.
    Linked(String),
    Edit(Edit),
    /// Train what is missing, or go on.
    Run,
    Pause,
    /// Stop, and leave what is not done.
    Cancel,
    /// Data that was sent for, or a sentence that says why there is none.
    Source {
        key: String,
        found: Result<Samples, String>,
    },
    /// The finished runs of the library, (training key, id), or why it cannot be opened.
    Shelf {
        number: u32,
        found: Result<Vec<(String, String)>, String>,
    },
    /// Whether this page may train a cell; `at` is the time as run files write it.
    Claimed {
        number: u32,
        cell: usize,
        key: String,
        claim: Claim,
        at: String,
    },
    /// The run of a cell, from the library.
    Brought {
        number: u32,
        cell: usize,
        found: Result<Box<Run>, String>,
    },
    /// The library has the run of a cell under this id, or gives it back.
    Kept {
        number: u32,
        cell: usize,
        result: Result<String, (NotKept, Rc<Run>)>,
    },
    Trainer {
        generation: u32,
        event: WorkerEvent<FromTrainer>,
    },
    Estimator {
        seat: usize,
        generation: u32,
        event: WorkerEvent<FromEstimator>,
    },
    /// A file that the user chose; sweep files come first.
    Opened {
        name: String,
        bytes: Result<Vec<u8>, String>,
    },
    Show(Show),
    /// Why something was not saved.
    Say(String),
    Dismiss(Topic),
}

/// Who trains a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// This page.
    Mine,
    /// Nobody: the library has it by now, under this id.
    There(String),
    /// Another page of this browser.
    Elsewhere,
}

/// One thing to do outside; its outcome comes back as an [`Action`].
#[derive(Debug, PartialEq)]
pub enum Effect {
    WriteLink(String),
    /// Bring what an experiment's [`Experiment::source`] names.
    Source {
        key: String,
        experiment: Box<Experiment>,
    },
    /// Look what the library has.
    Look {
        number: u32,
    },
    /// Ask whether this page may train a cell; `wait` until the page that trains it has ended.
    Claim {
        number: u32,
        cell: usize,
        key: String,
        wait: bool,
    },
    /// Let other pages have a cell.
    Release {
        key: String,
    },
    Bring {
        number: u32,
        cell: usize,
        id: String,
    },
    Keep(Keep),
    /// Remember how fast this browser trains.
    Remember {
        speed: f64,
    },
    OpenTrainer {
        generation: u32,
    },
    TellTrainer {
        message: ToTrainer,
        array: Option<Arc<Vec<f32>>>,
    },
    CloseTrainer,
    OpenEstimator {
        seat: usize,
        generation: u32,
        neural: bool,
    },
    TellEstimator {
        seat: usize,
        message: ToEstimator,
        weights: Option<Arc<Vec<f32>>>,
    },
    CloseEstimators,
}

/// The run of a cell that is to be kept in the library.
#[derive(Debug, PartialEq)]
pub struct Keep {
    pub number: u32,
    pub cell: usize,
    pub run: Rc<Run>,
    /// Its id where the library has it and only readings are new.
    pub there: Option<String>,
    /// What it is a part of, as a note on the run.
    pub note: String,
    /// The claim to be given up once it is kept.
    pub key: String,
}

/// The keys of readings, as estimators are asked for them.
pub(super) fn keys(readings: &[Reading]) -> Vec<String> {
    readings.iter().map(Reading::to_string).collect()
}
