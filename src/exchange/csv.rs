//! Tidy tables of runs as CSV: a line for each layer of each network, and one for each part of its data.
//!
//! UTF-8, comma, CRLF, quotes by RFC 4180. Networks count from 1. Numbers are the shortest that read as the same f64;
//! what is not finite is an empty field.

mod fields;
mod reader;
mod row;
mod rows;
mod text;
mod writer;

pub use row::{InformationRow, MetricsRow, Part, Row};
pub use rows::{each_information, each_metrics};

use fields::Fields;
use reader::Reader;
use writer::Writer;

use crate::run::Run;

/// What is said of a table that is not read.
pub type Fault = String;

/// A line of either table.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Information(InformationRow),
    Metrics(MetricsRow),
}

/// The information of runs, by every reading that they have been read by.
pub fn information(runs: &[&Run]) -> String {
    let mut table = Writer::new(InformationRow::HEADER);
    each_information(runs, |row| table.row(&row));
    table.finish()
}

/// The loss of runs and the measures beside it.
pub fn metrics(runs: &[&Run]) -> String {
    let mut table = Writer::new(MetricsRow::HEADER);
    each_metrics(runs, |row| table.row(&row));
    table.finish()
}

/// A table of rows.
pub fn write<R: Row>(rows: &[R]) -> String {
    let mut table = Writer::new(R::HEADER);
    rows.iter().for_each(|row| table.row(row));
    table.finish()
}

/// Gives the lines of a table, whichever of the two it is, one by one: all of them would take more memory than the file.
///
/// # Errors
/// One sentence: it is neither of the tables, or the field in this line and column is not what it has to be.
pub fn read(bytes: &[u8], mut each: impl FnMut(Line)) -> Result<(), Fault> {
    let mut reader = Reader::new(bytes);
    let header = reader.next()?.unwrap_or_default();
    if header.fields().eq(InformationRow::HEADER.iter().copied()) {
        rows(reader, |row| each(Line::Information(row)))
    } else if header.fields().eq(MetricsRow::HEADER.iter().copied()) {
        rows(reader, |row| each(Line::Metrics(row)))
    } else {
        Err(crate::text::exchange::FOREIGN.into())
    }
}

fn rows<R: Row>(mut reader: Reader, mut each: impl FnMut(R)) -> Result<(), Fault> {
    while let Some(record) = reader.next()? {
        each(R::read(&Fields::new(R::HEADER, &record)?)?);
    }
    Ok(())
}
