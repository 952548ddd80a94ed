//! What a data set knows of its labels: the ends of the information plane's axes.

use super::entropy;
use crate::data::Samples;

/// H(Y) in bits, every pattern being equally probable.
pub fn label_entropy(samples: &Samples) -> f64 {
    let mut mean = vec![0.0; samples.classes];
    for row in 0..samples.len {
        // Their rounding to f32 is made up for.
        let sum: f64 = samples.target(row).iter().map(|p| f64::from(*p)).sum();
        for (mean, p) in mean.iter_mut().zip(samples.target(row)) {
            *mean += f64::from(*p) / sum / samples.len as f64;
        }
    }
    entropy(&mean)
}

/// I(X;Y) = H(Y) − H(Y|X) in bits, every pattern being equally probable; patterns with the same inputs are one x.
pub fn input_label_information(samples: &Samples) -> f64 {
    let distinct = samples.distinct(0..samples.len as u32);
    let given = distinct.patterns.iter().zip(&distinct.labels).map(|(n, labels)| n * entropy(labels));
    label_entropy(samples) - given.sum::<f64>() / samples.len as f64
}
