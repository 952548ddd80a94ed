//! What page, trainers, estimators and makers of tables say to each other.

use serde::{Deserialize, Serialize};

pub use super::bytes::Bytes;
use super::tables::Table;
use crate::bottleneck::{Law, Source};
use crate::evaluation::Findings;
use crate::experiment::{Experiment, Over};
use crate::information::Warnings;
use crate::run::Engine;
use crate::view::Beside;

/// From the page to a trainer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToTrainer {
    /// What is trained on from now on. Array: [`Samples::to_array`](crate::data::Samples::to_array).
    Data,
    /// Begin the run of this experiment and pause before its first step if asked to.
    ///
    /// Array, if any: a [`Checkpoint`]'s state to go on from.
    Start {
        experiment: Box<Experiment>,
        from: Option<Checkpoint>,
        paused: bool,
        /// How many times as fast as the CPU the graphics device trains, where that was measured.
        gpu_over_cpu: Option<f64>,
    },
    /// How fast the graphics device trains this experiment; answered by [`FromTrainer::Tried`].
    #[cfg(any(feature = "gpu", feature = "page"))]
    Trial {
        experiment: Box<Experiment>,
    },
    Pause,
    Resume,
    /// Train one epoch, then pause.
    Step,
    /// From a leading trainer: train the networks `first..end` of this run, from the state of all.
    ///
    /// Array, if any: a [`Checkpoint`]'s state.
    Share {
        experiment: Box<Experiment>,
        from: Option<Checkpoint>,
        first: usize,
        end: usize,
    },
    /// From a leading trainer: train your share to the end of an epoch; answered by [`FromHand::Advanced`].
    Advance {
        until: u32,
        state: bool,
    },
    /// How the graphics device's training of each of these runs differs from the CPU's; each is answered by
    /// a [`FromTrainer::SelfTest`].
    #[cfg(feature = "gpu")]
    SelfTests {
        experiments: Vec<Experiment>,
    },
}

/// Where a run is taken up: its array is weights, then optimiser moments, [1 to 3, networks, parameters].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub epoch: u32,
    pub step: u64,
}

/// From a trainer to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromTrainer {
    /// The worker listens.
    Ready,
    /// The device that will train, and in one sentence why no better one does.
    Engine {
        engine: Engine,
        reason: Option<String>,
        /// How many workers train.
        workers: usize,
    },
    /// Network-steps in a second on the graphics device, or why it cannot train.
    #[cfg(any(feature = "gpu", feature = "page"))]
    Tried {
        rate: Result<f64, String>,
    },
    /// The epoch that ended, and the training speed since the last message.
    Progress {
        epoch: u32,
        step: u64,
        steps_per_second: f64,
    },
    /// Array: the checkpoint's state, its first [networks, parameters] the weights.
    Snapshot {
        checkpoint: Checkpoint,
    },
    /// The loss of these networks was not finite at these steps: (network, step).
    Diverged {
        networks: Vec<(usize, u64)>,
    },
    Paused {
        epoch: u32,
    },
    Finished,
    /// The device failed; the sentence says what happened. The run may go on elsewhere from its last snapshot.
    Failed {
        sentence: String,
    },
    /// The difference of the weights' change from the CPU engine's, relative to it; or, where burn trains, of
    /// gradient and weights from burn flex, relative to the largest.
    #[cfg(feature = "gpu")]
    SelfTest {
        difference: f64,
        adapter: String,
        fused: bool,
    },
}

/// From a hand to the trainer that leads it; a hand greets and fails as every trainer does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromHand {
    Ready,
    /// The networks that diverged, (network, step), and whether any is left.
    ///
    /// Array, if asked for: the state of the share.
    Advanced {
        diverged: Vec<(usize, u64)>,
        alive: bool,
    },
    Failed {
        sentence: String,
    },
}

