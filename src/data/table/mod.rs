//! Tables of the user: CSV files of numbers and categories, one column of which is to be predicted.
//!
//! UTF-8; commas, semicolons or tabs; quotes by RFC 4180. The first line is a header unless it holds a number. A column
//! of numbers is one input, a column of categories one for each category, 1 where the row has it. Inputs are
//! standardised on the training part of each network ([`Inputs`](super::Inputs)). Nothing is guessed: what is missing or does not fit
//! is refused with its row, counted as a spreadsheet does, and its column.

mod columns;
mod format;
mod labels;
mod records;

use super::Samples;
use crate::text;
use columns::Column;
use records::Records;

/// The most bytes, rows and columns of a table, inputs made of them, categories of a column, and classes of labels.
pub const MOST_BYTES: usize = 50_000_000;
pub const MOST_ROWS: usize = 200_000;
pub const MOST_COLUMNS: usize = 1000;
pub const MOST_INPUTS: usize = 256;
pub const MOST_CATEGORIES: usize = 32;
pub const MOST_CLASSES: usize = 32;
/// Fewer rows are not divided into a training part and a hold-out.
pub const FEWEST_ROWS: usize = 10;

/// What is wrong with a file: one sentence, without its first word in capitals.
pub type Fault = String;

/// A table that networks can learn.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Inputs as they are in the file, to be standardised.
    pub samples: Samples,
    /// The names of the inputs; of a category `column=category`.
    pub inputs: Vec<String>,
    /// The column of the labels.
    pub label: String,
    /// The labels, in the order of the classes.
    pub classes: Vec<String>,
}

impl Table {
    /// Reads a file; `label` names the column of the labels, the last where it is empty.
    ///
    /// # Errors
    /// One sentence that says what is wrong and where.
    pub fn read(bytes: &[u8], label: &str) -> Result<Self, Fault> {
        let text = format::text(bytes)?;
        let records = Records::read(text, format::separator(text))?;
        let (names, skipped) = header(&records)?;
        let rows = records.len() - skipped;
        if rows < FEWEST_ROWS {
            return Err(text::data::too_few_rows(rows, FEWEST_ROWS));
        }
        let at = label_column(&names, label, skipped > 0)?;
        let columns =
            names.iter().enumerate().map(|(i, name)| Column { records: &records, at: i, name, skipped });
        let mut inputs = Inputs::default();
        let (mut classes, mut labels) = (vec![], vec![]);
        for column in columns {
            match column.at == at {
                true => (classes, labels) = labels::read(&column)?,
                false => inputs.add(&column)?,
            }
        }
        let samples = inputs.samples(&labels, classes.len())?;
        Ok(Self { samples, inputs: inputs.names, label: names[at].clone(), classes })
    }

    /// How much of what it holds, in a few words.
    pub fn about(&self) -> String {
        let Samples { len, input_width, classes, .. } = self.samples;
        text::data::about(len, input_width, classes, &self.label)
    }
}

/// The names of the columns, and how many lines they take: one, or none where the first line holds a number.
fn header(records: &Records) -> Result<(Vec<String>, usize), Fault> {
    let first: Vec<&str> = records.row(0).collect();
    match first.len() {
        1 => {
            return Err(text::data::ONE_COLUMN.into());
        }
        n if n > MOST_COLUMNS => {
            return Err(text::data::too_many_columns(n, MOST_COLUMNS));
        }
        _ => {}
    }
    if first.iter().any(|cell| columns::number(cell).is_some()) {
        return Ok(((1..=first.len()).map(|i| i.to_string()).collect(), 0));
    }
    for (i, name) in first.iter().enumerate() {
        if name.is_empty() {
            return Err(text::data::no_name(i + 1));
        }
        if let Some(before) = first[..i].iter().position(|other| other == name) {
            return Err(text::data::same_name(before + 1, i + 1, &shown(name)));
        }
    }
    Ok((first.iter().map(|name| (*name).to_owned()).collect(), 1))
}

/// Where the labels are.
fn label_column(names: &[String], label: &str, headed: bool) -> Result<usize, Fault> {
    if label.is_empty() {
        return Ok(names.len() - 1);
    }
    names.iter().position(|name| name == label).ok_or_else(|| match headed {
        true => text::data::no_such_column(&shown(label)),
        false => text::data::columns_without_names(names.len(), &shown(label)),
    })
}

/// Inputs as they are gathered, column by column.
#[derive(Default)]
struct Inputs {
    /// [inputs][rows]
    columns: Vec<Vec<f32>>,
    names: Vec<String>,
}

impl Inputs {
    fn add(&mut self, column: &Column) -> Result<(), Fault> {
        for (name, values) in column.inputs()? {
            if self.columns.len() == MOST_INPUTS {
                return Err(text::data::too_many_inputs(MOST_INPUTS));
            }
            self.names.push(name);
            self.columns.push(values);
        }
        Ok(())
    }

    fn samples(&self, labels: &[usize], classes: usize) -> Result<Samples, Fault> {
        let is_constant = |column: &Vec<f32>| column.windows(2).all(|pair| pair[0] == pair[1]);
        if self.columns.iter().all(is_constant) {
            return Err(text::data::ALL_THE_SAME.into());
        }
        let row = |row: usize| self.columns.iter().map(move |column| column[row]);
        let inputs = (0..labels.len()).flat_map(row).collect();
        Ok(Samples { standardised: Some(1.0), ..Samples::labelled(inputs, labels, classes) })
    }
}

/// A text of the file in a sentence.
fn shown(text: &str) -> String {
    const LONGEST: usize = 30;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", &text[..end]),
        None => format!("“{text}”"),
    }
}
