//! The handwritten digits of Alpaydin & Kaynak (1998): UCI Machine Learning Repository, CC BY 4.0.

use super::Samples;

/// How many images there are.
pub const DIGITS: usize = 1797;
const PIXELS: usize = 64;
/// The brightest pixel.
const WHITE: u8 = 16;

/// The digits from bytes, a label and 8×8 pixels from 0 to 16 for each; pixels become numbers from 0 to 1.
///
/// # Errors
/// One sentence where the bytes are not these.
pub fn digits(bytes: &[u8]) -> Result<Samples, String> {
    let is_digit = |image: &[u8]| image[0] < 10 && image[1..].iter().all(|pixel| *pixel <= WHITE);
    let images = bytes.chunks_exact(1 + PIXELS);
    if bytes.len() != DIGITS * (1 + PIXELS) || !images.clone().all(is_digit) {
        return Err(crate::text::data::NOT_THE_DIGITS.into());
    }
    let labels: Vec<usize> = images.clone().map(|image| usize::from(image[0])).collect();
    let pixels = images.flat_map(|image| &image[1..]);
    let inputs = pixels.map(|pixel| f32::from(*pixel) / f32::from(WHITE)).collect();
    Ok(Samples::labelled(inputs, &labels, 10))
}
