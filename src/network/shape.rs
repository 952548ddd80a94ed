//! The shape of a network and where its parameters lie.

use std::ops::Range;

use crate::data::Samples;
use crate::experiment::{Activation, Experiment};

/// Layer widths and the activation between them; the last layer is a softmax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Inputs, hidden layers, classes.
    pub widths: Vec<usize>,
    pub activation: Activation,
}

/// One layer: kernel [inputs, outputs] row-major, then bias [outputs], at `start` of a network's parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    pub inputs: usize,
    pub outputs: usize,
    pub start: usize,
}

impl Layer {
    /// Where the kernel lies, [inputs, outputs].
    pub fn kernel(self) -> Range<usize> {
        self.start..self.start + self.inputs * self.outputs
    }

    /// Where the bias lies, [outputs].
    pub fn bias(self) -> Range<usize> {
        let start = self.start + self.inputs * self.outputs;
        start..start + self.outputs
    }

    /// Where kernel and bias lie together.
    pub fn all(self) -> Range<usize> {
        self.start..self.bias().end
    }
}

impl Shape {
    /// The network that an experiment asks for on these samples.
    pub fn new(experiment: &Experiment, samples: &Samples) -> Self {
        Self::between(samples.input_width, experiment, samples.classes)
    }

    /// The network that an experiment asks for between so many inputs and classes.
    pub fn between(inputs: usize, experiment: &Experiment, classes: usize) -> Self {
        let mut widths = vec![inputs];
        widths.extend(&experiment.hidden);
        widths.push(classes);
        Self { widths, activation: experiment.activation }
    }

    /// The layers, input side first; the last is the softmax.
    pub fn layers(&self) -> Vec<Layer> {
        let mut start = 0;
        (self.widths.windows(2))
            .map(|pair| {
                let layer = Layer { inputs: pair[0], outputs: pair[1], start };
                start = layer.bias().end;
                layer
            })
            .collect()
    }

    /// P, the number of parameters of one network.
    pub fn parameters(&self) -> usize {
        self.layers().last().map_or(0, |layer| layer.bias().end)
    }
}
