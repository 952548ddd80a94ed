//! The list of files that the service worker keeps, and the version that they make up.

use std::fs;
use std::path::Path;

use flate2::Crc;

use crate::{Result, names};

/// The service worker, which keeps all but itself.
const WORKER: &str = "sw.js";

/// Files that are kept once they were used: only machines with a graphics device load them.
const LATER: &str = "trainer_gpu";

/// Fills in the service worker of a built site. The version is another one whenever any file is.
///
/// # Errors
/// One line where a file cannot be read or the worker has no place for the list.
pub fn write(dist: &Path) -> Result<()> {
    let (mut now, mut later, mut sum) = (vec!["./".to_owned()], Vec::new(), Crc::new());
    for name in names(dist)?.into_iter().filter(|name| name != WORKER) {
        let bytes = fs::read(dist.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        sum.update(name.as_bytes());
        sum.update(&bytes);
        match name.starts_with(LATER) {
            true => later.push(name),
            false => now.push(format!("./{name}")),
        }
    }
    let worker = dist.join(WORKER);
    let mut text = fs::read_to_string(&worker).map_err(|error| format!("{WORKER}: {error}"))?;
    let version = serde_json::Value::from(format!("{:08x}-{:x}", sum.sum(), sum.amount()));
    for (name, empty, value) in [
        ("VERSION", "\"\"", version),
        ("FILES", "[]", serde_json::Value::from(now)),
        ("LATER", "[]", serde_json::Value::from(later)),
    ] {
        let place = format!("const {name} = {empty};");
        if !text.contains(&place) {
            return Err(format!("{WORKER} has no place “{place}”"));
        }
        text = text.replacen(&place, &format!("const {name} = {value};"), 1);
    }
    fs::write(&worker, text).map_err(|error| format!("{WORKER}: {error}"))
}
