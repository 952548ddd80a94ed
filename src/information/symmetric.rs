//! Eigenvalues of a symmetric matrix: Householder's tridiagonal form, then QL without square roots.
//!
//! Golub & Van Loan (2013), section 8.3; for the QL of Pal, Walker and Kahan, Parlett (1998), section 8.15.

use std::array::from_fn;

/// Elements passed between two calls of `keep_on`: a millisecond or two.
const PATIENCE: usize = 1 << 20;

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

/// The diagonal [size] of a tridiagonal matrix with the same eigenvalues, and the squares beside it, [size].
///
/// What has a square of at most `negligible` counts as 0.
fn tridiagonal(
    matrix: &[f64],
    size: usize,
    negligible: f64,
    pass: &mut impl FnMut(usize) -> Option<()>,
) -> Option<(Vec<f64>, Vec<f64>)> {
    // Rows go in pairs; zeros fill the last one.
    let stride = size.next_multiple_of(2);
    let mut a = vec![0.0; stride * stride];
    for row in 0..size {
        a[row * stride..][..=row].copy_from_slice(&matrix[row * size..][..=row]);
    }
    let (mut diagonal, mut beside) = (vec![0.0; size], vec![0.0; size]);
    let mut last = Reflection { u: vec![0.0; stride], w: vec![0.0; stride] };
    let (mut u, mut p) = (vec![0.0; stride], vec![0.0; stride]);
    for row in (0..size).rev() {
        // What remains is passed once a step: the change of the step before waits for this one's product.
        for (column, a) in a[row * stride..][..=row].iter().enumerate() {
            u[column] = a - (last.u[row] * last.w[column] + last.w[row] * last.u[column]);
        }
        diagonal[row] = u[row];
        u[row..].fill(0.0);
        let square = dot(&u, &u);
        let mut scale = 0.0;
        if square > negligible {
            let (pivot, length) = (u[row - 1], libm::sqrt(square));
            beside[row - 1] = square;
            u[row - 1] += libm::copysign(length, pivot);
            scale = 1.0 / (square + length * pivot.abs());
        } else {
            u.fill(0.0);
        }
        p.fill(0.0);
        last.apply_and_multiply(&mut a, row, &u, &mut p);
        p[row..].fill(0.0);
        let half = 0.5 * scale * scale * dot(&u, &p);
        for (w, (u, p)) in last.w.iter_mut().zip(u.iter().zip(&p)) {
            *w = scale * p - half * u;
        }
        std::mem::swap(&mut last.u, &mut u);
        pass(row * row)?;
    }
    Some((diagonal, beside))
}

/// What a reflection makes of the matrix, A − u wᵀ − w uᵀ; u and w [stride].
struct Reflection {
    u: Vec<f64>,
    w: Vec<f64>,
}

impl Reflection {
    /// Changes the lower triangle of the leading [size, size] of `a`, and adds its product with `x` to `p`.
    fn apply_and_multiply(&self, a: &mut [f64], size: usize, x: &[f64], p: &mut [f64]) {
        let (u2, w2, x2) = (self.u.as_chunks::<2>().0, self.w.as_chunks::<2>().0, x.as_chunks::<2>().0);
        let p2 = p.as_chunks_mut::<2>().0;
        for pair in 0..size.div_ceil(2) {
            let rows = a.as_chunks_mut::<2>().0[2 * pair * u2.len()..].split_at_mut(u2.len());
            let (row0, row1) = (rows.0, &mut rows.1[..u2.len()]);
            let ([u0, u1], [w0, w1], [x0, x1]) = (u2[pair], w2[pair], x2[pair]);
            let (mut sum0, mut sum1) = ([0.0; 2], [0.0; 2]);
            let vectors = u2[..pair].iter().zip(&w2[..pair]).zip(&x2[..pair]).zip(&mut p2[..pair]);
            for ((a0, a1), (((u, w), x), p)) in row0[..pair].iter_mut().zip(&mut row1[..pair]).zip(vectors) {
                // As whole arrays, which become SIMD of two columns; in one loop over k, it became one of rows.
                *a0 = from_fn(|k| a0[k] - (u0 * w[k] + w0 * u[k]));
                *a1 = from_fn(|k| a1[k] - (u1 * w[k] + w1 * u[k]));
                sum0 = from_fn(|k| sum0[k] + a0[k] * x[k]);
                sum1 = from_fn(|k| sum1[k] + a1[k] * x[k]);
                *p = from_fn(|k| p[k] + (a0[k] * x0 + a1[k] * x1));
            }
            let (corner0, corner1) = (&mut row0[pair], &mut row1[pair]);
            corner0[0] -= 2.0 * u0 * w0;
            *corner1 = [corner1[0] - (u1 * w0 + w1 * u0), corner1[1] - 2.0 * u1 * w1];
            p2[pair][0] += sum0[0] + sum0[1] + corner0[0] * x0 + corner1[0] * x1;
            p2[pair][1] += sum1[0] + sum1[1] + corner1[0] * x0 + corner1[1] * x1;
        }
    }
}

/// Makes the diagonal `d` the eigenvalues, not in order; `beside` holds the squares beside it.
fn ql(
    d: &mut [f64],
    beside: &mut [f64],
    negligible: f64,
    pass: &mut impl FnMut(usize) -> Option<()>,
) -> Option<()> {
    for low in 0..d.len() {
        while let high = (low..d.len() - 1).find(|at| beside[*at] <= negligible).unwrap_or(d.len() - 1)
            && high > low
        {
            // Wilkinson's shift: the eigenvalue of the first two rows that is nearer to the first.
            let root = libm::sqrt(beside[low]);
            let tilt = (d[low + 1] - d[low]) / (2.0 * root);
            let shift = d[low] - root / (tilt + libm::copysign(libm::sqrt(tilt * tilt + 1.0), tilt));
            let (mut c, mut s, mut gamma) = (1.0, 0.0, d[high] - shift);
            let mut p = gamma * gamma;
            for at in (low..high).rev() {
                let square = beside[at];
                let r = p + square;
                if at + 1 < high {
                    beside[at + 1] = s * r;
                }
                let old = (c, gamma);
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
