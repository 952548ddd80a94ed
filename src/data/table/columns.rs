//! A column of inputs: numbers, or categories.

use std::collections::BTreeSet;

use super::records::Records;
use super::{Fault, MOST_CATEGORIES, shown};
use crate::text;

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
            return Err(text::data::per_cent(&self.place(row), &shown(cell)));
        }
        if cell.contains(',') && number(&cell.replacen(',', ".", 1)).is_some() {
            return Err(text::data::comma(&self.place(row), &shown(cell)));
        }
        if cell.contains([' ', '\'', ',']) && number(&cell.replace([' ', '\'', ','], "")).is_some() {
            return Err(text::data::thousands(&self.place(row), &shown(cell)));
        }
        if other {
            return Err(text::data::no_number(&self.place(row), &shown(cell)));
        }
        if let Some(row) = numbers.first() {
            return Err(text::data::no_category(&self.place(*row), &shown(cells[*row])));
        }
        self.categories(&cells)
    }

    fn numbers(&self, cells: &[&str]) -> Result<Vec<f32>, Fault> {
        let checked = |(row, cell): (usize, &&str)| {
            // They are numbers: this was looked at before.
            let value = number(cell).unwrap_or(f64::NAN);
            if !value.is_finite() {
                return Err(text::data::not_finite(&self.place(row), &shown(cell)));
            }
            let near = value as f32;
            match near.is_finite() && near.abs() < 1e30 {
                true => Ok(near),
                false => Err(text::data::out_of_reach(&self.place(row), &shown(cell))),
            }
        };
        cells.iter().enumerate().map(checked).collect()
    }

    /// An input for each category, 1 where a row has it.
    fn categories(&self, cells: &[&str]) -> Result<Vec<(String, Vec<f32>)>, Fault> {
        let categories: BTreeSet<&str> = cells.iter().copied().collect();
        if categories.len() > MOST_CATEGORIES {
            return Err(text::data::too_many_categories(
                &text::data::column(self.at + 1, self.name),
                categories.len(),
                &shown(cells[0]),
                MOST_CATEGORIES,
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
                return Err(text::data::empty_cell(&self.place(row)));
            }
            match MISSING.contains(&cell.to_lowercase().as_str()) {
                true => Err(text::data::missing_value(&self.place(row), &shown(cell))),
                false => Ok(cell),
            }
        };
        (0..self.records.len() - self.skipped).map(cell).collect()
    }

    /// "row 7, column 2 (age)", the rows below the header counted from 0 here.
    pub fn place(&self, row: usize) -> String {
        let row = self.records.place(row + self.skipped);
        match self.skipped {
            0 => text::data::place(row, self.at + 1),
            _ => text::data::named_place(row, self.at + 1, self.name),
        }
    }
}

/// A number as programs write it, perhaps infinite.
pub fn number(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|value: &f64| !value.is_nan())
}
