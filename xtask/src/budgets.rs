//! What a visitor downloads, weighed as a host sends it (gzip), against what it may weigh.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::Result;

/// The downloads with the start of their files' names and the most that they may weigh, in bytes of gzip.
/// The first that fits a file's name has the file; scripts and modules of no worker are the page's.
const BUDGETS: [(&str, &str, u64); 6] = [
    ("other pages", "pages", 650_000),
    ("trainer with GPU", "trainer_gpu", 4_000_000),
    ("trainer", "trainer", 80_000),
    ("estimator", "estimator", 250_000),
    ("tables", "tables", 250_000),
    ("page", "", 450_000),
];

/// Prints what each part weighs.
///
/// # Errors
/// One line that names the parts that weigh too much.
pub fn check(dist: &Path) -> Result<()> {
    let mut weights = [(0, 0); BUDGETS.len()];
    for file in files(dist, &["js", "mjs", "wasm"])? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let part =
            BUDGETS.iter().position(|(_, start, _)| name.starts_with(start)).unwrap_or(BUDGETS.len() - 1);
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        weights[part].0 += bytes.len() as u64;
        weights[part].1 += gzip(&bytes)?;
    }
    println!("{:<18}{:>12}{:>12}{:>12}", "wasm and JS", "bytes", "gzip", "may be");
    let mut heavy = Vec::new();
    for ((name, _, limit), (raw, gzip)) in BUDGETS.iter().zip(weights) {
        println!("{name:<18}{raw:>12}{gzip:>12}{limit:>12}");
        if gzip > *limit {
            heavy.push(*name);
        }
    }
    match heavy.is_empty() {
        true => Ok(()),
        false => Err(format!("Too large a download: {}", heavy.join(", "))),
    }
}

/// The files below a folder that have one of these extensions.
///
/// # Errors
/// One line where a folder cannot be read.
pub fn files(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if path.is_dir() {
            found.extend(files(&path, extensions)?);
        } else if extensions.contains(&extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The size in bytes after gzip at its default level, which is what hosts use.
fn gzip(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).map_err(|error| error.to_string())?;
    Ok(encoder.finish().map_err(|error| error.to_string())?.len() as u64)
}
