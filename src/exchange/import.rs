//! Any file that may hold runs, told apart by what is in it.

use super::{csv, zip};
use crate::run::{Run, from_json};

/// A run of a file, or why there is none.
#[derive(Debug)]
pub struct Imported {
    /// The file; one in a zip is named after it: `runs.zip/tanh.json`.
    pub name: String,
    pub run: Result<Run, String>,
}

/// The runs of a file: a run file, or a zip of some. What cannot be opened is refused by itself, with one sentence.
///
/// Tables are refused: they hold neither weights nor the experiment. Those beside run files in a zip are passed over.
pub fn import(name: &str, bytes: &[u8]) -> Vec<Imported> {
    let file = shortened(name);
    if !zip::is_zip(bytes) {
        return vec![Imported { name: file, run: one(bytes) }];
    }
    let mut found = Vec::new();
    let mut tables = 0;
    let whole = zip::unpack(bytes, |entry| {
        let name = format!("{file}/{}", shortened(&entry.name));
        let run = match entry.bytes {
            Ok(bytes) if is_table(&bytes) => return tables += 1,
            Ok(bytes) if zip::is_zip(&bytes) => Err("a zip within a zip is not opened".into()),
            Ok(bytes) => one(&bytes),
            Err(sentence) => Err(sentence),
        };
        found.push(Imported { name, run });
    });
    let whole = match whole {
        Ok(()) if found.is_empty() && tables > 0 => Err(TABLE.into()),
        Ok(()) if found.is_empty() => Err("it is a zip without files".into()),
        whole => whole,
    };
    found.extend(whole.err().map(|sentence| Imported { name: file, run: Err(sentence) }));
    found
}

/// What can be done with a table.
const TABLE: &str = "it is a table for pandas or a spreadsheet, without weights or the experiment; \
    open the run file (JSON) that was saved with it";

/// The run of a file that is no zip.
fn one(bytes: &[u8]) -> Result<Run, String> {
    if !is_table(bytes) {
        return from_json(bytes).map_err(|error| error.to_string());
    }
    let table = csv::read(bytes, |_| ());
    table.map_err(|fault| format!("it is a table with a fault, and no run file ({fault})"))?;
    Err(TABLE.into())
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
