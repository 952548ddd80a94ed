//! Matrix-based Rényi entropy: a functional of the eigenvalues of a kernel's Gram matrix, no density between.
//!
//! Sánchez Giraldo, Rao & Príncipe (2015); jointly, by Hadamard products, Yu et al. (2019); for networks,
//! Wickstrøm et al. (2019). I_α(A;B) = S_α(A) + S_α(B) − S_α(A,B).

use super::symmetric::{dot, eigenvalues};
use crate::network::Activations;

/// A kernel of N samples with each other, divided by its trace: A = K / tr K.
#[derive(Clone, Debug)]
pub struct Gram {
    /// [samples, samples], symmetric, no element negative.
    pub values: Vec<f64>,
    pub samples: usize,
}

impl Gram {
    /// The kernel exp(−‖x − x′‖²/2σ²) of activations [width, samples], σ in their unit.
    ///
    /// Equal samples have kernel 1 whatever σ is: σ = 0 is the limit, and constant units give all ones.
    pub fn gaussian(x: &Activations<f64>, sigma: f64) -> Self {
        let square = |here: f64, there: f64| (here - there) * (here - there);
        let kernel = |_, _, distance: f64| match distance {
            0.0 => 1.0,
            _ => libm::exp(-distance / (2.0 * sigma * sigma)),
        };
        Self::of_pairs(x, square, kernel)
    }

    /// The kernel Σ p(y) p′(y) / ‖p‖‖p′‖ of class probabilities [classes, samples]: whether labels are equal,
    /// where they are certain.
    ///
    /// A sample without probabilities has kernel 0, with itself too.
    pub fn labels(p: &Activations<f64>) -> Self {
        let norm = |sample| {
            let square = |class| p.unit(class)[sample] * p.unit(class)[sample];
            libm::sqrt((0..p.width).map(square).sum())
        };
        let norms: Vec<f64> = (0..p.samples).map(norm).collect();
        let cosine = |row: usize, column: usize, product: f64| match product {
            0.0 => 0.0,
            _ => product / (norms[row] * norms[column]),
        };
        Self::of_pairs(p, |here, there| here * there, cosine)
    }

    /// The joint of two variables of the same samples: the Hadamard product, divided by its trace.
    ///
    /// # Panics
    /// Where the samples are not as many.
    pub fn joint(&self, other: &Self) -> Self {
        assert_eq!(self.samples, other.samples, "Gram matrices of the same samples");
        let values = self.values.iter().zip(&other.values).map(|(a, b)| a * b).collect();
        Self { values, samples: self.samples }.normalised()
    }

    /// S_α = log₂(Σ λ^α) / (1 − α) over the eigenvalues λ, in bits, for positive α but 1; 0 without samples.
    ///
    /// An eigenvalue that rounding left under 0 counts as 0; one left over 0 by it, some 10⁻¹⁷, matters to α
    /// well under 1 only. α = 2 needs no eigenvalues: Σ λ² = ‖A‖². `keep_on` is asked every few milliseconds;
    /// None where it says no.
    pub fn entropy(&self, alpha: f64, keep_on: &mut dyn FnMut() -> bool) -> Option<f64> {
        let sum: f64 = if alpha == 2.0 {
            dot(&self.values, &self.values)
        } else {
            let lambda = eigenvalues(&self.values, self.samples, keep_on)?;
            // Not max, which would make 0 of NaN.
            lambda.iter().map(|l| if *l <= 0.0 { 0.0 } else { libm::pow(*l, alpha) }).sum()
        };
        let bits = libm::log2(sum) / (1.0 - alpha);
        // Rounding may leave a little less than nothing.
        Some(if sum == 0.0 || bits <= 0.0 { 0.0 } else { bits })
    }

    /// The kernel that `finish(row, column, sum)` makes of the sums of `term` over the units.
    fn of_pairs(
        x: &Activations<f64>,
        term: impl Fn(f64, f64) -> f64,
        finish: impl Fn(usize, usize, f64) -> f64,
    ) -> Self {
        let samples = x.samples;
        let mut values = vec![0.0; samples * samples];
        let mut sums = vec![0.0; samples];
        for row in 0..samples {
            sums[..=row].fill(0.0);
            for unit in 0..x.width {
                let unit = x.unit(unit);
                for (sum, there) in sums[..=row].iter_mut().zip(unit) {
                    *sum += term(unit[row], *there);
                }
            }
            for (column, sum) in sums[..=row].iter().enumerate() {
                let k = finish(row, column, *sum);
                values[row * samples + column] = k;
                values[column * samples + row] = k;
            }
        }
        Self { values, samples }.normalised()
    }

    /// Divided by the trace, unless that is 0.
    fn normalised(mut self) -> Self {
        let trace: f64 = (0..self.samples).map(|row| self.values[row * (self.samples + 1)]).sum();
        if trace != 0.0 {
            self.values.iter_mut().for_each(|value| *value /= trace);
        }
        self
    }
}

/// Silverman's width of the kernel, h (4 / ((d + 2) N))^(1 / (d + 4)), h being the mean over d units of the
/// standard deviation of N samples (n − 1); 0 where there are no units or fewer than two samples.
///
/// Silverman (1986), section 4.3.
pub fn silverman(x: &Activations<f64>) -> f64 {
    if x.width == 0 || x.samples < 2 {
        return 0.0;
    }
    let (d, n) = (x.width as f64, x.samples as f64);
    let deviation = |unit| {
        let unit = x.unit(unit);
        let mean = unit.iter().sum::<f64>() / n;
        libm::sqrt(unit.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0))
    };
    let h = (0..x.width).map(deviation).sum::<f64>() / d;
    h * libm::pow(4.0 / ((d + 2.0) * n), 1.0 / (d + 4.0))
}
