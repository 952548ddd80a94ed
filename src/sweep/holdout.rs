//! The samples on which all networks of all cells can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::Cell;
use crate::data::{Samples, Split};
use crate::experiment::{Draw, Experiment};

/// What the cells of a sweep are compared on, found once for those that share it.
pub struct Holdouts {
    cells: Vec<Experiment>,
    /// By data and seed.
    found: BTreeMap<(&'static str, u64), Vec<u32>>,
}

impl Holdouts {
    /// Of these cells.
    pub fn new(cells: &[Cell]) -> Self {
        let cells = cells.iter().map(|cell| cell.experiment.clone()).collect();
        Self { cells, found: BTreeMap::new() }
    }

    /// The common hold-out of one of the cells.
    pub fn of(&mut self, cell: &Experiment) -> &[u32] {
        let Self { cells, found } = self;
        found.entry((cell.data.key(), cell.seed)).or_insert_with(|| common_holdout(cell, cells))
    }
}

/// The rows that no network of a cell, nor of any other of `cells` with the same data and seed, was trained on,
/// increasing; none where every row was.
///
/// Training parts are drawn without regard to the patterns, so the rows are a fair sample of them. Cells of another
/// seed draw anew and have rows of their own.
pub fn common_holdout(cell: &Experiment, cells: &[Experiment]) -> Vec<u32> {
    let samples = Samples::new(cell).len;
    let mut held = vec![true; samples];
    let mut seen = BTreeSet::new();
    let is_alike = |other: &&Experiment| other.data == cell.data && other.seed == cell.seed;
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
