//! `cargo xtask serve`: the built site on 127.0.0.1.

use std::process::Command;

use super::dist;
use crate::Result;
use crate::server::{self, Server};

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub port: u16,
    /// Whether to show the page in the user's browser.
    pub open: bool,
}

impl Options {
    /// Reads `--port N` and `--open`.
    ///
    /// # Errors
    /// One line that names the argument that is not understood.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self { port: 8080, open: false };
        while let Some(argument) = arguments.next() {
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            match name {
                "--port" => {
                    let value = value.or_else(|| arguments.next()).unwrap_or_default();
                    options.port = value
                        .parse()
                        .map_err(|_| format!("--port takes a number up to 65535, not '{value}'"))?;
                }
                "--open" => options.open = true,
                _ => return Err(format!("serve takes --port N and --open, not '{argument}'")),
            }
        }
        Ok(options)
    }
}

/// Builds the site and serves it until the process is ended.
///
/// # Errors
/// One sentence where the site cannot be built or the port is taken.
pub fn run(options: &Options) -> Result<()> {
    // The port is taken first: a build of minutes should not end with a port that is not free.
    let served = server::Options { port: options.port, ..Default::default() };
    let server = Server::start(crate::dist(), &served)?;
    dist::run()?;
    println!("Infoplane is at {} (Ctrl+C ends it)", server.url());
    if options.open {
        open(&server.url());
    }
    server.serve_forever();
    Ok(())
}

/// Asks the desktop for its browser; where there is none, the printed address is enough.
fn open(url: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if Command::new(program).args(arguments).arg(url).spawn().is_err() {
        println!("No browser could be opened from here");
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(line: &str) -> Result<Options, String> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_read_or_named() {
        assert_eq!(parse(""), Ok(Options { port: 8080, open: false }));
        assert_eq!(parse("--port 9000 --open"), Ok(Options { port: 9000, open: true }));
        assert_eq!(parse("--port=81"), Ok(Options { port: 81, open: false }));
        assert_eq!(parse("--port 65536"), Err("--port takes a number up to 65535, not '65536'".into()));
        assert!(parse("--port").is_err());
        assert!(parse("--host 0.0.0.0").is_err());
    }
}
