//! Householder's tridiagonal form of a symmetric matrix: Golub & Van Loan (2013), section 8.3.1.

use std::array::from_fn;

use super::{Pass, dot};

/// The diagonal [size] of a tridiagonal matrix with the same eigenvalues, and the squares beside it, [size].
///
/// What has a square of at most `negligible` counts as 0.
pub(super) fn tridiagonal(
    matrix: &[f64],
    size: usize,
    negligible: f64,
    pass: &mut Pass,
) -> Option<(Vec<f64>, Vec<f64>)> {
    // Rows go in pairs; zeros fill the last one.
    let stride = size.next_multiple_of(2);
    let mut a = vec![0.0; stride * stride];
    for row in 0..size {
        a[row * stride..][..=row].copy_from_slice(&matrix[row * size..][..=row]);
    }
    let (mut diagonal, mut beside) = (vec![0.0; size], vec![0.0; size]);
    // The reflection and w of the step before, this step's reflection, and its product with A, [stride] each.
    let [mut last_u, mut last_w, mut u, mut p] = from_fn(|_| vec![0.0; stride]);
    for row in (0..size).rev() {
        // What remains is passed once a step: the change of the step before waits for this one's product.
        for (column, a) in a[row * stride..][..=row].iter().enumerate() {
            u[column] = a - (last_u[row] * last_w[column] + last_w[row] * last_u[column]);
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
        change_and_multiply(&mut a, row, [&last_u, &last_w, &u], &mut p);
        p[row..].fill(0.0);
        let half = 0.5 * scale * scale * dot(&u, &p);
        for (w, (u, p)) in last_w.iter_mut().zip(u.iter().zip(&p)) {
            *w = scale * p - half * u;
        }
        std::mem::swap(&mut last_u, &mut u);
        pass(row * row)?;
    }
    Some((diagonal, beside))
}

/// Makes A − u wᵀ − w uᵀ of the leading [size, size] of A, in its lower triangle, and adds the product with x
/// to `p`; u, w and x are [stride], as are A's rows.
fn change_and_multiply(a: &mut [f64], size: usize, [u, w, x]: [&[f64]; 3], p: &mut [f64]) {
    let stride = u.len();
    for row in (0..size).step_by(2) {
        let (row0, row1) = a[row * stride..].split_at_mut(stride);
        let (left, right) = p.split_at_mut(row);
        let at_rows = [u, w, x].map(|vector| [vector[row], vector[row + 1]]);
        change_two_rows(&mut row0[..row], &mut row1[..row], &u[..row], &w[..row], left, at_rows);
        let [[u0, u1], [w0, w1], [x0, x1]] = at_rows;
        row0[row] -= 2.0 * u0 * w0;
        row1[row] -= u1 * w0 + w1 * u0;
        row1[row + 1] -= 2.0 * u1 * w1;
        right[0] += dot(&row0[..row], &x[..row]) + row0[row] * x0 + row1[row] * x1;
        right[1] += dot(&row1[..row], &x[..row]) + row1[row] * x0 + row1[row + 1] * x1;
    }
}

/// The change of two rows left of the diagonal, and what they add to the product there; the last argument is u,
/// w and x at the rows.
// Not inlined, so that the slices are known to be apart and the loop becomes SIMD, in the browser too.
#[inline(never)]
fn change_two_rows(
    row0: &mut [f64],
    row1: &mut [f64],
    u: &[f64],
    w: &[f64],
    p: &mut [f64],
    [[u0, u1], [w0, w1], [x0, x1]]: [[f64; 2]; 3],
) {
    for ((a0, a1), ((u, w), p)) in row0.iter_mut().zip(row1).zip(u.iter().zip(w).zip(p)) {
        *a0 -= u0 * w + w0 * u;
        *a1 -= u1 * w + w1 * u;
        *p += *a0 * x0 + *a1 * x1;
    }
}
