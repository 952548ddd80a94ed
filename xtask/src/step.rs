//! One program run as one step: named before it starts, its failure one line.

use std::process::{Command, Stdio};
use std::time::Instant;

use crate::Result;

/// Prints what starts, for the steps that take a while.
pub fn announce(what: &str) {
    eprintln!("▸ {what}");
}

/// Runs a program in the repository's root with its output on the terminal.
///
/// # Errors
/// One line that names the step, where the program is missing or fails.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    announce(what);
    let start = Instant::now();
    let status = command.current_dir(crate::root()).status().map_err(|error| missing(command, &error))?;
    let seconds = start.elapsed().as_secs();
    match status.success() {
        true => {
            eprintln!("  done in {seconds} s");
            Ok(())
        }
        false => Err(format!("Failed: {what} ({status})")),
    }
}

/// What a program prints, without the white space around it.
///
/// # Errors
/// One line where the program is missing or fails.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.current_dir(crate::root()).stderr(Stdio::null()).output();
    let output = output.map_err(|error| missing(command, &error))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        false => Err(format!("{} failed ({})", program(command), output.status)),
    }
}

/// The cargo that runs us.
#[must_use]
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

fn missing(command: &Command, error: &std::io::Error) -> String {
    format!("{} could not start: {error}", program(command))
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
