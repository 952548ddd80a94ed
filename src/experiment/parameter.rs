//! One parameter: its key, range, unit and help, and its place in an [`Experiment`].

use super::{DataSet, Estimator, Experiment};
use crate::text;

/// What a parameter decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The weights of a run.
    Training,
    /// Only the device that trains it.
    Device,
    /// Only how its weights are read.
    Reading,
}

/// The values that a parameter takes, and so the control that sets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Integer {
        min: u64,
        max: u64,
    },
    Real {
        min: f64,
        max: f64,
    },
    Choice(&'static [(&'static str, &'static str)]),
    /// Layer widths joined by `-`.
    Widths {
        layers: usize,
        max: usize,
    },
    /// An integer or `full`.
    Batch {
        max: usize,
    },
    /// What names a file's content.
    Table,
    /// A text of at most so many characters, perhaps empty.
    Text {
        most: usize,
    },
    Estimator,
    /// Readings joined by commas, perhaps none.
    Readings {
        most: usize,
    },
}

/// The most characters of the name of a column.
pub const LONGEST_LABEL: usize = 64;

/// Why a text is not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It was out of range; the value given here was taken.
    Clamped(String),
    /// It is not a value of this parameter; the experiment is unchanged. Says what is expected.
    Unreadable(String),
}

type Write = fn(&Kind, &mut Experiment, &str) -> Result<(), Fault>;

/// A row of the parameter table.
pub struct Parameter {
    /// Key in links and files.
    pub key: &'static str,
    pub label: &'static str,
    pub unit: &'static str,
    pub help: &'static str,
    pub kind: Kind,
    pub part: Part,
    /// Whether it is among the few controls in sight at first.
    pub in_sight: bool,
    pub(super) reader: fn(&Experiment) -> String,
    pub(super) writer: Write,
}

impl Parameter {
    /// The value as links write it.
    pub fn read(&self, experiment: &Experiment) -> String {
        (self.reader)(experiment)
    }

    /// Whether it makes a difference to this data set.
    pub fn matters(&self, data: DataSet) -> bool {
        use DataSet::{Circle, Gauss, SoftVarU, Spiral, Table, TwoGauss, Xor};
        match self.key {
            "gamma" => data == SoftVarU,
            "points" => matches!(data, Gauss | Circle | Xor | TwoGauss | Spiral),
            "dims" | "classes" | "sep" | "sigma" => data == Gauss,
            "table" | "label" => data == Table,
            _ => true,
        }
    }

    /// Sets the value from a text.
    ///
    /// # Errors
    /// [`Fault`] where the text had to be clamped (and was) or cannot be read (and was not).
    pub fn write(&self, experiment: &mut Experiment, text: &str) -> Result<(), Fault> {
        (self.writer)(&self.kind, experiment, text.trim())
    }

    /// The range in words: "1 to 64", "tanh, relu or linear".
    pub fn range(&self) -> String {
        match self.kind {
            Kind::Integer { min, max } => text::faults::whole_number(min, max),
            Kind::Real { min, max } => text::faults::number(min, max),
            Kind::Choice(options) => {
                let keys: Vec<_> = options.iter().map(|(key, _)| *key).collect();
                text::faults::one_of(&keys.join(", "))
            }
            Kind::Widths { layers, max } => text::faults::widths(layers, max),
            Kind::Batch { max } => text::faults::batch(max),
            Kind::Table => text::faults::DIGITS_OR_NOTHING.into(),
            Kind::Text { most } => text::faults::at_most_characters(most),
            Kind::Estimator => Estimator::expected(),
            Kind::Readings { most } => text::faults::readings(most, &Estimator::expected()),
        }
    }
}
