//! Any file that may hold runs, told apart by what is in it.

use std::borrow::Cow;

use super::{csv, zip};
use crate::run::{Run, from_json};
use crate::text;

/// A run of a file, or why there is none.
#[derive(Debug)]
pub struct Imported {
    /// The file; one in a zip is named after it: `runs.zip/tanh.json`.
    pub name: String,
    pub run: Result<Run, String>,
}

/// The runs of a file: a run file, or a zip of some. What cannot be opened is refused by itself, with one sentence.
pub fn import(name: &str, bytes: &[u8]) -> Vec<Imported> {
    let mut found = Vec::new();
    contents(name, bytes, |name, bytes| {
        let run = bytes.and_then(|bytes| from_json(&bytes).map_err(|error| error.to_string()));
        found.push(Imported { name, run });
    });
    found
}

/// Whether a file is, by how it begins, no zip and no table, and its own only content.
pub fn is_plain(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{")
}

/// The files within a file that may be run files, each with its name and its bytes, or why it cannot be one: the file
/// itself, or what a zip holds.
///
/// Tables are refused: they hold neither weights nor the experiment. Those beside run files in a zip are passed over.
pub fn contents(name: &str, bytes: &[u8], mut found: impl FnMut(String, Result<Cow<[u8]>, String>)) {
    let file = shortened(name);
    if !zip::is_zip(bytes) {
        return found(file, one(bytes).map(|()| bytes.into()));
    }
    let (mut files, mut tables) = (0, 0);
    let whole = zip::unpack(bytes, |entry| {
        let bytes = match entry.bytes {
            Ok(bytes) if is_table(&bytes) => return tables += 1,
            Ok(bytes) if zip::is_zip(&bytes) => Err(text::exchange::ZIP_IN_ZIP.into()),
            bytes => bytes,
        };
        files += 1;
        found(format!("{file}/{}", shortened(&entry.name)), bytes.map(Cow::from));
    });
    let whole = match whole {
        Ok(()) if files == 0 && tables > 0 => Err(text::exchange::TABLE.into()),
        Ok(()) if files == 0 => Err(text::exchange::EMPTY_ZIP.into()),
        whole => whole,
    };
    if let Err(sentence) = whole {
        found(file, Err(sentence));
    }
}

/// Refuses a file that is no zip where it is a table.
fn one(bytes: &[u8]) -> Result<(), String> {
    if !is_table(bytes) {
        return Ok(());
    }
    let table = csv::read(bytes, |_| ());
    table.map_err(|fault| text::exchange::faulty_table(&fault))?;
    Err(text::exchange::TABLE.into())
}

/// Whether the bytes begin as both tables do.
fn is_table(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    [&b"run,epoch,"[..], b"\"run\",\"epoch\","].iter().any(|start| text.starts_with(start))
}

/// The name, short enough for a sentence.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 80;
    let shown: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    if shown.len() < name.len() { format!("{shown}…") } else { shown }
}
