//! How a table is read: one record at a time, with at most [`COLUMNS`] fields.

use csv_core::ReadRecordResult::{End, InputEmpty, OutputEndsFull, OutputFull, Record as Whole};

use super::Fault;

/// More than any table has.
const COLUMNS: usize = 32;

/// The records of a table.
pub struct Reader<'a> {
    csv: csv_core::Reader,
    rest: &'a [u8],
    /// From 1.
    line: u64,
}

/// The fields of a line.
#[derive(Default)]
pub struct Record {
    /// Where it begins, from 1.
    pub line: u64,
    /// All fields one after the other.
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Record {
    /// The fields in their order.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.text.get(start..*end).unwrap_or_default())
    }
}

impl<'a> Reader<'a> {
    /// The records of a file.
    pub fn new(bytes: &'a [u8]) -> Self {
        let rest = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
        Self { csv: csv_core::Reader::new(), rest, line: 1 }
    }

    /// The next record, or nothing at the end.
    ///
    /// # Errors
    /// A sentence where it has too many fields or is not UTF-8.
    pub fn next(&mut self) -> Result<Option<Record>, Fault> {
        // What ends a line is skipped here, and so counted before the next begins.
        let blank = self.rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.skip(blank);
        let line = self.line;
        let (mut text, mut length) = (vec![0; 256], 0);
        let (mut ends, mut count) = ([0; COLUMNS], 0);
        loop {
            let (result, read, written, ended) =
                self.csv.read_record(self.rest, &mut text[length..], &mut ends[count..]);
            self.skip(read);
            length += written;
            count += ended;
            match result {
                InputEmpty => {}
                OutputFull => text.resize(2 * text.len(), 0),
                OutputEndsFull => return Err(crate::text::exchange::too_many_fields(line, COLUMNS)),
                End => return Ok(None),
                Whole => break,
            }
        }
        text.truncate(length);
        let text = String::from_utf8(text).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let column = ends[..count].iter().take_while(|end| **end <= at).count() + 1;
            crate::text::exchange::not_utf_8(line, column)
        })?;
        Ok(Some(Record { line, text, ends: ends[..count].to_vec() }))
    }

    fn skip(&mut self, count: usize) {
        let (read, rest) = self.rest.split_at(count);
        self.line += read.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.rest = rest;
    }
}
