//! The epochs whose weights are kept.

/// Log-spaced epochs from 0 to `epochs`, both included, increasing, `min(log, epochs + 1)` of them.
///
/// Where log spacing is finer than one epoch, every epoch is kept, and the ratio of the rest is
/// widened so that the number still comes out.
pub fn snapshot_epochs(epochs: u32, log: usize) -> Vec<u32> {
    let last = f64::from(epochs);
    let count = log.clamp(2, epochs as usize + 1);
    let mut kept = vec![0];
    let mut at = 0.0_f64;
    for left in (1..count).rev() {
        // `left` epochs are still to be placed, the last of them at `epochs`.
        let next = match at {
            0.0 => 1.0,
            _ => (at * libm::pow(last / at, 1.0 / left as f64)).round().max(at + 1.0),
        };
        at = if left == 1 { last } else { next };
        kept.push(at as u32);
    }
    kept
}
