//! Measured numbers in files and messages: seven digits, as an f32 has, and `null` where not finite.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes a finite number, rounded to seven significant digits, else `null`.
pub fn serialize<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    rounded(*value).serialize(serializer)
}

/// Reads a number, or NaN for `null`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or(f64::NAN))
}

/// The number that is nearest to the first seven digits.
fn rounded(value: f64) -> Option<f64> {
    // Through text: only decimal digits know decimal rounding.
    format!("{value:.6e}").parse().ok().filter(|value: &f64| value.is_finite())
}

/// Two such numbers, or none.
pub mod pair {
    use super::{Deserialize, Deserializer, Serialize, Serializer, rounded};

    /// Writes both.
    pub fn serialize<S: Serializer>(pair: &Option<[f64; 2]>, serializer: S) -> Result<S::Ok, S::Error> {
        pair.map(|pair| pair.map(rounded)).serialize(serializer)
    }

    /// Reads both, NaN for `null`.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<[f64; 2]>, D::Error> {
        let pair = Option::<[Option<f64>; 2]>::deserialize(deserializer)?;
        Ok(pair.map(|pair| pair.map(|value| value.unwrap_or(f64::NAN))))
    }
}
