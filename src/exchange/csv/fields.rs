//! The fields of a line, each read as what its column holds.

use std::str::FromStr;

use super::Fault;
use super::reader::Record;
use super::text::plain;
use crate::text;

/// The fields of a line that has one for each column.
pub struct Fields<'a> {
    header: &'static [&'static str],
    line: u64,
    fields: Vec<&'a str>,
}

impl<'a> Fields<'a> {
    /// # Errors
    /// A sentence where there are more fields or fewer.
    pub fn new(header: &'static [&'static str], record: &'a Record) -> Result<Self, Fault> {
        let (line, fields) = (record.line, record.fields().collect::<Vec<_>>());
        match fields.len() == header.len() {
            true => Ok(Self { header, line, fields }),
            false => {
                let (found, needed) = (fields.len(), header.len());
                Err(text::exchange::other_width(line, found, needed))
            }
        }
    }

    /// As it stands there.
    pub fn get(&self, column: usize) -> &'a str {
        self.fields.get(column).copied().unwrap_or_default()
    }

    /// What is said of a field that is not what it has to be.
    pub fn fault(&self, column: usize, what: &str) -> Fault {
        let shown: String = self.get(column).chars().take(40).collect();
        let name = self.header.get(column).copied().unwrap_or_default();
        text::exchange::field(self.line, column + 1, name, &shown, what)
    }

    /// A text, unguarded.
    pub fn text(&self, column: usize) -> String {
        plain(self.get(column)).to_owned()
    }

    /// # Errors
    /// A sentence where it is no whole number of this type.
    pub fn count<T: FromStr>(&self, column: usize) -> Result<T, Fault> {
        self.get(column).parse().map_err(|_| self.fault(column, text::exchange::NO_WHOLE_NUMBER))
    }

    /// A number, NaN where the field is empty.
    ///
    /// # Errors
    /// A sentence where it is not finite.
    pub fn number(&self, column: usize) -> Result<f64, Fault> {
        let finite = |field: &str| field.parse().ok().filter(|number: &f64| number.is_finite());
        match self.get(column) {
            "" => Ok(f64::NAN),
            field => finite(field).ok_or_else(|| self.fault(column, text::exchange::NOT_FINITE)),
        }
    }
}
