//! Rényi's estimate of a layer. What it needs of the inputs and labels is the same for every layer and epoch,
//! and is kept.

use super::estimate::{Given, order, subsample};
use super::renyi::{Gram, silverman};
use super::{EstimateError, PlanePoint, Warning};
use crate::experiment::{Estimator, Variant};
use crate::network::Activations;

/// Patterns of a kernel matrix at most: its eigenvalues cost N³.
pub const MATRIX: usize = 512;
/// As many as inputs and labels of all patterns, training and hold-out make.
const KEPT: usize = 6;

/// Kernel matrices of inputs and labels, the latest last.
#[derive(Clone, Debug, Default)]
pub struct Matrices(Vec<Kept>);

#[derive(Clone, Debug)]
struct Kept {
    /// What it is of, [width, N].
    values: Activations<f64>,
    /// σ of the kernel; none of labels.
    sigma: Option<f64>,
    alpha: f64,
    gram: Gram,
    /// S_α, bits.
    entropy: f64,
}

impl Matrices {
    /// Î(X;T) and Î(T;Y) of a layer, in bits.
    ///
    /// `keep_on` is asked every few milliseconds with the share that is done.
    ///
    /// # Errors
    /// [`EstimateError::Stopped`] where it says no.
    pub fn point(
        &mut self,
        estimator: Estimator,
        given: &Given,
        keep_on: &mut dyn FnMut(f64) -> bool,
    ) -> Result<PlanePoint, EstimateError> {
        let samples = given.activations.samples;
        let rows = subsample(samples, MATRIX);
        let taken = |all: &Activations| all.select(&rows).to_f64();
        let sigma = |x: &Activations<f64>| match estimator.variant {
            Variant::KernelWidth(sigma) => sigma,
            _ => silverman(x),
        };
        let alpha = order(estimator.value);
        let layer = taken(given.activations);
        let layer = Gram::gaussian(&layer, sigma(&layer));
        let of_layer = entropy(&layer, alpha, 0.0, keep_on)?;
        let ixt = match given.labels_only {
            true => f64::NAN,
            false => {
                let values = taken(given.inputs);
                let sigma = Some(sigma(&values));
                let inputs = self.of(values, sigma, alpha, 0.2, keep_on)?;
                inputs.entropy + of_layer - entropy(&inputs.gram.joint(&layer), alpha, 0.4, keep_on)?
            }
        };
        let labels = self.of(taken(&given.targets.probabilities), None, alpha, 0.6, keep_on)?;
        let ity = labels.entropy + of_layer - entropy(&labels.gram.joint(&layer), alpha, 0.8, keep_on)?;
        let mut point = PlanePoint::new(ixt, ity);
        point.warnings.add_if(rows.len() < samples, Warning::Subsampled);
        Ok(point)
    }

    /// The matrix of inputs, or of labels where there is no σ.
    fn of(
        &mut self,
        values: Activations<f64>,
        sigma: Option<f64>,
        alpha: f64,
        done: f64,
        keep_on: &mut dyn FnMut(f64) -> bool,
    ) -> Result<&Kept, EstimateError> {
        let is_same = |kept: &Kept| kept.sigma == sigma && kept.alpha == alpha && kept.values == values;
        if let Some(at) = self.0.iter().position(is_same) {
            return Ok(&self.0[at]);
        }
        let gram = match sigma {
            Some(sigma) => Gram::gaussian(&values, sigma),
            None => Gram::labels(&values),
        };
        let entropy = entropy(&gram, alpha, done, keep_on)?;
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push(Kept { values, sigma, alpha, gram, entropy });
        Ok(&self.0[self.0.len() - 1])
    }
}

fn entropy(
    gram: &Gram,
    alpha: f64,
    done: f64,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<f64, EstimateError> {
    gram.entropy(alpha, &mut || keep_on(done)).ok_or(EstimateError::Stopped)
}
