//! Where everything of one network lies in workgroup memory.

use super::ABREAST;

/// One layer and its places; the parameters are kernel [inputs, outputs] row-major, then bias [outputs].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layer {
    pub inputs: usize,
    pub outputs: usize,
    /// The first parameter of the kernel, among those of the network.
    pub kernel: usize,
    /// The first parameter of the bias.
    pub bias: usize,
    /// The slot of the first input in a row of activations; the outputs follow the inputs.
    pub input: usize,
    /// The slot of the first output in a row of deltas; that of the first input lies before it.
    pub delta: usize,
}

impl Layer {
    /// The slot of the first output in a row of activations. The softmax has none: its deltas are enough.
    pub fn output(self) -> usize {
        self.input + self.inputs
    }
}

/// Numbers of a part of the parameters: the slot of the one row's activation in the upper 16 bits and of the next
/// row's in the lower; the slot of the first delta in the upper and how many there are in the lower; the first
/// parameter of the one row; and of the next or [`NONE`].
///
/// The gradient of a parameter is the sum over the samples of its row's activation times a delta.
pub const PART: usize = 4;

/// There is no next row.
pub const NONE: u32 = u32::MAX;

/// The layers, and the memory that a sample and the parameters need.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    pub layers: Vec<Layer>,
    /// P, the parameters of one network.
    pub parameters: usize,
    /// Numbers from one sample's activations to the next's; odd, so that samples lie in different banks.
    pub activation_stride: usize,
    /// The same for the deltas ∂loss/∂z.
    pub delta_stride: usize,
}

impl Layout {
    /// The layout for [inputs, hidden layers, classes].
    ///
    /// A row of activations is 1, the inputs, then every hidden layer; a row of deltas is every hidden
    /// layer, then the classes.
    pub fn new(widths: &[usize]) -> Self {
        let (mut kernel, mut input, mut delta) = (0, 1, 0);
        let mut layers = Vec::with_capacity(widths.len());
        for pair in widths.windows(2) {
            let (inputs, outputs) = (pair[0], pair[1]);
            let bias = kernel + inputs * outputs;
            layers.push(Layer { inputs, outputs, kernel, bias, input, delta });
            kernel = bias + outputs;
            input += inputs;
            delta += outputs;
        }
        Self { layers, parameters: kernel, activation_stride: input | 1, delta_stride: delta | 1 }
    }

    /// The parameters in parts of two rows of a layer and up to [`ABREAST`] neighbours of each, see [`PART`].
    ///
    /// The bias is the last row of a layer: its activation is slot 0, which always holds 1, so that weights and
    /// biases are one loop.
    pub fn parts(&self) -> Vec<u32> {
        let mut parts = Vec::new();
        for layer in &self.layers {
            let slot = |i: usize| if i < layer.inputs { layer.input + i } else { 0 };
            for i in (0..=layer.inputs).step_by(2) {
                for j in (0..layer.outputs).step_by(ABREAST) {
                    let row = (layer.kernel + i * layer.outputs + j) as u32;
                    let next = if i < layer.inputs { row + layer.outputs as u32 } else { NONE };
                    let values = slot(i) << 16 | slot((i + 1).min(layer.inputs));
                    let errors = (layer.delta + j) << 16 | ABREAST.min(layer.outputs - j);
                    parts.extend([values as u32, errors as u32, row, next]);
                }
            }
        }
        parts
    }
}
