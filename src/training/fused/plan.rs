//! What the kernel is compiled for.

use super::{ABREAST, Layer, Layout, PART};
use crate::experiment::{Activation, Experiment, Loss, Optimiser};
use crate::network::{self, Shape};

/// Units of a workgroup: two 32-wide subgroups (or one of 64), far below WebGPU's limit of 256.
///
/// 32 of them carry the samples of a tile, and gradients are spread over all; more would mostly wait at the barriers.
pub const UNITS: usize = 64;

/// The choices that are constants of the compiled kernel.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Plan {
    /// Inputs, hidden layers, classes.
    pub widths: Vec<usize>,
    pub activation: Activation,
    pub optimiser: Optimiser,
    pub loss: Loss,
    /// Samples whose activations lie in workgroup memory at one time.
    pub tile: usize,
}

impl Plan {
    /// The plan with the largest tile that fits into `memory` bytes a workgroup; `None` if none does.
    pub fn fit(experiment: &Experiment, shape: &Shape, memory: usize) -> Option<Self> {
        let Experiment { optimiser, loss, .. } = *experiment;
        let (widths, activation) = (shape.widths.clone(), shape.activation);
        [32, 16, 8, 4]
            .map(|tile| Self { widths: widths.clone(), activation, optimiser, loss, tile })
            .into_iter()
            .find(|plan| plan.memory() <= memory)
    }

    /// How many moments the optimiser keeps for each parameter.
    pub fn moments(&self) -> usize {
        network::moments(self.optimiser)
    }

    /// Where everything lies.
    pub fn layout(&self) -> Layout {
        Layout::new(&self.widths)
    }

    /// Numbers of workgroup memory for the deltas: sums of several at a time read a few beyond the last.
    pub fn deltas(&self) -> usize {
        self.tile * self.layout().delta_stride + ABREAST - 1
    }

    /// Bytes of workgroup memory: weights, gradients and moments, then activations, then deltas.
    pub fn memory(&self) -> usize {
        let layout = self.layout();
        let own = (2 + self.moments()) * layout.parameters;
        // WebGPU counts each array in multiples of 16 bytes.
        [own, self.tile * layout.activation_stride, self.deltas()]
            .map(|numbers| (4 * numbers).next_multiple_of(16))
            .into_iter()
            .sum()
    }

    /// At most so many turns of loops does a unit make in a step on `samples` samples, the last look of each loop
    /// at its condition included.
    pub fn turns(&self, samples: usize) -> usize {
        let layout = self.layout();
        let of = |turns: usize, each: usize| 1 + turns * (1 + each);
        let combined = |units: usize, terms: usize| of(units.div_ceil(ABREAST), of(terms, 0));
        let both_ways =
            |layer: &Layer| combined(layer.outputs, layer.inputs) + combined(layer.inputs, layer.outputs);
        let (inputs, classes) = (self.widths.first().unwrap_or(&0), self.widths.last().unwrap_or(&0));
        // The softmax and the slope of the loss go through the classes five times.
        let ends = of(*inputs, 0) + 5 * of(*classes, 0);
        let sample = layout.layers.iter().map(both_ways).sum::<usize>() + ends;
        let parts = (layout.parts().len() / PART).div_ceil(UNITS);
        let tiles = of(samples.div_ceil(self.tile), sample + of(parts, of(self.tile, 0)));
        1 + tiles + 2 * of(layout.parameters.div_ceil(UNITS), 0)
    }
}
