//! Whether a file is a text of columns at all.

use super::{Fault, MOST_BYTES};
use crate::text;

/// How files begin that people take for tables, and what is to be done about each.
const OTHERS: [(&[u8], &str); 7] = [
    (b"PK", text::data::SPREADSHEET),
    (b"\xD0\xCF\x11\xE0", text::data::OLD_SPREADSHEET),
    (b"\x1F\x8B", text::data::GZIP),
    (b"%PDF", text::data::PDF),
    (b"PAR1", text::data::PARQUET),
    (b"\xFF\xFE", text::data::UTF_16),
    (b"\xFE\xFF", text::data::UTF_16),
];

/// The text of a file.
pub fn text(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(text::data::too_large(MOST_BYTES / 1_000_000));
    }
    if let Some((_, sentence)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err((*sentence).into());
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(text::data::zero_byte(at + 1));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        text::data::not_utf_8(line)
    })?;
    let text = text.trim_start_matches('\u{FEFF}');
    match text.trim_start().chars().next() {
        None => Err(text::data::EMPTY.into()),
        Some('{' | '[') => Err(text::data::JSON.into()),
        Some('<') => Err(text::data::XML.into()),
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
