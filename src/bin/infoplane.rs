//! The native command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    infoplane::command::main(std::env::args_os().skip(1))
}
