//! What becomes of the inputs before a network sees them.

use super::{Samples, Split};

/// Mean and factor of each input, taken from one training part only, so that nothing of the hold-out gets into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// [inputs]: (mean, factor); empty where inputs stay as they are.
    columns: Vec<(f64, f64)>,
}

impl Inputs {
    /// For the networks that learn from the training part of `split`. An input that is constant there becomes 0.
    pub fn new(samples: &Samples, split: &Split) -> Self {
        let Some(wanted) = samples.standardised else { return Self { columns: vec![] } };
        let rows = split.train.iter().map(|row| *row as usize);
        let column = |(mean, deviation): (f64, f64)| {
            (mean, if deviation > 0.0 { f64::from(wanted) / deviation } else { 0.0 })
        };
        Self { columns: moments(samples, rows).into_iter().map(column).collect() }
    }

    /// The standard deviation of each input over all patterns.
    pub(super) fn deviations(samples: &Samples) -> Vec<f64> {
        moments(samples, 0..samples.len).into_iter().map(|(_, deviation)| deviation).collect()
    }

    /// Whether inputs stay as they are.
    pub fn are_plain(&self) -> bool {
        self.columns.is_empty()
    }

    /// The inputs of all patterns, [samples, inputs].
    pub fn seen(&self, samples: &Samples) -> Vec<f32> {
        let mut inputs = samples.inputs.clone();
        if !self.columns.is_empty() {
            for row in inputs.chunks_exact_mut(self.columns.len()) {
                for (value, (mean, factor)) in row.iter_mut().zip(&self.columns) {
                    *value = ((f64::from(*value) - mean) * factor) as f32;
                }
            }
        }
        inputs
    }

    /// The inputs that the networks learn from, [training part, inputs]: each `spread` times as far from the mean of
    /// its class in the training part. Of a soft label the class is the most probable.
    pub fn taught(&self, samples: &Samples, split: &Split, spread: f64) -> Vec<f32> {
        let (seen, width) = (self.seen(samples), samples.input_width);
        // Where the mean of a row's class and the row itself begin.
        let places = |row: &u32| (samples.label(*row as usize) * width, *row as usize * width);
        let mut means = vec![0.0; samples.classes * width];
        let mut counts = vec![0.0; samples.classes * width];
        for (mean, row) in split.train.iter().map(places) {
            for unit in 0..width {
                means[mean + unit] += f64::from(seen[row + unit]);
                counts[mean + unit] += 1.0;
            }
        }
        let mut taught = Vec::with_capacity(split.train.len() * width);
        for (mean, row) in split.train.iter().map(places) {
            for unit in 0..width {
                let (value, mean) = (seen[row + unit], means[mean + unit] / counts[mean + unit]);
                taught.push(match spread == 1.0 {
                    true => value,
                    false => (mean + spread * (f64::from(value) - mean)) as f32,
                });
            }
        }
        taught
    }
}

/// Mean and standard deviation of each input over some rows, the squares divided by their number.
fn moments(samples: &Samples, rows: impl Iterator<Item = usize> + Clone) -> Vec<(f64, f64)> {
    let count = rows.clone().count() as f64;
    let column = |unit: usize| {
        let value = |row| f64::from(samples.inputs[row * samples.input_width + unit]);
        let mean = rows.clone().map(value).sum::<f64>() / count;
        let squares: f64 = rows.clone().map(|row| (value(row) - mean) * (value(row) - mean)).sum();
        (mean, (squares / count).sqrt())
    };
    (0..samples.input_width).map(column).collect()
}
