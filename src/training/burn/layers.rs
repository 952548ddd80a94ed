//! The ensemble's forward pass and gradient, through burn's autodiff.

use burn::tensor::{Tensor, activation};

use crate::experiment::{Activation, Loss};
use crate::network::Shape;

/// Beyond this tanh is ±1 in f32; WGSL's overflows to NaN not far above on some drivers.
const TANH_IS_ONE: f64 = 20.0;

/// Mean loss of each network [R] and its gradient [R, P].
///
/// `weights` [R, P]; `x` [R, batch, inputs]; `targets` p(y|x) [R, batch, classes].
pub fn gradient(
    shape: &Shape,
    loss: Loss,
    weights: &Tensor<2>,
    x: Tensor<3>,
    targets: Tensor<3>,
) -> (Tensor<1>, Tensor<2>) {
    let networks = weights.dims()[0];
    let layers = shape.layers();
    let leaves: Vec<(Tensor<3>, Tensor<3>)> = (layers.iter())
        .map(|layer| {
            let part = |range, rows| {
                let shape = [networks, rows, layer.outputs];
                weights.clone().slice([0..networks, range]).reshape(shape).autodiff().require_grad()
            };
            (part(layer.kernel(), layer.inputs), part(layer.bias(), 1))
        })
        .collect();

    let mut t = x;
    for (i, (kernel, bias)) in leaves.iter().enumerate() {
        t = t.matmul(kernel.clone()) + bias.clone(); // [R, batch, outputs]
        if i + 1 < leaves.len() {
            t = activate(shape.activation, t);
        }
    }
    let losses = match loss {
        Loss::CrossEntropy => (activation::log_softmax(t, 2) * targets).sum_dim(2).neg(),
        Loss::SquaredError => {
            let apart = activation::softmax(t, 2) - targets;
            (apart.clone() * apart).mean_dim(2)
        }
    }; // [R, batch, 1]
    let loss = losses.mean_dim(1); // [R, 1, 1]
    // Networks share nothing, so the gradient of the sum is each network's own.
    let mut gradients = loss.clone().sum().backward();
    let parts = (leaves.iter())
        .flat_map(|(kernel, bias)| [kernel, bias])
        .filter_map(|leaf| {
            let size: usize = leaf.dims()[1..].iter().product();
            Some(leaf.grad_remove(&mut gradients)?.reshape([networks, size]))
        })
        .collect();
    (loss.inner().reshape([networks]), Tensor::cat(parts, 1))
}

fn activate(activation: Activation, z: Tensor<3>) -> Tensor<3> {
    match activation {
        Activation::Tanh => z.clamp(-TANH_IS_ONE, TANH_IS_ONE).tanh(),
        Activation::Relu => activation::relu(z),
        Activation::Sigmoid => activation::sigmoid(z),
        Activation::LeakyRelu => activation::leaky_relu(z, 0.01),
        Activation::Softsign => activation::softsign(z),
        Activation::Softplus => activation::softplus(z, 1.0),
        Activation::Elu => activation::elu(z, 1.0),
        Activation::Linear => z,
    }
}
