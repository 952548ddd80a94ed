//! A file as a run, every part of it checked.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::at_most::{AtMost, LAYERS, SNAPSHOTS};
use super::checks::{check_facts, check_layers, check_sense};
use super::file::{FORMAT, excerpt, malformed, missing, part};
use super::snapshot_reading::{SnapshotDocument, snapshot};
use super::{Facts, LARGEST_FILE, LayerFacts, ReadError, Run, parameters};
use crate::data::{Missing, Samples};
use crate::experiment::VERSION;
use crate::network::Shape;
use crate::text;

/// A file whose parts are still text, so that each can be named where it is wrong.
#[derive(Deserialize)]
#[serde(expecting = "a run")]
struct Document<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    version: Option<&'a RawValue>,
    name: Option<&'a RawValue>,
    created: Option<&'a RawValue>,
    experiment: Option<&'a RawValue>,
    engine: Option<&'a RawValue>,
    facts: Option<&'a RawValue>,
    layers: Option<&'a RawValue>,
    snapshots: Option<&'a RawValue>,
}

/// The run of a file's bytes.
///
/// # Errors
/// One sentence that says what is wrong with the file and where.
pub fn from_json(bytes: &[u8]) -> Result<Run, ReadError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::new(text::files::too_large_run(bytes.len(), LARGEST_FILE >> 20)));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| ReadError::new(text::files::not_utf_8(error.valid_up_to() + 1)))?;
    // Some editors put a byte-order mark before what they save.
    let text = text.trim_start_matches('\u{FEFF}');
    let document: Document = serde_json::from_str(text).map_err(|error| unreadable(&error, text))?;
    if part::<String>(text::files::FORMAT, document.format).ok().as_deref() != Some(FORMAT) {
        return Err(ReadError::new(text::files::no_run_format(FORMAT)));
    }
    let version: u32 = part(text::files::VERSION, document.version)?;
    if version != VERSION {
        return Err(ReadError::new(text::files::other_version(version, VERSION)));
    }
    run(&document)
}

fn unreadable(error: &serde_json::Error, text: &str) -> ReadError {
    ReadError::new(match error.classify() {
        Category::Eof if text.trim().is_empty() => text::files::EMPTY.into(),
        Category::Eof => text::files::cut_off(text.len()),
        Category::Data => text::files::no_run(&excerpt(&error.to_string())),
        Category::Syntax | Category::Io => text::files::not_json(&excerpt(&error.to_string())),
    })
}

fn run(document: &Document) -> Result<Run, ReadError> {
    let experiment = match document.experiment {
        Some(raw) => parameters::read(raw)?,
        None => return Err(missing(text::files::EXPERIMENT)),
    };
    let said: Facts = part(text::files::FACTS, document.facts)?;
    let samples = Samples::new(&experiment, None);
    let facts = match &samples {
        Ok(samples) => {
            let known = Facts::new(&experiment, samples);
            check_facts(said, known)?;
            known
        }
        // All that is known of data that is not here.
        Err(Missing) => {
            check_sense(said)?;
            said
        }
    };
    let layers = LayerFacts::of(&Shape::between(facts.inputs, &experiment, facts.classes));
    check_layers(&part::<AtMost<_, LAYERS>>(text::files::LAYERS, document.layers)?.0, &layers)?;
    let mut run = Run {
        name: part(text::files::NAME, document.name)?,
        created: part(text::files::DATE, document.created)?,
        engine: part(text::files::ENGINE, document.engine)?,
        experiment,
        facts,
        layers,
        samples: None,
        snapshots: Vec::new(),
    };
    let raw = document.snapshots.ok_or_else(|| missing(text::files::SNAPSHOTS))?;
    snapshots(&mut run, raw)?;
    Ok(run)
}

fn snapshots(run: &mut Run, raw: &RawValue) -> Result<(), ReadError> {
    let mut list = serde_json::Deserializer::from_str(raw.get());
    list.deserialize_seq(Snapshots(run)).map_err(|error| malformed(text::files::SNAPSHOTS, &error))?
}

/// Takes snapshots one by one, so that a list of broken ones costs no more memory than the first.
struct Snapshots<'a>(&'a mut Run);

impl<'de> Visitor<'de> for Snapshots<'_> {
    type Value = Result<(), ReadError>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::files::list_of_at_most(SNAPSHOTS))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let Self(run) = self;
        while let Some(document) = list.next_element::<SnapshotDocument>()? {
            if run.snapshots.len() == SNAPSHOTS {
                return Err(A::Error::invalid_length(SNAPSHOTS + 1, &Snapshots(run)));
            }
            match snapshot(&document, run) {
                Ok(snapshot) => run.snapshots.push(snapshot),
                Err(error) => {
                    // The list has to be read to its end, or that would be the error.
                    while list.next_element::<IgnoredAny>()?.is_some() {}
                    return Ok(Err(error));
                }
            }
        }
        Ok(Ok(()))
    }
}
