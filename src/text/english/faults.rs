//! What is wrong with a link or a value, and what it has to be.

// Ranges of parameters: what a value must be.

pub fn whole_number(min: u64, max: u64) -> String {
    format!("a whole number from {min} to {max}")
}

pub fn number(min: f64, max: f64) -> String {
    format!("a number from {min} to {max}")
}

/// Of keys, joined by commas.
pub fn one_of(keys: &str) -> String {
    format!("one of {keys}")
}

pub fn widths(layers: usize, max: usize) -> String {
    format!("1 to {layers} widths from 1 to {max}, joined by “-”")
}

/// “full” is a key.
pub fn batch(max: usize) -> String {
    format!("a whole number from 1 to {max}, or full")
}

pub const DIGITS_OR_NOTHING: &str = "16 hexadecimal digits, or nothing";

pub fn at_most_characters(most: usize) -> String {
    format!("at most {most} characters")
}

/// Of keys, joined by commas.
pub fn estimator_such_as(keys: &str) -> String {
    format!("an estimator such as {keys}")
}

/// What is expected of each is said by `estimator_such_as`.
pub fn readings(most: usize, expected: &str) -> String {
    format!("up to {most} of {expected}, joined by commas")
}

// What was expected in place of a value that cannot be read.
pub const ONE_OF_A_LIST: &str = "one of a list";
pub const A_NUMBER: &str = "a number";
pub const A_WHOLE_NUMBER: &str = "a whole number";
pub const A_WHOLE_NUMBER_OR_FULL: &str = "a whole number, or full";
pub const DIGITS_OF_A_FILE: &str = "the 16 hexadecimal digits that name a file’s content";
pub const A_TEXT: &str = "a text";

pub fn text_of_at_most(most: usize) -> String {
    format!("a text of at most {most} characters")
}

pub const WIDTHS: &str = "layer widths such as 10-7-5";
pub const READINGS: &str = "readings";

// Notices about a link.

pub fn too_many_parts(most: usize) -> String {
    format!("The link has more than {most} parts, and the others are ignored")
}

pub fn newer_link(version: &str, own: u32) -> String {
    format!("The link is of version {version}; this page reads version {own} and may miss a part of it")
}

pub fn unknown_key(key: &str) -> String {
    format!("“{key}” is not a key of this page and is ignored")
}

pub fn clamped(label: &str, key: &str, asked: &str, taken: &str, range: &str) -> String {
    format!("{label} ({key}) was {asked}; {taken} is taken, because it must be {range}")
}

pub fn unreadable(label: &str, key: &str, asked: &str, expected: &str, kept: &str) -> String {
    let kept = if kept.is_empty() { "nothing" } else { kept };
    format!("{label} ({key}) was “{asked}”, which is not {expected}; {kept} is kept")
}

/// Of a key that concerns the page alone.
pub fn not_taken(value: &str, key: &str, expected: &str) -> String {
    format!("“{value}” is not taken for {key}, which is {expected}")
}

// What was expected of such a key.
pub const AN_EPOCH: &str = "an epoch";

pub fn some_of(keys: &str) -> String {
    format!("some of {keys}")
}

pub const ONE_OR_ZERO: &str = "1 or 0";

pub fn two_of(keys: &str) -> String {
    format!("two of {keys}")
}

pub const NUMBER_OF_A_NETWORK: &str = "the number of a network";
pub const EACH_MEAN_OR_NUMBER: &str = "each, mean, or the number of a network";
pub const NUMBERS_OF_LAYERS: &str = "numbers of layers, joined by commas";
pub const SIZE_AND_PLACES: &str = "a size and two places, as 200,2500,0";
pub const LOG_OR_LINEAR: &str = "log or linear";
pub const EPOCH_OR_STEP: &str = "epoch or step";
pub const SPEEDS: &str = "one of 0.25, 0.5, 1, 2, 4, 8";
pub const CHECKSUM: &str = "the checksum of a finished run";

pub fn compared_at_most(most: usize) -> String {
    format!("{most} runs or presets at most; the first are taken")
}
