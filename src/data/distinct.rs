//! Patterns with the same inputs are one x: what is known of y there is the mean of theirs.

use std::collections::HashMap;

use super::Samples;

/// The distinct inputs of some patterns, in the order in which they first occur.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distinct {
    /// Which of them each pattern has, [patterns].
    pub of_pattern: Vec<usize>,
    /// How many patterns have it, [distinct].
    pub patterns: Vec<f64>,
    /// p(y|x), [distinct][classes].
    pub labels: Vec<Vec<f64>>,
}

impl Samples {
    /// The distinct inputs of some rows; inputs are the same where all their numbers are.
    pub fn distinct(&self, rows: impl IntoIterator<Item = u32>) -> Distinct {
        let mut known = HashMap::new();
        let mut found = Distinct::default();
        for row in rows {
            // Zero is one number with two signs.
            let inputs: Vec<u32> =
                self.input(row as usize).iter().map(|value| (value + 0.0).to_bits()).collect();
            let x = *known.entry(inputs).or_insert(found.patterns.len());
            if x == found.patterns.len() {
                found.patterns.push(0.0);
                found.labels.push(vec![0.0; self.classes]);
            }
            found.of_pattern.push(x);
            found.patterns[x] += 1.0;
            let target = self.target(row as usize).iter().map(|p| f64::from(*p));
            found.labels[x].iter_mut().zip(target).for_each(|(sum, p)| *sum += p);
        }
        for labels in &mut found.labels {
            // Their rounding to f32 is made up for too.
            let sum: f64 = labels.iter().sum();
            labels.iter_mut().for_each(|p| *p /= sum);
        }
        found
    }

    /// Some rows alone.
    #[must_use]
    pub fn select(&self, rows: &[u32]) -> Self {
        Self {
            inputs: rows.iter().flat_map(|row| self.input(*row as usize)).copied().collect(),
            targets: rows.iter().flat_map(|row| self.target(*row as usize)).copied().collect(),
            len: rows.len(),
            ..*self
        }
    }
}
