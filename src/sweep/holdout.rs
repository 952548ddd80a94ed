//! The samples on which all networks of all cells can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::Cell;
use crate::data::Split;
use crate::experiment::{Draw, Experiment, parameter};

/// What the cells of a sweep are compared on, found once for those that share it.
pub struct Holdouts {
    cells: Vec<Experiment>,
    /// By what names their patterns.
    found: BTreeMap<Vec<String>, Vec<u32>>,
}

impl Holdouts {
    /// Of these cells.
    pub fn new(cells: &[Cell]) -> Self {
        let cells = cells.iter().map(|cell| cell.experiment.clone()).collect();
        Self { cells, found: BTreeMap::new() }
    }

    /// The common hold-out of one of the cells, whose data has so many samples.
    pub fn of(&mut self, cell: &Experiment, samples: usize) -> &[u32] {
        let Self { cells, found } = self;
        found.entry(patterns(cell)).or_insert_with(|| common_holdout(cell, cells, samples))
    }
}

/// What names the patterns of an experiment, row by row: what is done to them or their labels may differ.
fn patterns(experiment: &Experiment) -> Vec<String> {
    let of_data = ["data", "seed", "points", "table"].into_iter().filter_map(parameter);
    of_data.filter(|row| row.matters(experiment.data)).map(|row| row.read(experiment)).collect()
}

/// The rows that no network of a cell, nor of any other of `cells` with the same patterns and seed, was trained on,
/// increasing; none where every row was. `samples` is how many there are.
///
/// Training parts are drawn without regard to the patterns, so the rows are a fair sample of them. Cells of another
/// seed draw anew and have rows of their own.
pub fn common_holdout(cell: &Experiment, cells: &[Experiment], samples: usize) -> Vec<u32> {
    let mut held = vec![true; samples];
    let mut seen = BTreeSet::new();
    let own = patterns(cell);
    let is_alike = |other: &&Experiment| patterns(other) == own;
    for experiment in cells.iter().filter(is_alike).chain([cell]) {
        let networks = match experiment.draw {
            Draw::One => 1,
            Draw::Each => experiment.networks,
        };
        for network in 0..networks {
            let shares = [experiment.train, experiment.fixed].map(f64::to_bits);
            if seen.insert((shares, experiment.draw.key(), network)) {
                for row in Split::new(experiment, samples, network).train {
                    held[row as usize] = false;
                }
            }
        }
    }
    (0..samples as u32).filter(|row| held[*row as usize]).collect()
}
