//! A file as a run, every part of it checked.

use serde::Deserialize;
use serde::de::{Error, IgnoredAny};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::at_most::{AtMost, LAYERS, SNAPSHOTS};
use super::checks::{check_facts, check_layers, check_sense};
use super::file::{FORMAT, excerpt, malformed, missing, part};
use super::snapshot_reading::{SnapshotDocument, snapshot};
use super::{Facts, LARGEST_FILE, LayerFacts, Marks, ReadError, Run, parameters};
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
    marks: Option<Marks>,
    snapshots: Option<&'a RawValue>,
}

/// The run of a file's bytes, at most [`LARGEST_FILE`].
///
/// # Errors
/// One sentence that says what is wrong with the file and where.
pub fn from_json(bytes: &[u8]) -> Result<Run, ReadError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::new(text::files::too_large_run(bytes.len(), LARGEST_FILE >> 20)));
    }
    let mut reader = RunReader::new(bytes)?;
    while reader.read_snapshot()? {}
    Ok(reader.into_run())
}

/// A run whose file is being read, snapshot by snapshot, so that whoever has little time may pause.
pub struct RunReader<'a> {
    run: Run,
    /// What follows in the list of snapshots, known to be JSON.
    rest: &'a str,
}

impl<'a> RunReader<'a> {
    /// Reads everything but the snapshots, of a file as long as may be: what this program keeps has no limit.
    ///
    /// # Errors
    /// One sentence that says what is wrong with the file and where.
    pub fn new(bytes: &'a [u8]) -> Result<Self, ReadError> {
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
        let run = run(&document)?;
        let list = document.snapshots.ok_or_else(|| missing(text::files::SNAPSHOTS))?;
        let Some(rest) = list.get().strip_prefix('[') else {
            // This says what is there instead.
            part::<AtMost<IgnoredAny, SNAPSHOTS>>(text::files::SNAPSHOTS, Some(list))?;
            return Err(missing(text::files::SNAPSHOTS));
        };
        Ok(Self { run, rest })
    }

    /// Reads the next snapshot, and tells whether there was one.
    ///
    /// # Errors
    /// One sentence that says what is wrong with it.
    pub fn read_snapshot(&mut self) -> Result<bool, ReadError> {
        // Between the elements of a list there is but one comma, as the whole is JSON.
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r', ',']);
        if rest.starts_with(']') {
            return Ok(false);
        }
        let refused = |error| malformed(text::files::SNAPSHOTS, &error);
        if self.run.snapshots.len() == SNAPSHOTS {
            let most = text::files::list_of_at_most(SNAPSHOTS);
            return Err(refused(serde_json::Error::invalid_length(SNAPSHOTS + 1, &most.as_str())));
        }
        let mut elements = serde_json::Deserializer::from_str(rest).into_iter();
        let Some(document) = elements.next() else { return Ok(false) };
        let document: SnapshotDocument = document.map_err(refused)?;
        self.rest = &rest[elements.byte_offset()..];
        let snapshot = snapshot(&document, &self.run)?;
        self.run.snapshots.push(snapshot);
        Ok(true)
    }

    /// The run with the snapshots that were read.
    pub fn into_run(self) -> Run {
        self.run
    }
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
    Ok(Run {
        name: part(text::files::NAME, document.name)?,
        created: part(text::files::DATE, document.created)?,
        engine: part(text::files::ENGINE, document.engine)?,
        marks: document.marks.clone().unwrap_or_default().limited(),
        experiment,
        facts,
        layers,
        samples: None,
        snapshots: Vec::new(),
    })
}
