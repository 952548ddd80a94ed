//! The sweep file: JSON in UTF-8, version 1.
//!
//! ```json
//! { "format": "infoplane-sweep", "version": 1, "name": "How much data",
//!   "base": "#/lab?v=1&epochs=2000&nets=8",
//!   "axes": [ { "key": "train", "values": [0.05, 0.1, 0.2, 0.4, 0.85] }, { "key": "act", "values": ["tanh", "relu"] } ] }
//! ```
//! A value is a number or a text, as a link has it; `name` may be absent.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Number, Value};

use super::{Axis, Sweep};
use crate::experiment::{Experiment, VERSION};
use crate::run::{ReadError, optional, part};
use crate::text;

/// The `format` of every sweep file.
const FORMAT: &str = "infoplane-sweep";

/// So many characters of a file tell what it is.
const HEAD: usize = 200;

/// The most bytes that a sweep file may have.
const LARGEST: usize = 1 << 20;

/// A file whose parts are still text.
#[derive(Deserialize)]
#[serde(expecting = "a sweep")]
struct Document<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    version: Option<&'a RawValue>,
    name: Option<&'a RawValue>,
    base: Option<&'a RawValue>,
    axes: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(expecting = "an axis")]
struct AxisDocument<'a> {
    #[serde(borrow)]
    key: Option<&'a RawValue>,
    values: Option<&'a RawValue>,
}

/// Whether a text says of itself that it is a sweep file; it may have faults all the same.
pub fn is_sweep(text: &str) -> bool {
    // The format stands at the head, as in the run file.
    text.char_indices().nth(HEAD).map_or(text, |(end, _)| &text[..end]).contains(FORMAT)
}

/// The sweep of a file.
///
/// # Errors
/// One sentence that says what is wrong with the file and where.
pub fn from_json(text: &str) -> Result<Sweep, ReadError> {
    if text.len() > LARGEST {
        return Err(ReadError::new(text::files::too_large_sweep(text.len(), LARGEST)));
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let document: Document = serde_json::from_str(text)
        .map_err(|error| ReadError::new(text::files::no_sweep(&error.to_string())))?;
    if part::<String>(text::files::FORMAT, document.format).ok().as_deref() != Some(FORMAT) {
        return Err(ReadError::new(text::files::no_sweep_format(FORMAT)));
    }
    let version: u32 = part(text::files::VERSION, document.version)?;
    if version != VERSION {
        return Err(ReadError::new(text::files::other_version(version, VERSION)));
    }
    let name: Option<String> = optional(text::files::NAME, document.name)?;
    let (base, notices) = Experiment::from_link(&part::<String>(text::files::BASE, document.base)?);
    // A file is not guessed at, as a link is.
    if let Some(notice) = notices.first() {
        return Err(ReadError::new(text::files::base_not_taken(&notice.0)));
    }
    let raw: Vec<&RawValue> = part(text::files::AXES, document.axes)?;
    let axes = raw.iter().enumerate().map(|(i, raw)| axis(i + 1, raw)).collect::<Result<_, _>>()?;
    Sweep::new(&name.unwrap_or_default(), base, axes).map_err(ReadError::new)
}

/// The `number`th axis.
fn axis(number: usize, raw: &RawValue) -> Result<Axis, ReadError> {
    let document: AxisDocument = part(text::files::axis(number), Some(raw))?;
    let key = part(text::files::key_of_axis(number), document.key)?;
    let name = text::files::values_of_axis(number);
    let raw: Vec<&RawValue> = part(&name, document.values)?;
    let value = |raw: &&RawValue| match serde_json::from_str(raw.get()) {
        // As it is written: a float would lose digits of a large seed.
        Ok(Value::Number(_)) => Ok(raw.get().to_owned()),
        Ok(Value::String(text)) => Ok(text),
        _ => Err(ReadError::new(text::files::values_of_other_kinds(&name))),
    };
    Ok(Axis { key, values: raw.iter().map(value).collect::<Result<_, _>>()? })
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    name: &'a str,
    base: String,
    axes: Vec<WrittenAxis<'a>>,
}

#[derive(Serialize)]
struct WrittenAxis<'a> {
    key: &'a str,
    values: Vec<Value>,
}

/// The sweep file of a sweep.
pub fn to_json(sweep: &Sweep) -> String {
    let value =
        |text: &String| text.parse::<Number>().map_or_else(|_| Value::String(text.clone()), Value::Number);
    let axis = |axis: &'_ Axis| axis.values.iter().map(value).collect();
    let written = Written {
        format: FORMAT,
        version: VERSION,
        name: sweep.name(),
        base: sweep.base().to_link(),
        axes: sweep.axes().iter().map(|a| WrittenAxis { key: &a.key, values: axis(a) }).collect(),
    };
    // Serialising fails only for maps whose keys are not texts, and for writers that fail.
    serde_json::to_string_pretty(&written).unwrap_or_default()
}
