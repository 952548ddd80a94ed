//! What a data set knows of its labels: the ends of the information plane's axes.

use super::entropy;
use crate::data::{Distinct, Samples};

/// H(Y) in bits, every pattern being equally probable.
pub fn label_entropy(samples: &Samples) -> f64 {
    entropy_of_labels(&samples.distinct(0..samples.len as u32))
}

/// I(X;Y) = H(Y) − H(Y|X) in bits, every pattern being equally probable; patterns with the same inputs are one x.
pub fn input_label_information(samples: &Samples) -> f64 {
    let distinct = samples.distinct(0..samples.len as u32);
    let given = distinct.patterns.iter().zip(&distinct.labels).map(|(n, labels)| n * entropy(labels));
    entropy_of_labels(&distinct) - given.sum::<f64>() / samples.len as f64
}

fn entropy_of_labels(distinct: &Distinct) -> f64 {
    let total: f64 = distinct.patterns.iter().sum();
    let mut mean = vec![0.0; distinct.labels.first().map_or(0, Vec::len)];
    for (patterns, labels) in distinct.patterns.iter().zip(&distinct.labels) {
        mean.iter_mut().zip(labels).for_each(|(mean, p)| *mean += patterns * p / total);
    }
    entropy(&mean)
}
