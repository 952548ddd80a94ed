//! A few characters that tell whether two runs ended with the same weights, and if not how far apart they are.

use std::fmt;
use std::str::FromStr;

use super::Run;

/// How many random projections are kept.
const PROJECTIONS: usize = 4;

/// A hash of weights for equality, and their sums with random signs for distance.
///
/// Of s with independent random signs E (s · d)² = ‖d‖² (Achlioptas 2003): the projections' differences
/// estimate how far apart two sets of weights are, within a factor of about two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fingerprint {
    hash: u64,
    projections: [f32; PROJECTIONS],
}

/// How the weights of two runs compare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Likeness {
    /// Bit for bit.
    Same,
    /// About so far apart, as the root of the mean square over the weights; NaN where either is not finite.
    Apart(f64),
}

impl Fingerprint {
    /// Of weights in their order.
    pub fn of(weights: &[f32]) -> Self {
        let hash = fnv_1a(weights.iter().flat_map(|weight| weight.to_le_bytes()));
        let mut sums = [0.0_f64; PROJECTIONS];
        for (i, weight) in weights.iter().enumerate() {
            let signs = mixed(i as u64);
            for (k, sum) in sums.iter_mut().enumerate() {
                let sign = if signs >> k & 1 == 0 { 1.0 } else { -1.0 };
                *sum += sign * f64::from(*weight);
            }
        }
        let scale = 1.0 / (weights.len().max(1) as f64).sqrt();
        Self { hash, projections: sums.map(|sum| (sum * scale) as f32) }
    }

    /// Of a run's last weights, once it has reached its last epoch.
    pub fn of_finished(run: &Run) -> Option<Self> {
        let last = run.snapshots.last().filter(|last| last.epoch >= run.experiment.epochs)?;
        last.weights.as_ref().map(|weights| Self::of(weights))
    }

    /// How the weights compare with others of the same networks.
    pub fn likeness(&self, other: &Self) -> Likeness {
        if self.hash == other.hash {
            return Likeness::Same;
        }
        let pairs = self.projections.iter().zip(&other.projections);
        let square: f64 = pairs.map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2)).sum();
        Likeness::Apart((square / PROJECTIONS as f64).sqrt())
    }
}

/// `0123456789abcdef.` and the bits of the projections, all in hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}.", self.hash)?;
        self.projections.iter().try_for_each(|p| write!(f, "{:08x}", p.to_bits()))
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (hash, projections) = text.split_once('.').ok_or(())?;
        let whole = hash.len() == 16 && projections.len() == 8 * PROJECTIONS;
        if !whole || !text.bytes().all(|b| b == b'.' || b.is_ascii_hexdigit()) {
            return Err(());
        }
        let hash = u64::from_str_radix(hash, 16).map_err(|_| ())?;
        let mut read = [0.0; PROJECTIONS];
        for (k, projection) in read.iter_mut().enumerate() {
            let digits = projections.get(8 * k..8 * (k + 1)).ok_or(())?;
            *projection = f32::from_bits(u32::from_str_radix(digits, 16).map_err(|_| ())?);
        }
        Ok(Self { hash, projections: read })
    }
}

/// The hash FNV-1a of 64 bits (Fowler, Noll & Vo).
pub fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What names the content of a file: a hash of it, 16 hexadecimal digits.
pub fn content_hash(bytes: &[u8]) -> String {
    format!("{:016x}", fnv_1a(bytes.iter().copied()))
}

/// SplitMix64 (Steele, Lea & Flood 2014) at the place `i` of its sequence.
fn mixed(i: u64) -> u64 {
    let z = i.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
