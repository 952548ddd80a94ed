//! The samples of a training step, gathered into blocks.

use std::sync::Arc;

use super::Lanes;
use super::blocks::{BLOCK, Block, VECTORS};
use crate::data::Samples;

/// A batch as the SIMD pass reads it.
#[derive(Clone, Debug)]
pub struct Gathered {
    samples: Arc<Samples>,
    rows: Vec<u32>,
    /// [blocks, inputs + classes]: the inputs of up to a block of samples unit by unit, then p(y|x).
    blocks: Vec<Block>,
}

impl Gathered {
    /// None of these samples yet.
    pub fn new(samples: &Arc<Samples>) -> Self {
        Self { samples: samples.clone(), rows: vec![], blocks: vec![] }
    }

    /// The samples `rows`, in this order.
    pub fn take(&mut self, rows: &[u32]) {
        // A full batch is the same at every step of all networks that learn from one draw. Slices would be compared byte
        // by byte in a browser.
        if self.rows.iter().eq(rows) {
            return;
        }
        self.rows.clear();
        self.rows.extend_from_slice(rows);
        let Samples { inputs, targets, input_width, classes, .. } = &*self.samples;
        let units = input_width + classes;
        self.blocks.resize(rows.len().div_ceil(BLOCK) * units, [Lanes::from(0.0); VECTORS]);
        for (rows, block) in rows.chunks(BLOCK).zip(self.blocks.chunks_exact_mut(units)) {
            let (x, target) = block.split_at_mut(*input_width);
            gather(x, inputs, rows);
            gather(target, targets, rows);
        }
    }

    /// How many samples there are.
    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    /// Of each block its inputs, its targets and how many samples it holds.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (&[Block], &[Block], usize)> {
        let (width, units) = (self.samples.input_width, self.samples.input_width + self.samples.classes);
        self.blocks.chunks_exact(units).zip(self.rows.chunks(BLOCK)).map(move |(block, rows)| {
            let (x, targets) = block.split_at(width);
            (x, targets, rows.len())
        })
    }
}

/// Up to a block of rows of a row-major array [_, units], unit by unit; the last one fills the rest, where it has no
/// share of the loss.
fn gather(units: &mut [Block], values: &[f32], rows: &[u32]) {
    let (width, last) = (units.len(), rows.len() - 1);
    for v in 0..VECTORS {
        let row = |lane: usize| &values[rows[last.min(v * Lanes::COUNT + lane)] as usize * width..][..width];
        let (a, b, c, d) = (row(0), row(1), row(2), row(3));
        for (unit, block) in units.iter_mut().enumerate() {
            block[v] = Lanes::new(&[a[unit], b[unit], c[unit], d[unit]]);
        }
    }
}
