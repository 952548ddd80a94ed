//! How the values of an axis lie beside each other.

use super::Axis;

/// Values further apart than this, as the largest over the smallest, are seen better by factors.
const FAR: f64 = 8.0;

/// How the values of an axis are placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    Linear,
    /// By factors.
    Logarithmic,
    /// One after the other: they are no amounts.
    Listed,
}

impl Scale {
    /// The scale that suits an axis. A seed is no amount.
    pub fn of(axis: &Axis) -> Self {
        let numbers: Option<Vec<f64>> = axis.values.iter().map(|value| number(value)).collect();
        let Some(numbers) = numbers.filter(|numbers| axis.key != "seed" && numbers.len() > 1) else {
            return Self::Listed;
        };
        let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low > 0.0 && high / low >= FAR { Self::Logarithmic } else { Self::Linear }
    }

    /// Where a value lies, of the `place`th in its list: the number, its logarithm to base 2, or `place`.
    pub fn at(self, value: &str, place: usize) -> f64 {
        match self {
            Self::Linear => number(value).unwrap_or(f64::NAN),
            Self::Logarithmic => number(value).map_or(f64::NAN, libm::log2),
            Self::Listed => place as f64,
        }
    }
}

fn number(value: &str) -> Option<f64> {
    value.parse().ok().filter(|number: &f64| number.is_finite())
}
