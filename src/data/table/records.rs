//! The cells of a table, strictly by RFC 4180: no cell is guessed at.

use super::{Fault, MOST_COLUMNS, MOST_ROWS};
use crate::text;

/// A longer cell is one that a lost quote has swallowed the file into.
const LONGEST_CELL: usize = 1000;

/// All cells of a file, row by row; every row has as many as the first.
pub struct Records<'a> {
    cells: Vec<Cell<'a>>,
    width: usize,
    /// The row of each record as a spreadsheet counts, empty lines too.
    places: Vec<u32>,
}

/// A text of the file, or one whose doubled quotes were made single.
enum Cell<'a> {
    Plain(&'a str),
    Quoted(String),
}

impl<'a> Records<'a> {
    /// Cuts a text.
    pub fn read(text: &'a str, separator: char) -> Result<Self, Fault> {
        let mut records = Self { cells: vec![], width: 0, places: vec![] };
        let (mut rest, mut place) = (text, 0);
        while !rest.is_empty() {
            place += 1;
            let start = records.cells.len();
            rest = records.row_of(rest, separator, place)?;
            let found = records.cells.len() - start;
            if found == 1 && records.text(start).is_empty() {
                records.cells.truncate(start);
                continue;
            }
            match records.width {
                0 => records.width = found,
                width if found < width => {
                    return Err(text::data::cells_missing(place, found, width));
                }
                width if found > width => {
                    return Err(text::data::too_many_cells(place, found, width));
                }
                _ => {}
            }
            if records.places.len() > MOST_ROWS {
                return Err(text::data::too_many_rows(MOST_ROWS));
            }
            records.places.push(place);
        }
        match records.width {
            0 => Err(text::data::EMPTY_LINES.into()),
            _ => Ok(records),
        }
    }

    /// Takes the cells of a row, and gives what is after it.
    fn row_of(&mut self, mut rest: &'a str, separator: char, place: u32) -> Result<&'a str, Fault> {
        let mut column = 0;
        loop {
            column += 1;
            let here = || text::data::place(place, column);
            let (cell, after) = match rest.strip_prefix('"') {
                Some(inside) => {
                    let (cell, after) = quoted(inside).ok_or_else(|| text::data::open_quote(&here()))?;
                    let padding = after.len() - after.trim_start_matches(' ').len();
                    (cell, &after[padding..])
                }
                None => {
                    let is_end = |c: char| c == separator || c == '\n' || c == '\r';
                    let (cell, after) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
                    if cell.contains('"') {
                        return Err(text::data::quote_within(&here()));
                    }
                    (Cell::Plain(cell.trim()), after)
                }
            };
            if cell.as_str().len() > LONGEST_CELL {
                return Err(text::data::too_long(&here(), LONGEST_CELL));
            }
            if column <= MOST_COLUMNS + 1 {
                self.cells.push(cell);
            }
            rest = match after.chars().next() {
                None => return Ok(after),
                Some(c) if c == separator => &after[c.len_utf8()..],
                Some('\n') => return Ok(&after[1..]),
                Some('\r') => return Ok(after.strip_prefix("\r\n").unwrap_or(&after[1..])),
                Some(_) => return Err(text::data::after_quote(&here())),
            };
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        self.cells[row * self.width..][..self.width].iter().map(Cell::as_str)
    }

    /// A cell, without spaces about it.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.text(row * self.width + column)
    }

    /// Where a row is in the file.
    pub fn place(&self, row: usize) -> u32 {
        self.places[row]
    }

    fn text(&self, at: usize) -> &str {
        self.cells[at].as_str()
    }
}

impl Cell<'_> {
    fn as_str(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Quoted(text) => text.trim(),
        }
    }
}

/// The cell up to its closing quote, and what is after that; `None` where there is none.
fn quoted(inside: &str) -> Option<(Cell<'_>, &str)> {
    let mut text = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Some((Cell::Quoted(text), after)),
        }
    }
}