/// From the page to an estimator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToEstimator {
    /// The data of the experiments that follow. Array: [`Samples::to_array`](crate::data::Samples::to_array).
    Data,
    /// The experiment of the snapshots that follow.
    Begin { experiment: Box<Experiment> },
    /// Array: weights [networks, parameters]. `readings` are keys of [`crate::experiment::Reading`];
    /// `measures` asks for metrics and gradients too, of the snapshot of this epoch.
    /// `ranges` [layer] are those of the whole run, where a reading needs them.
    Read { ticket: Ticket, readings: Vec<String>, measures: Option<u32>, ranges: Vec<[f32; 2]> },
    /// Leave what you read; answered by [`FromEstimator::Cancelled`], or by the findings that were ready.
    Cancel,
    /// Estimate from so many samples of a distribution whose information is known; answered by
    /// [`FromEstimator::Calibrated`].
    Calibrate { job: u32, truth: String, estimator: String, samples: usize, seed: u64 },
    /// Which class the networks give these patterns; answered by [`FromEstimator::Predicted`].
    ///
    /// Array: weights [networks, parameters].
    Predict { rows: Vec<u32> },
}

/// Names a piece of work: which run it belongs to and which of its snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ticket {
    pub run: u32,
    pub snapshot: usize,
}

/// From an estimator to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromEstimator {
    Ready,
    Findings {
        ticket: Ticket,
        findings: Findings,
    },
    Cancelled {
        ticket: Ticket,
    },
    /// Or why there is no estimate; and how long it took, the drawing of the samples included.
    Calibrated {
        job: u32,
        bits: Result<f64, String>,
        warnings: Warnings,
        milliseconds: f64,
    },
    /// Array: the classes [networks, rows] of the networks whose weights are finite.
    Predicted,
    Failed {
        sentence: String,
    },
}

/// From the page to a worker that makes tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToTables {
    /// The data of the experiments that follow. Array: [`Samples::to_array`](crate::data::Samples::to_array).
    Data,
    /// The experiment that is asked about from now on, and what p(y|x) over all of its patterns is.
    Begin { experiment: Box<Experiment>, law: Law },
    /// The bound of these patterns of the experiment; answered by [`FromTables::Bound`].
    Bound { over: Over },
    /// A table beside the plane, over `reading` where it depends on one, at these (epoch, step); answered by
    /// [`FromTables::Tables`].
    ///
    /// Array: of measures and layers the numbers that [`of_measures`](super::tables::of_measures) and
    /// [`History`](super::tables::History) describe, of the confusion matrix the weights [networks, parameters], of one
    /// network its own [parameters].
    Table { table: Beside, reading: String, moments: Vec<(u32, u64)>, network: usize },
    /// Which files are in this file that may be run files; each is a [`FromTables::File`], and then comes
    /// [`FromTables::Unpacked`].
    Unpack { name: String, bytes: Bytes },
    /// The digits of the file that ships with the page; answered by [`FromTables::Source`].
    Digits { bytes: Bytes },
    /// Read the CSV file of a table whose labels are in this column; answered by [`FromTables::Source`].
    Csv { label: String, bytes: Bytes },
}

/// From a worker that makes tables to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromTables {
    Ready,
    /// Array: [`Bound::to_array`](crate::bottleneck::Bound::to_array), `points` of it the curve's.
    Bound {
        words: String,
        label_information: f64,
        gap: f64,
        source: Source,
        points: usize,
    },
    /// Array, of one network: what was [`Seen`](crate::evaluation::Seen) of it.
    Tables {
        tables: Vec<Table>,
    },
    /// A file that may be a run file, or why it is none.
    File {
        name: String,
        bytes: Result<Bytes, String>,
    },
    Unpacked,
    /// What a file of data holds, of the digits in no words, or what is wrong with it.
    ///
    /// Array, if it is one: [`Samples::to_array`](crate::data::Samples::to_array).
    Source {
        result: Result<TableFacts, String>,
    },
    Failed {
        sentence: String,
    },
}

/// What is said of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFacts {
    /// Names its content.
    pub hash: String,
    /// How much of what it holds, in a few words.
    pub about: String,
}
