//! The lines of the two tables.

use super::Fault;
use super::fields::Fields;
use super::writer::Writer;
use crate::evaluation::Measures;

/// A line of a table.
pub trait Row: Sized {
    /// The names of the columns.
    const HEADER: &[&str];

    /// Writes a field for each column.
    fn write(&self, to: &mut Writer);

    /// # Errors
    /// A sentence that names line and column.
    fn read(fields: &Fields) -> Result<Self, Fault>;
}

/// A layer of a network at an epoch, by one reading.
#[derive(Clone, Debug, PartialEq)]
pub struct InformationRow {
    pub run: String,
    pub epoch: u32,
    pub step: u64,
    /// From 1.
    pub network: u32,
    pub layer: String,
    /// The reading's key: `edges:30@all`.
    pub estimator: String,
    /// Î(X;T), bits.
    pub ixt: f64,
    /// Î(T;Y), bits.
    pub ity: f64,
}

impl Row for InformationRow {
    const HEADER: &[&str] = &["run", "epoch", "step", "network", "layer", "estimator", "ixt", "ity"];

    fn write(&self, to: &mut Writer) {
        to.text(&self.run);
        to.count(self.epoch);
        to.count(self.step);
        to.count(self.network);
        to.text(&self.layer);
        to.text(&self.estimator);
        to.number(self.ixt);
        to.number(self.ity);
    }

    fn read(fields: &Fields) -> Result<Self, Fault> {
        Ok(Self {
            run: fields.text(0),
            epoch: fields.count(1)?,
            step: fields.count(2)?,
            network: fields.count(3)?,
            layer: fields.text(4),
            estimator: fields.text(5),
            ixt: fields.number(6)?,
            ity: fields.number(7)?,
        })
    }
}

/// A part of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Train,
    Holdout,
}

impl Part {
    fn key(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Holdout => "holdout",
        }
    }
}

/// A network at an epoch on a part of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricsRow {
    pub run: String,
    pub epoch: u32,
    pub step: u64,
    /// From 1.
    pub network: u32,
    pub part: Part,
    pub measures: Measures,
}

impl Row for MetricsRow {
    const HEADER: &[&str] = &[
        "run",
        "epoch",
        "step",
        "network",
        "part",
        "loss",
        "accuracy",
        "precision",
        "recall",
        "f1",
        "perplexity",
    ];

    fn write(&self, to: &mut Writer) {
        to.text(&self.run);
        to.count(self.epoch);
        to.count(self.step);
        to.count(self.network);
        to.text(self.part.key());
        let Measures { loss, accuracy, precision, recall, f1, perplexity } = self.measures;
        [loss, accuracy, precision, recall, f1, perplexity]
            .into_iter()
            .for_each(|measure| to.number(measure));
    }

    fn read(fields: &Fields) -> Result<Self, Fault> {
        let part = [Part::Train, Part::Holdout].into_iter().find(|part| part.key() == fields.get(4));
        Ok(Self {
            run: fields.text(0),
            epoch: fields.count(1)?,
            step: fields.count(2)?,
            network: fields.count(3)?,
            part: part.ok_or_else(|| fields.fault(4, crate::text::exchange::NO_PART))?,
            measures: Measures {
                loss: fields.number(5)?,
                accuracy: fields.number(6)?,
                precision: fields.number(7)?,
                recall: fields.number(8)?,
                f1: fields.number(9)?,
                perplexity: fields.number(10)?,
            },
        })
    }
}
