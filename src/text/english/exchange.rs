//! CSV tables and zips of the page’s own: what is wrong with them.

// CSV.

pub fn other_width(line: u64, found: usize, needed: usize) -> String {
    format!("line {line} has {found} fields where the table has {needed} columns")
}

pub fn too_many_fields(line: u64, most: usize) -> String {
    format!("line {line} has more than {most} fields")
}

pub fn not_utf_8(line: u64, column: usize) -> String {
    format!("line {line}, column {column} is not text in UTF-8")
}

/// `what` is one of those below.
pub fn field(line: u64, column: usize, name: &str, field: &str, what: &str) -> String {
    format!("line {line}, column {column} ({name}) is “{field}”, which is {what}")
}

pub const NO_WHOLE_NUMBER: &str = "not a whole number that fits";
pub const NOT_FINITE: &str = "not a finite number";
pub const NO_PART: &str = "neither train nor holdout";
pub const FOREIGN: &str = "its first line is not that of a table of this page";

pub const TABLE: &str = "it is a table for pandas or a spreadsheet, without weights or the experiment; \
    open the run file (JSON) that was saved with it";

pub fn faulty_table(why: &str) -> String {
    format!("it is a table with a fault, and no run file ({why})")
}

// Zips.
pub const ZIP_IN_ZIP: &str = "a zip within a zip is not opened";
pub const EMPTY_ZIP: &str = "it is a zip without files";
pub const ENCRYPTED: &str = "it is encrypted";
pub const NOT_DEFLATE: &str = "it is packed by another method than deflate";
pub const OTHER_SIZE: &str = "it is not as large as the zip says";

pub fn broken_zip(why: &str) -> String {
    format!("it is a broken zip ({why})")
}

pub fn too_many_files(most: usize) -> String {
    format!("it has more than {most} files, of which the first were read")
}

pub fn not_unpacked(why: &str) -> String {
    format!("it cannot be unpacked ({why})")
}

pub fn implausible(packed: u64, unpacked: u64) -> String {
    format!("it is said to unpack from {packed} to {unpacked} bytes, which no run file does")
}

pub fn too_much(megabytes: usize) -> String {
    format!("the files of the zip have more than {megabytes} MB together, and only the first were read")
}

pub fn not_written(why: &str) -> String {
    format!("the zip could not be written ({why})")
}

pub fn too_much_to_pack(megabytes: usize) -> String {
    format!("they have more than {megabytes} MB together, so export fewer at once")
}
