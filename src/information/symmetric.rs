//! Eigenvalues of a symmetric matrix: its tridiagonal form, then QL without square roots.
//!
//! The QL of Pal, Walker and Kahan: Parlett (1998), section 8.15.

mod tridiagonal;

use std::array::from_fn;

use tridiagonal::tridiagonal;

/// Elements passed between two calls of `keep_on`: a millisecond or two.
const PATIENCE: usize = 1 << 20;

/// Counts elements passed; None where the computation is to stop.
type Pass<'a> = dyn FnMut(usize) -> Option<()> + 'a;

/// The eigenvalues of a symmetric matrix [size, size], ascending, each to a small multiple of ε‖A‖; NaN where
/// an element is not finite.
///
/// `keep_on` is asked every few milliseconds; None where it says no.
///
/// # Panics
/// Where the matrix is smaller.
pub fn eigenvalues(matrix: &[f64], size: usize, keep_on: &mut dyn FnMut() -> bool) -> Option<Vec<f64>> {
    let norm = libm::sqrt(dot(matrix, matrix));
    if !norm.is_finite() {
        return Some(vec![f64::NAN; size]);
    }
    let negligible = (4.0 * f64::EPSILON * norm) * (4.0 * f64::EPSILON * norm);
    let mut passed = 0;
    let mut pass = |elements| {
        passed += elements;
        let ask = passed > PATIENCE;
        passed = if ask { 0 } else { passed };
        (!ask || keep_on()).then_some(())
    };
    let (mut diagonal, mut beside) = tridiagonal(matrix, size, negligible, &mut pass)?;
    ql(&mut diagonal, &mut beside, negligible, &mut pass)?;
    diagonal.sort_by(f64::total_cmp);
    Some(diagonal)
}

/// Σ a b, in four sums side by side.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    let sums = a.iter().zip(b).fold([0.0; 4], |sums, (a, b)| from_fn(|k| sums[k] + a[k] * b[k]));
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

/// Makes the diagonal `d` the eigenvalues, not in order; `beside` holds the squares beside it.
fn ql(d: &mut [f64], beside: &mut [f64], negligible: f64, pass: &mut Pass) -> Option<()> {
    // NaN, which overflow could leave, must end the search too.
    let is_gap = |square: f64| square <= negligible || square.is_nan();
    for low in 0..d.len() {
        while let high = (low..d.len() - 1).find(|at| is_gap(beside[*at])).unwrap_or(d.len() - 1)
            && high > low
        {
            // Wilkinson's shift: the eigenvalue of the first two rows that is nearer to the first.
            let root = libm::sqrt(beside[low]);
            let tilt = (d[low + 1] - d[low]) / (2.0 * root);
            let shift = d[low] - root / (tilt + libm::copysign(libm::hypot(tilt, 1.0), tilt));
            let (mut c, mut s, mut gamma) = (1.0, 0.0, d[high] - shift);
            let mut p = gamma * gamma;
            for at in (low..high).rev() {
                let (square, old) = (beside[at], (c, gamma));
                let r = p + square;
                beside[at + 1] = if at + 1 < high { s * r } else { beside[high] };
                (c, s) = (p / r, square / r);
                gamma = c * (d[at] - shift) - s * old.1;
                d[at + 1] = old.1 + (d[at] - gamma);
                p = if c == 0.0 { old.0 * square } else { gamma * gamma / c };
            }
            (beside[low], d[low]) = (s * p, shift + gamma);
            // A step here takes as long as a dozen elements there.
            pass(12 * (high - low))?;
        }
    }
    Some(())
}
