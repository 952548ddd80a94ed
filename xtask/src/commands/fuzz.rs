//! `cargo xtask fuzz`: damaged links, run files, zips and tables, none of which may panic, hang or fill the memory.

use std::process::Command;

use crate::{Result, step};

/// How many inputs take about ten seconds.
pub const SHORT: u64 = 100_000;

/// Feeds the decoders with so many inputs, or as many as the fuzzer wants, by this `cargo run`.
///
/// # Errors
/// One line where an input failed; the fuzzer has said which.
pub fn run(mut cargo: Command, rounds: Option<u64>) -> Result<()> {
    cargo.args(["--quiet", "--profile", "fuzz", "--package", "infoplane-fuzz", "--"]);
    step::run("fuzzing", cargo.args(rounds.map(|rounds| rounds.to_string())))
}

/// The number of rounds that the arguments ask for, if any.
///
/// # Errors
/// One sentence where they ask for something else.
pub fn rounds(mut arguments: impl Iterator<Item = String>) -> Result<Option<u64>> {
    let rounds = arguments.next().map(|rounds| rounds.parse());
    match (rounds.transpose(), arguments.next()) {
        (Ok(rounds), None) => Ok(rounds),
        _ => Err("cargo xtask fuzz takes a whole number of inputs, or nothing".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::rounds;

    #[test]
    fn rounds_are_a_whole_number_or_nothing() {
        let of = |arguments: &[&str]| rounds(arguments.iter().map(|argument| (*argument).to_owned()));
        assert_eq!((of(&[]), of(&["5000"])), (Ok(None), Ok(Some(5000))));
        assert!(of(&["-1"]).is_err() && of(&["many"]).is_err() && of(&["1", "2"]).is_err());
    }
}
