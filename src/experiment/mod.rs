//! What a run is asked to do: one table of parameters drives link, controls, validation and docs.

mod choices;
mod document;
mod estimator;
mod family;
mod link;
mod numbers;
mod parameter;
mod presets;
mod reading;
mod schedule;
mod table;

use serde::{Deserialize, Serialize};

pub(crate) use choices::choices;
pub use choices::{Activation, Compare, DataSet, Draw, EngineChoice, Initialisation, Loss, Optimiser, Over};
pub use document::markdown;
pub use estimator::{Estimator, Variant};
pub use family::{About, Family, Knob};
pub use link::{Notice, VERSION, VIEW_KEYS, decoded, encoded, excerpt, pairs};
pub use parameter::{Fault, Kind, LONGEST_LABEL, Parameter, Part};
pub use presets::{PRESETS, Preset};
pub use reading::{MOST_SHUFFLES, Reading};
pub use schedule::snapshot_epochs;
pub use table::{TABLE, parameter};

/// How many patterns one training step sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// At most this many; the last batch of an epoch holds what is left.
    Of(usize),
    /// The whole training part.
    Full,
}

/// Everything that decides a run and how it is read; each field is a [`Parameter`] of the [`TABLE`].
///
/// Serialised it goes to workers, as numbers; links and files are written by the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<f64>", into = "Vec<f64>")]
pub struct Experiment {
    pub data: DataSet,
    /// γ of [`DataSet::SoftVarU`], at least 0; other data sets have none.
    pub gamma: f64,
    /// How many points of a data set that is drawn.
    pub points: usize,
    /// d, classes, distance δ of neighbouring means and standard deviation σ of [`DataSet::Gauss`].
    pub dimensions: usize,
    pub classes: usize,
    pub separation: f64,
    pub sigma: f64,
    /// The content of the file of [`DataSet::Table`], 16 hexadecimal digits; empty where none is chosen.
    pub table: String,
    /// The column of its labels; empty is the last.
    pub label: String,
    /// Standard deviation of the normal noise on the inputs.
    pub noise: f64,
    /// A factor on the inputs.
    pub scale: f64,
    /// The probability that the label of a pattern is wrong, in [0, 1].
    pub flip: f64,
    /// Share of the patterns in the training part, in (0, 1).
    pub train: f64,
    /// Share of the patterns that no network of the seed learns from, in [0, 1).
    pub fixed: f64,
    pub draw: Draw,
    /// A factor on how far the inputs of the training part are from the mean of their class.
    pub std: f64,
    /// Widths of the hidden layers, input side first.
    pub hidden: Vec<usize>,
    pub activation: Activation,
    pub initialisation: Initialisation,
    pub loss: Loss,
    pub optimiser: Optimiser,
    pub learning_rate: f64,
    /// Weight decay: a share of each weight is added to its gradient, or, by AdamW, taken from it.
    pub decay: f64,
    pub batch: Batch,
    pub epochs: u32,
    /// R, the number of networks of the ensemble.
    pub networks: usize,
    pub seed: u64,
    /// At most this many snapshots.
    pub log: usize,
    pub engine: EngineChoice,
    /// How many workers train on the CPU; 0 is as many as the machine can spare.
    pub workers: usize,
    pub estimator: Estimator,
    pub over: Over,
    /// Other readings that are shown with it, at most [`MOST_ALSO`].
    pub also: Vec<Reading>,
    pub compare: Compare,
    /// How often labels are shuffled to show what chance gives; 0 is not.
    pub shuffles: u32,
}

/// γ at which I(X;Y) of `soft_var_u` is 0.99 bits.
pub const SOFT_GAMMA: f64 = 37.712_185_126_01;

/// More planes side by side cannot be read.
pub const MOST_ALSO: usize = 3;

/// The experiment of Shwartz-Ziv & Tishby (2017).
impl Default for Experiment {
    fn default() -> Self {
        Self {
            data: DataSet::VarU,
            gamma: SOFT_GAMMA,
            points: 2000,
            dimensions: 2,
            classes: 2,
            separation: 2.0,
            sigma: 1.0,
            table: String::new(),
            label: String::new(),
            noise: 0.0,
            scale: 1.0,
            flip: 0.0,
            train: 0.85,
            fixed: 0.0,
            draw: Draw::One,
            std: 1.0,
            hidden: vec![10, 7, 5, 4, 3],
            activation: Activation::Tanh,
            initialisation: Initialisation::FanIn,
            loss: Loss::CrossEntropy,
            optimiser: Optimiser::Adam,
            learning_rate: 4e-4,
            decay: 0.0,
            batch: Batch::Of(512),
            epochs: 8000,
            networks: 10,
            seed: 7,
            log: 200,
            engine: EngineChoice::Auto,
            workers: 0,
            estimator: Estimator::edges(30),
            over: Over::All,
            also: vec![],
            compare: Compare::Side,
            shuffles: 0,
        }
    }
}

impl Experiment {
    /// All readings of the run that are asked for, its own first.
    pub fn readings(&self) -> Vec<Reading> {
        let mut readings = vec![Reading::of(self)];
        readings.extend(self.also.iter().copied().filter(|also| *also != Reading::of(self)));
        if self.shuffles > 0 {
            readings.extend(readings.clone().into_iter().map(|reading| reading.by_chance(self.shuffles)));
        }
        readings
    }

    /// Takes over how `other` is read.
    pub fn read_like(&mut self, other: &Self) {
        self.estimator = other.estimator;
        self.over = other.over;
        self.also.clone_from(&other.also);
        self.compare = other.compare;
        self.shuffles = other.shuffles;
    }

    /// Whether `other` is read in the same way.
    pub fn reads_like(&self, other: &Self) -> bool {
        TABLE.iter().filter(|p| p.part == Part::Reading).all(|p| p.read(self) == p.read(other))
    }

    /// Whether `other` trains the same networks, so that a run of one can be read as the other: what its data set
    /// ignores makes no difference.
    pub fn trains_like(&self, other: &Self) -> bool {
        let decides = |p: &&Parameter| p.part == Part::Training && p.matters(self.data);
        TABLE.iter().filter(decides).all(|p| p.read(self) == p.read(other))
    }

    /// Names the data that has to be brought from somewhere, a different name for different data: the digits, or
    /// a table with a column of labels. `None` where the data is made from the experiment alone.
    pub fn source(&self) -> Option<String> {
        match self.data {
            DataSet::Digits => Some("digits".into()),
            DataSet::Table => Some(format!("{} {}", self.table, self.label)),
            _ => None,
        }
    }
}
