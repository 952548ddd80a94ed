//! A column of inputs: numbers, or categories.

use std::collections::BTreeSet;

use super::records::Records;
use super::{Fault, MOST_CATEGORIES, shown};

/// What people write where they know nothing.
const MISSING: [&str; 10] = ["na", "n/a", "nan", "null", "none", "?", "-", ".", "nil", "#n/a"];

/// A column of a table.
pub struct Column<'a> {
    pub records: &'a Records<'a>,
    pub at: usize,
    pub name: &'a str,
    /// Lines of the header.
    pub skipped: usize,
}

impl Column<'_> {
    /// The inputs made of it, each with its name.
    pub fn inputs(&self) -> Result<Vec<(String, Vec<f32>)>, Fault> {
        let cells = self.cells()?;
        let (numbers, texts): (Vec<usize>, Vec<usize>) =
            (0..cells.len()).partition(|row| number(cells[*row]).is_some());
        if texts.is_empty() {
            return Ok(vec![(self.name.to_owned(), self.numbers(&cells)?)]);
        }
        let (row, other) = (texts[0], numbers.len() >= texts.len());
        let cell = cells[row];
        if cell.strip_suffix('%').is_some_and(|number_| number(number_).is_some()) {
            return Err(format!(
                "{}: {} has a per cent sign: write numbers only",
                self.place(row),
                shown(cell)
            ));
        }
        if cell.contains(',') && number(&cell.replacen(',', ".", 1)).is_some() {
            return Err(format!(
                "{}: {} has a comma: write numbers with a decimal point",
                self.place(row),
                shown(cell)
            ));
        }
        if cell.contains([' ', '\'', ',']) && number(&cell.replace([' ', '\'', ','], "")).is_some() {
            return Err(format!(
                "{}: {} has its thousands set apart: write numbers without that",
                self.place(row),
                shown(cell)
            ));
        }
        if other {
            return Err(format!(
                "{}: {} is no number, as others of the column are",
                self.place(row),
                shown(cell)
            ));
        }
        if let Some(row) = numbers.first() {
            return Err(format!(
                "{}: {} is a number where most of the column are categories: write the category as a word",
                self.place(*row),
                shown(cells[*row])
            ));
        }
        self.categories(&cells)
    }

    fn numbers(&self, cells: &[&str]) -> Result<Vec<f32>, Fault> {
        let checked = |(row, cell): (usize, &&str)| {
            // They are numbers: this was looked at before.
            let value = number(cell).unwrap_or(f64::NAN);
            if !value.is_finite() {
                return Err(format!("{}: {} is not finite", self.place(row), shown(cell)));
            }
            let near = value as f32;
            match near.is_finite() && near.abs() < 1e30 {
                true => Ok(near),
                false => Err(format!("{}: {} is too large to be learnt from", self.place(row), shown(cell))),
            }
        };
        cells.iter().enumerate().map(checked).collect()
    }

    /// An input for each category, 1 where a row has it.
    fn categories(&self, cells: &[&str]) -> Result<Vec<(String, Vec<f32>)>, Fault> {
        let categories: BTreeSet<&str> = cells.iter().copied().collect();
        if categories.len() > MOST_CATEGORIES {
            return Err(format!(
                "column {} ({}) has {} different texts, such as {}, and at most {MOST_CATEGORIES} are taken as categories: leave the column out",
                self.at + 1,
                self.name,
                categories.len(),
                shown(cells[0])
            ));
        }
        let input = |category: &&str| {
            let values = cells.iter().map(|cell| f32::from(u8::from(cell == category))).collect();
            (format!("{}={category}", self.name), values)
        };
        Ok(categories.iter().map(input).collect())
    }

    /// The cells below the header, none of which is missing.
    pub fn cells(&self) -> Result<Vec<&str>, Fault> {
        let cell = |row: usize| {
            let cell = self.records.cell(row + self.skipped, self.at);
            if cell.is_empty() {
                return Err(format!("{}: the cell is empty", self.place(row)));
            }
            match MISSING.contains(&cell.to_lowercase().as_str()) {
                true => Err(format!("{}: {} is a missing value", self.place(row), shown(cell))),
                false => Ok(cell),
            }
        };
        (0..self.records.len() - self.skipped).map(cell).collect()
    }

    /// "row 7, column 2 (age)", the rows below the header counted from 0 here.
    pub fn place(&self, row: usize) -> String {
        let row = self.records.place(row + self.skipped);
        match self.skipped {
            0 => format!("row {row}, column {}", self.at + 1),
            _ => format!("row {row}, column {} ({})", self.at + 1, self.name),
        }
    }
}

/// A number as programs write it, perhaps infinite.
pub fn number(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|value: &f64| !value.is_nan())
}
