//! A joint distribution p(x, y), as much of it as the bound depends on.

use std::collections::BTreeMap;

use crate::data::Samples;
use crate::information::entropy;

/// p(x) and p(y|x); x of equal p(y|x) may be one class, which changes no bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// p(x), [classes of x]
    pub masses: Vec<f64>,
    /// p(y|x), [classes of x][y]
    pub labels: Vec<Vec<f64>>,
}

impl Joint {
    /// From rows of p(x) and p(y|x), each normalised; rows without mass are left out.
    pub fn new(rows: impl IntoIterator<Item = (f64, Vec<f64>)>) -> Self {
        let sound = |(mass, row): &(f64, Vec<f64>)| *mass > 0.0 && row.iter().sum::<f64>() > 0.0;
        let (masses, labels): (Vec<f64>, Vec<Vec<f64>>) = rows.into_iter().filter(sound).unzip();
        let total: f64 = masses.iter().sum();
        let masses = masses.into_iter().map(|mass| mass / total).collect();
        Self { masses, labels: labels.into_iter().map(normalised).collect() }
    }

    /// Of all patterns of a data set, equally probable, those of one p(y|x) merged.
    pub fn of(samples: &Samples) -> Self {
        Self::over(samples, 0..samples.len as u32)
    }

    /// Of some rows of a data set, such as a training part; rows with the same inputs are one x.
    pub fn over(samples: &Samples, rows: impl IntoIterator<Item = u32>) -> Self {
        let distinct = samples.distinct(rows);
        Self::new(distinct.patterns.into_iter().zip(distinct.labels)).merged()
    }

    /// With one class for all x of a p(y|x) that is the same to the bit.
    ///
    /// Any encoder of x has an encoder of the classes with the same I(T;Y) and no larger I(X;T).
    #[must_use]
    pub fn merged(&self) -> Self {
        let mut classes: BTreeMap<Vec<u64>, f64> = BTreeMap::new();
        for (mass, row) in self.masses.iter().zip(&self.labels) {
            *classes.entry(row.iter().map(|p| p.to_bits()).collect()).or_default() += mass;
        }
        let unpacked = |bits: Vec<u64>| bits.into_iter().map(f64::from_bits).collect();
        let (masses, labels) = classes.into_iter().map(|(bits, mass)| (mass, unpacked(bits))).unzip();
        Self { masses, labels }
    }

    /// How many values y has.
    pub fn width(&self) -> usize {
        self.labels.first().map_or(0, Vec::len)
    }

    /// p(y), [y].
    pub fn marginal(&self) -> Vec<f64> {
        let mut marginal = vec![0.0; self.width()];
        for (mass, row) in self.masses.iter().zip(&self.labels) {
            marginal.iter_mut().zip(row).for_each(|(sum, p)| *sum += mass * p);
        }
        marginal
    }

    /// H(X) of the classes, bits.
    pub fn input_entropy(&self) -> f64 {
        entropy(&self.masses).max(0.0)
    }

    /// H(Y), bits.
    pub fn label_entropy(&self) -> f64 {
        entropy(&self.marginal()).max(0.0)
    }

    /// I(X;Y), bits.
    pub fn information(&self) -> f64 {
        let given: f64 = self.masses.iter().zip(&self.labels).map(|(mass, row)| mass * entropy(row)).sum();
        (self.label_entropy() - given).max(0.0)
    }

    /// Whether y is a function of x.
    pub fn is_deterministic(&self) -> bool {
        self.labels.iter().all(|row| row.iter().filter(|p| **p > 0.0).count() == 1)
    }

    /// I(X;T) and I(T;Y) of an encoder p(t|x), [classes of x][t], in bits.
    pub fn point(&self, encoder: &[Vec<f64>]) -> (f64, f64) {
        let width = encoder.first().map_or(0, Vec::len);
        let (mut masses, mut labels) = (vec![0.0; width], vec![vec![0.0; self.width()]; width]);
        let mut noise = 0.0;
        for ((mass, row), given) in self.masses.iter().zip(&self.labels).zip(encoder) {
            noise += mass * entropy(given);
            for (t, q) in given.iter().enumerate() {
                masses[t] += mass * q;
                labels[t].iter_mut().zip(row).for_each(|(sum, p)| *sum += mass * q * p);
            }
        }
        let doubt: f64 = masses.iter().zip(labels).map(|(mass, row)| mass * entropy(&normalised(row))).sum();
        ((entropy(&masses) - noise).max(0.0), (self.label_entropy() - doubt).max(0.0))
    }
}

/// Divided by the sum; unchanged where that is 0.
pub(super) fn normalised(mut row: Vec<f64>) -> Vec<f64> {
    let sum: f64 = row.iter().sum();
    if sum > 0.0 {
        row.iter_mut().for_each(|p| *p /= sum);
    }
    row
}
