//! Data: what is said of a table of the user, and what is wrong with one.

// A table that was read.

pub fn about(rows: usize, inputs: usize, classes: usize, label: &str) -> String {
    let word = if inputs == 1 { "input" } else { "inputs" };
    format!("{rows} rows, {inputs} {word}, {classes} classes of “{label}”")
}

pub const MISSING: &str = "the data of this experiment is not here";
pub const NOT_THE_DIGITS: &str = "the file of the digits is not what it has to be";

pub fn no_digits(file: &str) -> String {
    format!("the file of the digits holds no {file}")
}

// A file that is no table.
pub const SPREADSHEET: &str = "it is a spreadsheet or a zip: save the sheet as CSV";
pub const OLD_SPREADSHEET: &str = "it is a spreadsheet of an old kind: save the sheet as CSV";
pub const GZIP: &str = "it is packed by gzip: unpack it first";
pub const PDF: &str = "it is a PDF, and not a table";
pub const PARQUET: &str = "it is a Parquet file: write it as CSV";
pub const UTF_16: &str = "it is in UTF-16: save it in UTF-8";

pub fn too_large(megabytes: usize) -> String {
    format!("it is larger than {megabytes} MB")
}

pub fn zero_byte(byte: usize) -> String {
    format!("it is no text: byte {byte} is zero")
}

pub fn not_utf_8(line: usize) -> String {
    format!("its text is not in UTF-8 (line {line}): save it in UTF-8")
}

pub const EMPTY: &str = "it is empty";
pub const JSON: &str = "it is JSON: run files are opened by Open run…";
pub const XML: &str = "it is a web page or XML, and not a table";

// Rows and columns.

pub fn cells_missing(row: u32, found: usize, width: usize) -> String {
    format!("row {row} has {found} cells where the first has {width}: some are missing")
}

pub fn too_many_cells(row: u32, found: usize, width: usize) -> String {
    format!(
        "row {row} has {found} cells where the first has {width}: put texts that hold the separator into quotes"
    )
}

pub fn too_many_rows(most: usize) -> String {
    format!("it has more than {most} rows")
}

pub const EMPTY_LINES: &str = "it holds empty lines only";

pub fn too_few_rows(rows: usize, fewest: usize) -> String {
    format!("it has {rows} rows below the header, and at least {fewest} are needed")
}

pub const ONE_COLUMN: &str = "it has one column only: commas, semicolons or tabs have to stand between columns, \
    and one of them is the label";

pub fn too_many_columns(columns: usize, most: usize) -> String {
    format!("it has {columns} columns, and at most {most} are read")
}

pub fn no_name(column: usize) -> String {
    format!("column {column} has no name in the header")
}

pub fn same_name(before: usize, column: usize, name: &str) -> String {
    format!("columns {before} and {column} have the same name, {name}")
}

pub fn no_such_column(name: &str) -> String {
    format!("none of its columns is called {name}")
}

pub fn columns_without_names(columns: usize, asked: &str) -> String {
    format!(
        "its first line holds numbers and names no column, so that the label column can only be one of 1 to {columns}, not {asked}"
    )
}

pub fn too_many_inputs(most: usize) -> String {
    format!("its columns and their categories make more than {most} inputs, the most that are taken")
}

pub const ALL_THE_SAME: &str =
    "all of its inputs are the same in every row, so that nothing can be learnt from them";

// Cells: `place` is said by the first two.

pub fn place(row: u32, column: usize) -> String {
    format!("row {row}, column {column}")
}

pub fn named_place(row: u32, column: usize, name: &str) -> String {
    format!("row {row}, column {column} ({name})")
}

pub fn open_quote(place: &str) -> String {
    format!("{place}: the quote that begins here has no end")
}

pub fn quote_within(place: &str) -> String {
    format!("{place}: a quote stands within a cell that does not begin with one")
}

pub fn too_long(place: &str, bytes: usize) -> String {
    format!("{place}: the cell is longer than {bytes} bytes; a quote may be missing")
}

pub fn after_quote(place: &str) -> String {
    format!("{place}: text stands after the closing quote")
}

pub fn empty_cell(place: &str) -> String {
    format!("{place}: the cell is empty")
}

pub fn missing_value(place: &str, cell: &str) -> String {
    format!("{place}: {cell} is a missing value")
}

pub fn per_cent(place: &str, cell: &str) -> String {
    format!("{place}: {cell} has a per cent sign: write numbers only")
}

pub fn comma(place: &str, cell: &str) -> String {
    format!("{place}: {cell} has a comma: write numbers with a decimal point")
}

pub fn thousands(place: &str, cell: &str) -> String {
    format!("{place}: {cell} has its thousands set apart: write numbers without that")
}

pub fn no_number(place: &str, cell: &str) -> String {
    format!("{place}: {cell} is no number, as others of the column are")
}

pub fn no_category(place: &str, cell: &str) -> String {
    format!(
        "{place}: {cell} is a number where most of the column are categories: write the category as a word"
    )
}

pub fn not_finite(place: &str, cell: &str) -> String {
    format!("{place}: {cell} is not finite")
}

pub fn out_of_reach(place: &str, cell: &str) -> String {
    format!("{place}: {cell} is too large to be learnt from")
}

pub fn too_many_categories(column: &str, texts: usize, one: &str, most: usize) -> String {
    format!(
        "{column} has {texts} different texts, such as {one}, and at most {most} are taken as categories: leave the column out"
    )
}

// The label: `column` is said by the first.

pub fn column(number: usize, name: &str) -> String {
    format!("column {number} ({name})")
}

pub fn one_class(column: &str, class: &str) -> String {
    format!("the label, {column}, is {class} in every row")
}

pub fn too_many_numbers(column: &str, numbers: usize, most: usize) -> String {
    format!(
        "the label, {column}, has {numbers} different numbers, and networks here tell at most {most} classes apart: choose another column or round it"
    )
}

pub fn too_many_texts(column: &str, texts: usize, most: usize) -> String {
    format!(
        "the label, {column}, has {texts} different texts, and networks here tell at most {most} classes apart"
    )
}

pub fn one_number(column: &str, one: &str, other: &str) -> String {
    format!("the label, {column}, has {one} and {other}, one number written in two ways")
}

pub fn one_text(column: &str, one: &str, other: &str) -> String {
    format!("the label, {column}, has {one} and {other}, one text written in two ways")
}
