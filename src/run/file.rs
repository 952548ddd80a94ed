//! The run file: JSON in UTF-8, version 1.
//!
//! ```json
//! { "format": "infoplane-run", "version": 1, "name": "…", "created": "2026-11-24T10:00:00Z",
//!   "experiment": { "every parameter": "by its key" }, "link": "#/lab?…",
//!   "engine": { "device": "cpu", "adapter": "…", "kernel": "autodiff" },
//!   "facts": { "samples": 4096, "inputs": 12, "classes": 2,
//!              "label_entropy": 0.99916, "input_label_information": 0.99916 },
//!   "layers": [ { "name": "hidden 1", "width": 10, "activation": "tanh" } ], "sum": "…",
//!   "snapshots": [ { "epoch": 0, "step": 0,
//!     "metrics": [ { "train": { "loss": 0.7 }, "holdout": { "loss": 0.7 } } ],
//!     "information": { "edges:30": [ [ { "ixt": 12, "ity": 0.99916 } ] ] },
//!     "gradients": [ [ { "mean": 0.1, "std": 0.1, "snr": 1, "weight_norm": 3 } ] ],
//!     "weights": "base64" } ] }
//! ```
//! Facts may have `bayes_accuracy` and `true_information` too, where the distribution of the data is known. Data that is not made from the
//! experiment (`data=digits`, `data=table`) is not in the file. Metrics are per network; information and gradients per network and layer. An estimator's key without a
//! part is over the experiment's own `over`; others end in `@all`, `@train` or `@holdout`. Weights are f32,
//! little-endian, [networks, parameters], layer by layer, kernel [inputs, outputs] then bias; they, and what
//! was not read, may be absent, and so may `marks`, what the user added: `{ "pinned": true, "colour": 2, "note": "…" }`. `sum`, the fingerprint of the last weights, is there once the run has ended. Losses are in nats, information in bits; what is not finite is `null`.

use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::text;

/// The `format` of every run file.
pub(super) const FORMAT: &str = "infoplane-run";

/// The most bytes that a run file from elsewhere may have: several times what a run of any experiment has at first,
/// as every estimator that is tried on it adds to it.
pub const LARGEST_FILE: usize = 256 << 20;

/// Why a file is not taken as a run, or as a sweep: what is wrong and where, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(String);

impl ReadError {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// A part that has to be there.
pub(crate) fn part<'a, T: Deserialize<'a>>(
    name: impl fmt::Display,
    raw: Option<&'a RawValue>,
) -> Result<T, ReadError> {
    let raw = raw.ok_or_else(|| missing(&name))?;
    serde_json::from_str(raw.get()).map_err(|error| malformed(name, &error))
}

/// A part that may be absent or null.
pub(crate) fn optional<'a, T: Deserialize<'a>>(
    name: impl fmt::Display,
    raw: Option<&'a RawValue>,
) -> Result<Option<T>, ReadError> {
    match raw {
        Some(raw) => serde_json::from_str(raw.get()).map_err(|error| malformed(name, &error)),
        None => Ok(None),
    }
}

pub(super) fn missing(name: impl fmt::Display) -> ReadError {
    ReadError::new(text::files::missing(&name.to_string()))
}

/// A part that is there but not of the right form.
pub(super) fn malformed(name: impl fmt::Display, error: &serde_json::Error) -> ReadError {
    // Line and column would be counted from where the part begins.
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    ReadError::new(text::files::unreadable(&name.to_string(), &excerpt(what)))
}

/// A text of the file, shortened so that a sentence that quotes it stays one.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
