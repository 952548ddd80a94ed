//! The samples on which all networks of all cells can be compared.

use std::collections::BTreeSet;

use crate::data::Split;
use crate::experiment::{Draw, Experiment, parameter};

/// The rows that no network of a cell, nor of any other of `cells` with the same patterns and seed, was trained on,
/// increasing; none where every row was. `samples` is how many there are.
///
/// Training parts are drawn without regard to the patterns, so the rows are a fair sample of them. Cells of another
/// seed draw anew and have rows of their own.
pub fn common_holdout(cell: &Experiment, cells: &[Experiment], samples: usize) -> Vec<u32> {
    let mut held = vec![true; samples];
    let mut seen = BTreeSet::new();
    // What is done to patterns or labels may differ, but a row has to be the same pattern.
    let same = |key: &&str, other: &Experiment| {
        let row = parameter(key).filter(|row| row.matters(cell.data));
        row.is_none_or(|row| row.read(cell) == row.read(other))
    };
    let is_alike =
        |other: &&Experiment| ["data", "seed", "points", "table"].iter().all(|key| same(key, other));
    for experiment in cells.iter().filter(is_alike).chain([cell]) {
        let networks = match experiment.draw {
            Draw::One => 1,
            Draw::Each => experiment.networks,
        };
        for network in 0..networks {
            if seen.insert((experiment.train.to_bits(), experiment.draw.key(), network)) {
                for row in Split::new(experiment, samples, network).train {
                    held[row as usize] = false;
                }
            }
        }
    }
    (0..samples as u32).filter(|row| held[*row as usize]).collect()
}
