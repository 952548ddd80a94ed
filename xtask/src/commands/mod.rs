//! The commands of `cargo xtask`, one a file.

pub mod dist;
pub mod fuzz;
pub mod picture;
pub mod presets;
pub mod serve;
pub mod shipped_run;
pub mod test;

use crate::{Result, bench, step};

const HELP: &str = "\
cargo xtask serve [--port 8080] [--open]   builds the site and serves it on 127.0.0.1
cargo xtask dist [--single-file]           writes the static site to dist/, and as one file, dist/infoplane.html, that
                                           opens from a disk without a server
cargo xtask test                           checks and tests everything
cargo xtask fuzz [ROUNDS]                  feeds the decoders of links and files with so many damaged inputs, else a
                                           million
cargo xtask bench [PART]…                  times the built site in Chromium, beside other libraries; the parts are
                                           start, runs, training, reading, estimators and scales; the last one plots
                                           too, to target/scales.svg
cargo xtask shipped-run                    remakes the run that the page opens with
cargo xtask presets                        trains the presets anew and remakes their pictures, which takes some minutes
cargo xtask picture                        remakes the README's pictures of the built site";

/// Runs the command that the arguments name.
///
/// # Errors
/// One sentence that says what is wrong.
pub fn run(mut arguments: impl Iterator<Item = String>) -> Result<()> {
    let command = arguments.next().unwrap_or_default();
    if command == "serve" {
        return serve::run(&serve::Options::parse(arguments)?);
    }
    if command == "fuzz" {
        return fuzz::run(step::cargo(&["run"]), fuzz::rounds(arguments)?);
    }
    if command == "bench" {
        let parts: Vec<String> = arguments.collect();
        return bench::check(&parts).and_then(|()| dist::run()).and_then(|()| bench::run(&parts));
    }
    let mut arguments = arguments.peekable();
    if command == "dist" && arguments.next_if(|argument| argument == "--single-file").is_some() {
        return dist::run_single_file();
    }
    if let Some(argument) = arguments.next() {
        return Err(format!("{command} takes no argument {argument}\n{HELP}"));
    }
    match command.as_str() {
        "dist" => dist::run(),
        "test" => test::run(),
        "picture" => picture::run(),
        "shipped-run" => shipped_run::run(),
        "presets" => presets::run(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        "" => Err(HELP.into()),
        _ => Err(format!("There is no command {command}\n{HELP}")),
    }
}
