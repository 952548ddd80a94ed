//! The digits out of the zip that ships with the page.

use super::zip::{Unpacked, unpack};
use crate::data::{Samples, digits};
use crate::text;

/// The file of the zip that holds the images; the other tells of their source and licence.
const IMAGES: &str = "digits.u8";

/// The samples of `static/digits.zip`.
///
/// # Errors
/// One sentence where the bytes are not those of this file.
pub fn unpacked_digits(bytes: &[u8]) -> Result<Samples, String> {
    let mut found = Err(text::data::no_digits(IMAGES));
    unpack(bytes, |Unpacked { name, bytes }| {
        if name == IMAGES {
            found = bytes.and_then(|bytes| digits(&bytes));
        }
    })?;
    found
}
