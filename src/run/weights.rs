//! Weights in a run file: base64 of f32, little-endian.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::ReadError;
use crate::text;

/// The text of weights.
pub fn encode(weights: &[f32]) -> String {
    let bytes: Vec<u8> = weights.iter().flat_map(|weight| weight.to_le_bytes()).collect();
    STANDARD.encode(bytes)
}

/// The weights [networks, parameters] of a text; `place` names it in errors.
///
/// # Errors
/// What is not base64, of another length, or not finite in a network that has finite weights too.
pub fn decode(text: &str, networks: usize, parameters: usize, place: &str) -> Result<Vec<f32>, ReadError> {
    let bytes = STANDARD
        .decode(text)
        .map_err(|error| ReadError::new(text::files_content::not_base64(place, &what(&error))))?;
    if bytes.len() != networks * parameters * size_of::<f32>() {
        let (found, whole) = (bytes.len() / size_of::<f32>(), bytes.len().is_multiple_of(size_of::<f32>()));
        let sentence = text::files_content::other_weights(place, found, whole, networks, parameters);
        return Err(ReadError::new(sentence));
    }
    let weights: Vec<f32> = bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    for (network, weights) in weights.chunks(parameters).enumerate() {
        // A network that diverged has NaN throughout.
        if weights.iter().all(|weight| weight.is_nan()) {
            continue;
        }
        if let Some(at) = weights.iter().position(|weight| !weight.is_finite()) {
            return Err(ReadError::new(text::files_content::weight_not_finite(at + 1, network + 1, place)));
        }
    }
    Ok(weights)
}

fn what(error: &base64::DecodeError) -> String {
    match error {
        base64::DecodeError::InvalidByte(at, _) => text::files_content::other_alphabet(at + 1),
        _ => text::files_content::BADLY_PADDED.into(),
    }
}
