//! Two discrete variables of a table.

use super::{Draw, Law, Random, labelled};
use crate::information::entropy_of_counts;

/// The joint probabilities of X, the row, and the label, the column, in parts of their sum.
#[derive(Debug)]
pub(super) struct Table {
    pub parts: [[u32; 4]; 3],
}

impl Law for Table {
    /// H(X) + H(Y) − H(X,Y).
    fn bits(&self) -> f64 {
        let rows = self.parts.map(|row| row.iter().sum());
        let columns = [0, 1, 2, 3].map(|y| self.parts.iter().map(|row| row[y]).sum());
        entropy_of_counts(&rows) + entropy_of_counts(&columns) - entropy_of_counts(self.parts.as_flattened())
    }

    fn draw(&self, random: &mut Random, samples: usize) -> Draw {
        let parts = self.parts.as_flattened();
        let total: u32 = parts.iter().sum();
        let running = |end: &mut u32, part: &u32| {
            *end += part;
            Some(*end)
        };
        let ends: Vec<u32> = parts.iter().scan(0, running).collect();
        let pair = |_| {
            let part = (random.uniform() * f64::from(total)) as u32;
            let cell = ends.partition_point(|end| *end <= part) as u32;
            (f64::from(cell / 4), cell % 4)
        };
        labelled((0..samples).map(pair), 4)
    }
}
