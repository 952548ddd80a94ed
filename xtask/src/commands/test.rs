//! `cargo xtask test`: every check, from the format to the built site in a real browser.

use super::{dist, fuzz};
use crate::{Result, chromium, npm, step, wasm_target};

/// The binaries of the site and the features of each, as `index.html` has them.
const SITE: [(&str, &str); 6] = [
    ("app", "page"),
    ("pages", "page"),
    ("estimator", "web"),
    ("tables", "web,files"),
    ("trainer", "web"),
    ("trainer_gpu", "web,gpu"),
];

/// Runs everything and stops at the first failure.
///
/// # Errors
/// One line that names the step.
pub fn run() -> Result<()> {
    wasm_target::ensure()?;
    step::run("checking the format", &mut step::cargo(&["fmt", "--all", "--check"]))?;
    // With the page, whose state is tested without a browser. One set of features, so that all is built once.
    let native = ["--workspace", "--features", "infoplane/page"];
    let in_browser = ["--workspace", "--features", "infoplane/page,infoplane/browser-tests"];
    let strict = ["--all-targets", "--", "-D", "warnings"];
    step::run("clippy", step::cargo(&["clippy"]).args(in_browser).args(strict))?;
    for (bin, features) in SITE {
        let wasm = ["clippy", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features"];
        let rest = [features, "--bin", bin, "--", "-D", "warnings"];
        step::run(&format!("clippy for {bin} in the browser"), step::cargo(&wasm).args(rest))?;
    }
    chromium::ensure()?;
    npm::ensure()?;
    step::run("tests", step::cargo(&["test"]).args(native))?;
    fuzz::run(Some(fuzz::SHORT))?;
    dist::run()?;
    step::run("tests in the browser", step::cargo(&["test"]).args(in_browser).args(["--test", "browser"]))
}
