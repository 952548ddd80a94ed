//! How a table is written.

use csv_core::{Terminator, WriterBuilder};

use super::Row;
use super::text::guarded;

/// Spreadsheets take a table for one in UTF-8 only with it.
const MARK: &str = "\u{FEFF}";

/// Writes a table, field by field.
pub struct Writer {
    csv: csv_core::Writer,
    out: Vec<u8>,
    /// Whether a field stands before the next one in its line.
    within: bool,
    ascii: bool,
}

impl Writer {
    /// A table with this first line.
    pub fn new(header: &[&str]) -> Self {
        let csv = WriterBuilder::new().terminator(Terminator::CRLF).build();
        let mut writer = Self { csv, out: Vec::new(), within: false, ascii: true };
        header.iter().for_each(|name| writer.field(name));
        writer.end();
        writer
    }

    /// Adds a line.
    pub fn row(&mut self, row: &impl Row) {
        row.write(self);
        self.end();
    }

    /// A text, which no spreadsheet may take for a formula.
    pub fn text(&mut self, text: &str) {
        self.ascii &= text.is_ascii();
        self.field(&guarded(text));
    }

    /// A count.
    pub fn count(&mut self, count: impl Into<u64>) {
        self.field(&count.into().to_string());
    }

    /// A number, or nothing where it is not finite.
    pub fn number(&mut self, number: f64) {
        match number.is_finite() {
            true => self.field(&format!("{number:?}")),
            false => self.field(""),
        }
    }

    /// The table; with a byte-order mark only where it needs one, since there are readers that know none.
    pub fn finish(self) -> String {
        let text = String::from_utf8(self.out).unwrap_or_default();
        if self.ascii { text } else { format!("{MARK}{text}") }
    }

    fn field(&mut self, field: &str) {
        if std::mem::replace(&mut self.within, true) {
            self.add(4, |csv, out| csv.delimiter(out).1);
        }
        // Each character may be a quote, and two go around them.
        self.add(2 * field.len() + 2, |csv, out| csv.field(field.as_bytes(), out).2);
    }

    fn end(&mut self) {
        self.within = false;
        self.add(4, |csv, out| csv.terminator(out).1);
    }

    /// Makes room for so many bytes and keeps those that were written.
    fn add(&mut self, most: usize, write: impl FnOnce(&mut csv_core::Writer, &mut [u8]) -> usize) {
        let before = self.out.len();
        self.out.resize(before + most, 0);
        let written = write(&mut self.csv, &mut self.out[before..]);
        self.out.truncate(before + written);
    }
}
