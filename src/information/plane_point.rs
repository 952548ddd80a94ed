//! A point of the information plane.

use serde::{Deserialize, Serialize};

use super::Warnings;
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
    /// Lower and upper bound of I(X;T), or one standard error either way, where the estimator gives them.
    /// Of shuffled labels there is none.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "nullable::pair")]
    pub ixt_band: Option<[f64; 2]>,
    /// The same of I(T;Y), whose kernel bounds are differences of bounds and so no bounds themselves; of shuffled
    /// labels the lowest and the highest.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "nullable::pair")]
    pub ity_band: Option<[f64; 2]>,
    /// What the estimate cannot say.
    #[serde(default, skip_serializing_if = "Warnings::is_empty")]
    pub warnings: Warnings,
}

impl PlanePoint {
    /// Of a layer whose numbers are not finite.
    pub const NAN: Self = Self::new(f64::NAN, f64::NAN);

    /// A point without bounds or warnings.
    pub const fn new(ixt: f64, ity: f64) -> Self {
        Self { ixt, ity, ixt_band: None, ity_band: None, warnings: Warnings::NONE }
    }
}
