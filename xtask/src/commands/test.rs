//! `cargo xtask test`: every check, from the format to the built site in a real browser.

use super::{dist, fuzz};
use crate::{Result, chromium, npm, step, wasm_target};

/// The binaries of the site without burn and the features of each, as `index.html` has them.
const SITE: [(&str, &str); 5] =
    [("app", "page"), ("pages", "page"), ("estimator", "web"), ("tables", "web,files"), ("trainer", "web")];

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
    lint_gpu_trainer()?;
    let mut browser = step::cargo(&["test"]);
    // They wait for a browser more than they compute.
    browser.args(in_browser).args(["--test", "browser"]).env("RUST_TEST_THREADS", "4");
    step::run("tests in the browser", &mut browser)
}

/// Clippy for the binary of the site that holds burn, on what building the site has left: a check apart would look at
/// burn and all that it stands on once more, for minutes.
fn lint_gpu_trainer() -> Result<()> {
    let profile = ["build", "--locked", "--profile", "large", "--target", "wasm32-unknown-unknown"];
    let binary = ["--no-default-features", "--features", "web,gpu", "--bin", "trainer_gpu"];
    let mut build = step::cargo(&profile);
    // What `cargo clippy -- -D warnings` sets, which checks and does not build.
    build.args(binary).env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    build.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    step::run("clippy for trainer_gpu in the browser", &mut build)
}
