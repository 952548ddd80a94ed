//! A point of the information plane.

use serde::{Deserialize, Serialize};

use crate::nullable;

/// A layer's place in the information plane, in bits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanePoint {
    /// Î(X;T).
    #[serde(with = "nullable")]
    pub ixt: f64,
    /// Î(T;Y).
    #[serde(with = "nullable")]
    pub ity: f64,
}

impl PlanePoint {
    /// Of a layer whose numbers are not finite.
    pub const NAN: Self = Self { ixt: f64::NAN, ity: f64::NAN };
}
