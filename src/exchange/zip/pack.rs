//! Runs into a zip.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::{CompressionMethod, Error, ZipArchiveWriter};

use super::{LARGEST, is_plausible};
use crate::exchange::{csv, file_name, unique};
use crate::run::{Run, to_json};
use crate::text;

/// A zip of run files, and of the two tables over all runs: `information.csv` and `metrics.csv`.
///
/// # Errors
/// One sentence where there are more or larger files than a zip has room for.
pub fn pack(runs: &[&Run], with_weights: bool) -> Result<Vec<u8>, String> {
    let fault = |error: Error| text::exchange::not_written(&error.to_string());
    let mut archive = ZipArchiveWriter::new(Vec::new());
    let names: Vec<String> = runs.iter().map(|run| file_name(&run.name)).collect();
    let mut left = LARGEST;
    for (run, name) in runs.iter().zip(unique(names.iter().map(String::as_str), "-")) {
        let json = to_json(run, with_weights);
        // More could not be opened again.
        left = left.checked_sub(json.len()).ok_or_else(|| text::exchange::too_much_to_pack(LARGEST >> 20))?;
        add(&mut archive, &format!("{name}.json"), json.as_bytes()).map_err(fault)?;
    }
    add(&mut archive, "information.csv", csv::information(runs).as_bytes()).map_err(fault)?;
    add(&mut archive, "metrics.csv", csv::metrics(runs).as_bytes()).map_err(fault)?;
    archive.finish().map_err(fault)
}

fn add(archive: &mut ZipArchiveWriter<Vec<u8>>, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    let packed = encoder.finish()?;
    // What looks like a bomb would not be opened again.
    let (method, packed) = match is_plausible(bytes.len() as u64, packed.len() as u64) {
        true => (CompressionMethod::DEFLATE, packed.as_slice()),
        false => (CompressionMethod::STORE, bytes),
    };
    let (mut entry, config) = archive.new_file(name).compression_method(method).start()?;
    entry.write_all(packed)?;
    // The sizes and the check sum are of what is packed.
    let mut measured = config.wrap(std::io::sink());
    measured.write_all(bytes)?;
    let (_, descriptor) = measured.finish()?;
    entry.finish(descriptor)?;
    Ok(())
}
