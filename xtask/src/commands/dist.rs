//! `cargo xtask dist`: the static site in `dist/`, its modules checked and its downloads weighed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Result, budgets, constructors, names, precache, scripts, single_file, step, tools, wasm_target};

/// Builds the site.
///
/// # Errors
/// One line where a tool is missing, the build fails, a module is wrong or a download is too large.
pub fn run() -> Result<()> {
    wasm_target::ensure()?;
    let path = tools::path()?;
    let mut trunk = Command::new("trunk");
    // Trunk runs cargo and wasm-bindgen from the same PATH. It reads NO_COLOR as a flag that must be a word.
    trunk.args(["build", "--release", "--locked"]).env("PATH", path).env_remove("NO_COLOR");
    step::run("building the site with Trunk", &mut trunk)?;
    check_modules(&crate::dist())?;
    names::remove(&crate::dist())?;
    scripts::shorten(&crate::dist())?;
    write_size(&crate::dist())?;
    put_in_sketch(&crate::dist())?;
    precache::write(&crate::dist())?;
    budgets::check(&crate::dist())
}

/// Builds the site, and all of it as one file that opens from a disk.
///
/// # Errors
/// As [`run`], or one line where the file cannot be made.
pub fn run_single_file() -> Result<()> {
    run()?;
    let file = crate::dist().join("infoplane.html");
    let size = single_file::write(&crate::dist(), &file)?;
    println!("{} has {:.1} MB and opens by a double click", file.display(), size as f64 / 1e6);
    Ok(())
}

/// Every module's exports, which must not run the constructors again at every call.
fn check_modules(dist: &Path) -> Result<()> {
    for file in budgets::files(dist, &["wasm"])? {
        let module = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        constructors::check(&module).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

/// Tells the page how many bytes its module has: a host that compresses does not say it.
fn write_size(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    // The minified page has no quotes.
    let name = html.split_once("data-wasm=").and_then(|(_, rest)| rest.split([' ', '>']).next());
    let name = name.map(|name| name.trim_matches('"')).ok_or("dist/index.html names no module")?;
    let size = fs::metadata(dist.join(name)).map_err(|error| format!("{name}: {error}"))?.len();
    let html = html.replacen("data-bytes=0", &format!("data-bytes={size}"), 1);
    fs::write(&page, html).map_err(|error| format!("{}: {error}", page.display()))
}

/// Puts the first picture into the page: a file of its own would be painted only after the program's first work.
fn put_in_sketch(dist: &Path) -> Result<()> {
    const NAME: &str = "sketch.svg";
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let picture = format!("\"{}\"", single_file::picture(dist, NAME)?);
    // The minified page has no quotes.
    let (quoted, bare) = (format!("\"./{NAME}\""), format!("./{NAME}"));
    let place = if html.contains(&quoted) { quoted } else { bare };
    if !html.contains(&place) {
        return Err(format!("dist/index.html shows no {NAME}"));
    }
    fs::write(&page, html.replacen(&place, &picture, 1))
        .map_err(|error| format!("{}: {error}", page.display()))?;
    fs::remove_file(dist.join(NAME)).map_err(|error| format!("{NAME}: {error}"))
}
