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
        return Err(ReadError::new(format!(
            "it has {} bytes, and no run file has more than {} MB",
            bytes.len(),
            LARGEST_FILE >> 20
        )));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        ReadError::new(format!("it is not text in UTF-8 (byte {})", error.valid_up_to() + 1))
    })?;
    // Some editors put a byte-order mark before what they save.
    let text = text.trim_start_matches('\u{FEFF}');
    let document: Document = serde_json::from_str(text).map_err(|error| unreadable(&error, text))?;
    if part::<String>("its format", document.format).ok().as_deref() != Some(FORMAT) {
        return Err(ReadError::new(format!("it is no run file (its format is not “{FORMAT}”)")));
    }
    let version: u32 = part("its version", document.version)?;
    if version != VERSION {
        return Err(ReadError::new(format!(
            "it is of version {version}, and only version {VERSION} is known here"
        )));
    }
    run(&document)
}

fn unreadable(error: &serde_json::Error, text: &str) -> ReadError {
    ReadError::new(match error.classify() {
        Category::Eof if text.trim().is_empty() => "it is empty".into(),
        Category::Eof => format!("it ends too early, after {} bytes, and may have been cut off", text.len()),
        Category::Data => format!("it is no run file ({})", excerpt(&error.to_string())),
        Category::Syntax | Category::Io => format!("it is not JSON ({})", excerpt(&error.to_string())),
    })
}

fn run(document: &Document) -> Result<Run, ReadError> {
    let experiment = match document.experiment {
        Some(raw) => parameters::read(raw)?,
        None => return Err(missing("its experiment")),
    };
    let said: Facts = part("its facts", document.facts)?;
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
    check_layers(&part::<AtMost<_, LAYERS>>("its layers", document.layers)?.0, &layers)?;
    let mut run = Run {
        name: part("its name", document.name)?,
        created: part("its date", document.created)?,
        engine: part("its engine", document.engine)?,
        experiment,
        facts,
        layers,
        samples: None,
        snapshots: Vec::new(),
    };
    let raw = document.snapshots.ok_or_else(|| missing("its snapshots"))?;
    snapshots(&mut run, raw)?;
    Ok(run)
}

fn snapshots(run: &mut Run, raw: &RawValue) -> Result<(), ReadError> {
    let mut list = serde_json::Deserializer::from_str(raw.get());
    list.deserialize_seq(Snapshots(run)).map_err(|error| malformed("its snapshots", &error))?
}

/// Takes snapshots one by one, so that a list of broken ones costs no more memory than the first.
struct Snapshots<'a>(&'a mut Run);

impl<'de> Visitor<'de> for Snapshots<'_> {
    type Value = Result<(), ReadError>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {SNAPSHOTS}")
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
