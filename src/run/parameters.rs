//! The experiment in a run file: every parameter by its key.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Number;
use serde_json::value::RawValue;

use super::ReadError;
use super::at_most::{Entries, entries};
use super::file::{excerpt, malformed};
use crate::experiment::{Experiment, Kind, Parameter, TABLE, parameter};
use crate::text;

/// Writes an experiment in the order of the table.
pub struct Parameters<'a>(pub &'a Experiment);

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(TABLE.iter().map(|row| (row.key, field(row, self.0))))
    }
}

/// A parameter as JSON has it.
#[derive(Serialize)]
#[serde(untagged)]
enum Field {
    /// As it is written in links: read as a number and written again it might lose its last digit.
    Number(Box<RawValue>),
    Text(String),
}

/// A number where the parameter is one, else its text in links.
fn field(row: &Parameter, experiment: &Experiment) -> Field {
    let text = row.read(experiment);
    let number = match row.kind {
        Kind::Integer { .. } | Kind::Real { .. } | Kind::Batch { .. } => text.parse::<Number>().ok(),
        Kind::Choice(_)
        | Kind::Widths { .. }
        | Kind::Table
        | Kind::Text { .. }
        | Kind::Estimator
        | Kind::Readings { .. } => None,
    };
    let raw = number.and_then(|_| RawValue::from_string(text.clone()).ok());
    raw.map_or(Field::Text(text), Field::Number)
}

/// The experiment of a file; a missing key takes its default, an unknown one is ignored.
///
/// # Errors
/// A value that is out of range or not of its parameter: a file is not guessed at, as a link is.
pub fn read(raw: &RawValue) -> Result<Experiment, ReadError> {
    let mut values = Values(BTreeMap::new());
    entries(raw.get(), &mut values).map_err(|error| malformed(text::files::EXPERIMENT, &error))??;
    let mut experiment = Experiment::default();
    for row in TABLE {
        let Some(value) = values.0.get(row.key) else { continue };
        let refuse = |shown: &str| {
            let (shown, range) = (excerpt(shown), row.range());
            ReadError::new(text::files_content::out_of_range(&shown, row.key, &range))
        };
        let text = match value.get() {
            number if number.parse::<f64>().is_ok() => number.to_owned(),
            other => serde_json::from_str(other).map_err(|_| refuse(other))?,
        };
        row.write(&mut experiment, &text).map_err(|_| refuse(value.get()))?;
    }
    Ok(experiment)
}

/// The values of known keys.
struct Values<'a>(BTreeMap<&'static str, &'a RawValue>);

impl<'a> Entries<'a> for Values<'a> {
    type Value = &'a RawValue;

    fn take(&mut self, key: String, value: &'a RawValue) -> Result<(), ReadError> {
        self.0.extend(parameter(&key).map(|row| (row.key, value)));
        Ok(())
    }
}
