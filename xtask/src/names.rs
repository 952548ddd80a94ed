//! Modules without the sections that only a debugger reads.

use std::fs;
use std::path::Path;

use wasmparser::{Parser, Payload};

use crate::{Result, budgets};

/// wasm-bindgen writes the first for its closures, and both of them anew.
const UNREAD: [&str; 2] = ["name", "producers"];
/// The magic number and the version.
const HEADER: usize = 8;

/// Takes these sections out of every module of the site.
///
/// # Errors
/// One line where a module cannot be read or written, or is none.
pub fn remove(dist: &Path) -> Result<()> {
    for file in budgets::files(dist, &["wasm"])? {
        let fault = |error: std::io::Error| format!("{}: {error}", file.display());
        let module = fs::read(&file).map_err(fault)?;
        let short = without(&module).map_err(|error| format!("{}: {error}", file.display()))?;
        fs::write(&file, short).map_err(fault)?;
    }
    Ok(())
}

/// A module without the sections that nobody reads.
fn without(module: &[u8]) -> Result<Vec<u8>> {
    let mut short = module.get(..HEADER).ok_or("no wasm module")?.to_vec();
    let mut end = HEADER;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(|error| format!("no wasm module: {error}"))?;
        // The bodies of functions are parts of a section that came before.
        let Some((_, contents)) = payload.as_section() else { continue };
        let next = contents.end as usize;
        if next <= end {
            continue;
        }
        let is_unread =
            matches!(&payload, Payload::CustomSection(section) if UNREAD.contains(&section.name()));
        if !is_unread {
            short.extend_from_slice(&module[end..next]);
        }
        end = next;
    }
    Ok(short)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn only_what_nobody_reads_goes() {
        let header = b"\0asm\x01\0\0\0";
        // Custom sections: 0, their length, the length of their name.
        let (names, features) = (b"\0\x08\x04nameabc", b"\0\x04\x03xyz");
        let types = b"\x01\x04\x01\x60\0\0";
        let module = [&header[..], features, types, names].concat();
        assert_eq!(without(&module).unwrap(), [&header[..], features, types].concat());
        assert!(without(b"<html>!!").is_err() && without(b"").is_err());
    }
}
