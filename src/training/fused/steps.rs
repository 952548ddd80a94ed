//! The steps of some epochs, cut into launches.

use std::ops::Range;

use crate::experiment::Experiment;
use crate::network::{batch_size, order};

/// Steps that are still to be taken.
pub struct Steps<'a> {
    experiment: &'a Experiment,
    /// The training part of each network; all are equally large.
    rows: &'a [Vec<u32>],
    epochs: Range<u32>,
    /// The order of the epoch that is under way, for each network, and how far it has come.
    orders: Vec<Vec<u32>>,
    at: usize,
}

/// What one launch does.
pub struct Chunk {
    /// Row-major [R, rows].
    pub order: Vec<u32>,
    /// (start, length) of each step's batch within a network's rows.
    pub batches: Vec<(u32, u32)>,
}

impl<'a> Steps<'a> {
    pub fn new(experiment: &'a Experiment, rows: &'a [Vec<u32>], epochs: Range<u32>) -> Self {
        Self { experiment, rows, epochs, orders: Vec::new(), at: 0 }
    }

    /// The next steps, at most `count` of them; `None` after the last.
    pub fn take(&mut self, count: usize) -> Option<Chunk> {
        let mut orders = vec![Vec::new(); self.rows.len()];
        let mut batches = Vec::new();
        while batches.len() < count {
            let length = self.orders.first().map_or(0, Vec::len);
            if self.at == length {
                let Some(epoch) = self.epochs.next() else { break };
                let one = |(network, rows): (usize, &Vec<u32>)| order(self.experiment, rows, network, epoch);
                (self.orders, self.at) = (self.rows.iter().enumerate().map(one).collect(), 0);
                continue;
            }
            let end = (self.at + batch_size(self.experiment, length)).min(length);
            batches.push((orders[0].len() as u32, (end - self.at) as u32));
            for (taken, order) in orders.iter_mut().zip(&self.orders) {
                taken.extend_from_slice(&order[self.at..end]);
            }
            self.at = end;
        }
        (!batches.is_empty()).then(|| Chunk { order: orders.concat(), batches })
    }
}
