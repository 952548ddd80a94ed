//! Files out of a zip, one at a time, never more of them than the memory holds.

use std::io::Read;

use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, Error, ErrorKind, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};

use super::{LARGEST, is_plausible};
use crate::text;

/// Files after these are not looked at.
const MOST_FILES: usize = 2000;

/// A file of a zip, or why it cannot be taken out.
pub struct Unpacked {
    pub name: String,
    pub bytes: Result<Vec<u8>, String>,
}

/// Whether the bytes begin as those of a zip.
pub fn is_zip(bytes: &[u8]) -> bool {
    // The last is that of a zip without files.
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Gives the files of a zip, without folders and what systems hide in it.
///
/// # Errors
/// One sentence about the whole zip: it is broken or has too many files. Those before the fault have been given.
pub fn unpack(bytes: &[u8], mut each: impl FnMut(Unpacked)) -> Result<(), String> {
    let broken = |error: Error| text::exchange::broken_zip(&error.to_string());
    let archive = ZipArchive::from_slice(bytes).map_err(broken)?;
    let mut entries = archive.entries();
    let mut left = LARGEST as u64;
    for count in 0.. {
        let Some(entry) = entries.next_entry().map_err(broken)? else { return Ok(()) };
        if count == MOST_FILES {
            return Err(text::exchange::too_many_files(MOST_FILES));
        }
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        let own = name.rsplit('/').next().unwrap_or_default();
        if own.is_empty() || own.starts_with('.') || name.starts_with("__MACOSX/") {
            continue;
        }
        let bytes = contents(&archive, &entry, &mut left);
        each(Unpacked { name, bytes });
    }
    Ok(())
}

/// The bytes of a file, which come off what is `left` of all.
fn contents(
    archive: &ZipSliceArchive<&[u8]>,
    entry: &ZipFileHeaderRecord,
    left: &mut u64,
) -> Result<Vec<u8>, String> {
    let broken = |error: Error| text::exchange::not_unpacked(&error.to_string());
    let (unpacked, packed) = (entry.uncompressed_size_hint(), entry.compressed_size_hint());
    if entry.flags().is_encrypted() {
        return Err(text::exchange::ENCRYPTED.into());
    }
    if !is_plausible(unpacked, packed) {
        return Err(text::exchange::implausible(packed, unpacked));
    }
    *left = left.checked_sub(unpacked).ok_or_else(|| text::exchange::too_much(LARGEST >> 20))?;
    let found = archive.get_entry(entry.wayfinder()).map_err(broken)?;
    let mut bytes = Vec::new();
    // One byte more shows a file that is larger than it says.
    let result = match entry.compression_method() {
        CompressionMethod::STORE => {
            found.verifying_reader(found.data()).take(unpacked + 1).read_to_end(&mut bytes)
        }
        CompressionMethod::DEFLATE => {
            let decoder = DeflateDecoder::new(found.data());
            found.verifying_reader(decoder).take(unpacked + 1).read_to_end(&mut bytes)
        }
        _ => return Err(text::exchange::NOT_DEFLATE.into()),
    };
    result.map_err(|error| broken(Error::from(ErrorKind::IO(error))))?;
    match bytes.len() as u64 == unpacked {
        true => Ok(bytes),
        false => Err(text::exchange::OTHER_SIZE.into()),
    }
}
