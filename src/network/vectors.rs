//! Vectors of numbers that are worked on together.

use super::Real;

/// So many sums stay in registers while what they are of is gone through.
pub const VECTORS: usize = 8;

/// Adds weight · x; written out, as a compiler that saves space would keep a loop.
#[inline(always)]
pub fn add_scaled<R: Real>(sum: &mut [R; VECTORS], weight: R, x: impl Fn(usize) -> R) {
    let add = |v: usize| sum[v] + weight * x(v);
    *sum = [add(0), add(1), add(2), add(3), add(4), add(5), add(6), add(7)];
}
