//! `cargo xtask`: everything that is done with this project beside writing it.

use std::process::ExitCode;

fn main() -> ExitCode {
    match xtask::commands::run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
