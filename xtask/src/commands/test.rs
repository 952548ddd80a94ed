//! `cargo xtask test`: every check, from the format to the built site in a real browser.

use std::process::Command;

use super::{dist, fuzz};
use crate::{Result, chromium, npm, step, wasm_target};

/// The binaries of the site without burn and the features of each, as `index.html` has them.
const SITE: [(&str, &str); 5] =
    [("app", "page"), ("pages", "page"), ("estimator", "web"), ("tables", "web,files"), ("trainer", "web")];

/// All packages, with the page, whose state is tested without a browser. One set of features, so that all is built
/// once. No doc comment has code that could be tested.
const NATIVE: [&str; 3] = ["--workspace", "--features", "infoplane/page,infoplane/browser-tests"];

/// The tests that need the built site, and those of the browser's driver, which have its name.
const BROWSER: &str = "browser";

/// Runs everything and stops at the first failure.
///
/// # Errors
/// One line that names the step.
pub fn run() -> Result<()> {
    wasm_target::ensure()?;
    step::run("checking the format", &mut step::cargo(&["fmt", "--all", "--check"]))?;
    for (bin, features) in SITE {
        let wasm = ["clippy", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features"];
        let rest = [features, "--bin", bin, "--", "-D", "warnings"];
        step::run(&format!("clippy for {bin} in the browser"), step::cargo(&wasm).args(rest))?;
    }
    chromium::ensure()?;
    npm::ensure()?;
    let mut native = linted(&["test"]);
    native.args(NATIVE).args(["--lib", "--bin", "infoplane-fuzz"]).args(suites()?);
    step::run("clippy and tests", &mut native)?;
    fuzz::run(linted(&["run"]), Some(fuzz::SHORT))?;
    dist::run()?;
    lint_gpu_trainer()?;
    let mut browser = linted(&["test"]);
    // They wait for a browser more than they compute.
    browser.args(NATIVE).args(["--test", BROWSER]).env("RUST_TEST_THREADS", "4");
    step::run("clippy and tests in the browser", &mut browser)
}

/// `--test NAME` of every suite but [`BROWSER`].
fn suites() -> Result<Vec<String>> {
    let mut suites = Vec::new();
    for folder in ["tests", "xtask/tests"].map(|folder| crate::root().join(folder)) {
        for name in crate::names(&folder)? {
            let is_suite = name.ends_with(".rs") || folder.join(&name).join("main.rs").is_file();
            let name = name.trim_end_matches(".rs");
            if is_suite && name != BROWSER {
                suites.extend(["--test".to_owned(), name.to_owned()]);
            }
        }
    }
    Ok(suites)
}

/// Clippy for the binary of the site that holds burn, on what building the site has left.
fn lint_gpu_trainer() -> Result<()> {
    let profile = ["build", "--locked", "--profile", "large", "--target", "wasm32-unknown-unknown"];
    let binary = ["--no-default-features", "--features", "web,gpu", "--bin", "trainer_gpu"];
    step::run("clippy for trainer_gpu in the browser", linted(&profile).args(binary))
}

/// Cargo with clippy in rustc's place for our own packages, every warning an error: a separate `cargo clippy` would
/// check burn and its dependencies again, for minutes. Clippy compiles without rustc's own optimisations and checks of
/// pointers; LLVM's are there.
fn linted(arguments: &[&str]) -> Command {
    let mut cargo = step::cargo(arguments);
    // What `cargo clippy -- -D warnings` sets, which checks and does not build.
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    cargo.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    cargo
}
