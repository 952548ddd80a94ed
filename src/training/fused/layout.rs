//! Where everything of one network lies in workgroup memory.

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

    /// For each parameter [P] the two slots whose product, summed over the samples, is its gradient:
    /// that of the activation in the upper 16 bits, that of the delta in the lower ones.
    ///
    /// A bias has slot 0, which always holds 1: weights and biases are one loop, evenly spread over units.
    pub fn slots(&self) -> Vec<u32> {
        let mut slots = Vec::with_capacity(self.parameters);
        for layer in &self.layers {
            for i in 0..=layer.inputs {
                let activation = if i < layer.inputs { layer.input + i } else { 0 };
                slots.extend((0..layer.outputs).map(|j| (activation << 16 | (layer.delta + j)) as u32));
            }
        }
        slots
    }
}
