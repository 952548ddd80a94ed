//! What a data set knows of its labels: the ends of the information plane's axes.

use super::entropy;
use crate::data::Samples;

/// H(Y) in bits, every pattern being equally probable.
pub fn label_entropy(samples: &Samples) -> f64 {
    let mut mean = vec![0.0; samples.classes];
    for row in 0..samples.len {
        for (mean, p) in mean.iter_mut().zip(distribution(samples, row)) {
            *mean += p / samples.len as f64;
        }
    }
    entropy(&mean)
}

/// I(X;Y) = H(Y) − H(Y|X) in bits, every pattern being equally probable.
pub fn input_label_information(samples: &Samples) -> f64 {
    let given_pattern: f64 = (0..samples.len).map(|row| entropy(&distribution(samples, row))).sum();
    label_entropy(samples) - given_pattern / samples.len as f64
}

/// p(y|x) of a pattern, its rounding to f32 made up for.
fn distribution(samples: &Samples, row: usize) -> Vec<f64> {
    let p: Vec<f64> = samples.target(row).iter().map(|p| f64::from(*p)).collect();
    let sum: f64 = p.iter().sum();
    p.into_iter().map(|p| p / sum).collect()
}
