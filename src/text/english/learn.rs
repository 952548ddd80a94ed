//! The page of the lessons; the lessons themselves are a file of the site.

pub const LOADING: &str = "Loading the lessons";

pub fn missing(why: &str) -> String {
    format!("The lessons are not here: {why}")
}

pub const TRY_AGAIN: &str = "Try again";
pub const NO_TEXT: &str = "the file of lessons is no text";
pub const NOT_WHOLE: &str = "the file of lessons is not whole";
pub const NO_LESSON: &str = "the file of lessons holds none";

pub fn unknown(lesson: &str) -> String {
    format!("There is no lesson “{lesson}”, and this is the first")
}

pub fn lesson_of(lesson: usize, lessons: usize) -> String {
    format!("Lesson {lesson} of {lessons}")
}

/// For paper, which shows only what follows this in an address.
pub fn begins(address: &str) -> String {
    format!("Addresses here begin with {address}")
}

pub const SOURCES: &str = "Sources";
pub const TURN: &str = "Before and after";
pub const LESSONS: &str = "Lessons";
pub const SHEET: &str = "Teacher’s sheet";
pub const PRINT: &str = "Print…";
pub const HOW_TO: &str = "Each experiment opens in the lab; press Run there, unless its run is already shown. Numbers are means over its networks, by the estimator of its link. The keys ← and → turn the pages";
pub const BACK: &str = "The lessons";

pub const COINS: &str = "Two coins";
pub const HEADS: &str = "A tossed coin shows heads";
pub const FOLLOWS: &str = "The second coin follows the first";
pub const NEVER: &str = "never: it is tossed";
pub const ALWAYS_SAME: &str = "always the same side";
pub const ALWAYS_OTHER: &str = "always the other side";

/// `same`: per cent of all pairs of tosses that show the same side.
pub fn same_side(percent: f64, same: f64) -> String {
    format!("laid on the same side in {percent} %, else tossed: the same in {same:.0} %")
}

/// `other`: per cent of all pairs of tosses that show different sides.
pub fn other_side(percent: f64, other: f64) -> String {
    format!("laid on the other side in {percent} %, else tossed: the other in {other:.0} %")
}

pub const HOW_OFTEN: &str = "How often both show what";
pub const Y_HEADS: &str = "Y heads";
pub const Y_TAILS: &str = "Y tails";
pub const X_HEADS: &str = "X heads";
pub const X_TAILS: &str = "X tails";

pub fn bits(first: f64, second: f64, both: f64, shared: f64) -> String {
    format!(
        "H(X) = {first:.3} bits, H(Y) = {second:.3} bits, together H(X,Y) = {both:.3} bits, shared I(X;Y) = {shared:.3} bits"
    )
}
