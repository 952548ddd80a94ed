//! Trunk and wasm-bindgen at the versions that fit: from `PATH`, else installed once for this user.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::{Result, step};

/// Trunk's newest version that rustc 1.95 builds.
const TRUNK: &str = "0.21.14";

/// A `PATH` on which `trunk` and `wasm-bindgen` are the right ones.
///
/// # Errors
/// One line where a tool can be neither found nor built.
pub fn path() -> Result<OsString> {
    // Trunk without its defaults has no TLS: it downloads nothing here.
    let trunk = ensure("trunk", "trunk", TRUNK, &["--no-default-features"], "0")?;
    // It reads every module of the site, which takes it long enough to be optimised a little.
    let bindgen = ensure("wasm-bindgen", "wasm-bindgen-cli", &bindgen_version()?, &[], "1")?;
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = trunk.into_iter().chain(bindgen).chain(env::split_paths(&rest));
    env::join_paths(folders).map_err(|error| error.to_string())
}

/// The folder of the tool, or nothing where `PATH` has it.
fn ensure(
    tool: &str,
    package: &str,
    version: &str,
    flags: &[&str],
    optimisation: &str,
) -> Result<Option<PathBuf>> {
    if fits(tool.into(), version) {
        return Ok(None);
    }
    let root = cache()?.join("infoplane").join("tools").join(format!("{package}-{version}"));
    let folder = root.join("bin");
    let program = folder.join(tool);
    if !fits(program.clone(), version) {
        // The very newest wasm-bindgen-cli may come with a lock file that does not build.
        let install = |locked: &[&str]| {
            let what = format!("building {package} {version} for this user, which takes some minutes, once");
            let mut command = step::cargo(&["install", "--version", version, "--root"]);
            command.arg(&root).args(flags).args(locked).arg(package);
            step::run(&what, cheaply(&mut command, optimisation))
        };
        install(&["--locked"]).or_else(|_| install(&[]))?;
        if !fits(program, version) {
            return Err(format!("{tool} {version} was built and does not run"));
        }
    }
    Ok(Some(folder))
}

/// Whether the program runs and says this version: `trunk 0.21.14`, `wasm-bindgen 0.2.130`.
fn fits(program: PathBuf, version: &str) -> bool {
    let said = step::read(Command::new(program).arg("--version")).unwrap_or_default();
    said.split_whitespace().nth(1) == Some(version)
}

/// Build times matter for these programs, not their speed.
fn cheaply<'a>(command: &'a mut Command, optimisation: &str) -> &'a mut Command {
    command
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimisation)
}

/// The bindings in the wasm speak the language of exactly one version, the one in the lock file.
fn bindgen_version() -> Result<String> {
    let lock =
        fs::read_to_string(crate::root().join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"");
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| "Cargo.lock does not say which wasm-bindgen is used".into())
}

/// The per-user cache folder of this system.
fn cache() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = match env::consts::OS {
        "windows" => set("LOCALAPPDATA"),
        "macos" => set("HOME").map(|home| home.join("Library/Caches")),
        _ => set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache"))),
    };
    folder.ok_or_else(|| "There is no home folder for the build tools".into())
}
