//! Whether a file is a text of columns at all.

use super::{Fault, MOST_BYTES};

/// How files begin that people take for tables, and what is to be done about each.
const OTHERS: [(&[u8], &str); 7] = [
    (b"PK", "it is a spreadsheet or a zip: save the sheet as CSV"),
    (b"\xD0\xCF\x11\xE0", "it is a spreadsheet of an old kind: save the sheet as CSV"),
    (b"\x1F\x8B", "it is packed by gzip: unpack it first"),
    (b"%PDF", "it is a PDF, and not a table"),
    (b"PAR1", "it is a Parquet file: write it as CSV"),
    (b"\xFF\xFE", "it is in UTF-16: save it in UTF-8"),
    (b"\xFE\xFF", "it is in UTF-16: save it in UTF-8"),
];

/// The text of a file.
pub fn text(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(format!("it is larger than {} MB", MOST_BYTES / 1_000_000));
    }
    if let Some((_, sentence)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err((*sentence).into());
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(format!("it is no text: byte {} is zero", at + 1));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        format!("its text is not in UTF-8 (line {line}): save it in UTF-8")
    })?;
    let text = text.trim_start_matches('\u{FEFF}');
    match text.trim_start().chars().next() {
        None => Err("it is empty".into()),
        Some('{' | '[') => Err("it is JSON: run files are opened by Open run…".into()),
        Some('<') => Err("it is a web page or XML, and not a table".into()),
        Some(_) => Ok(text),
    }
}

/// What stands between columns: of comma, semicolon and tab what the first line has most of.
pub fn separator(text: &str) -> char {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: &char| line.matches(*separator).count();
    // Of equals the last counts, so that the comma does.
    ['\t', ';', ','].into_iter().max_by_key(count).unwrap_or(',')
}
