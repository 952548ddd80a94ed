//! The networks: shape, weights as flat f32, and the forward and backward pass.
//!
//! The plain pass is the reference, in code that reads on a page. Blocks of samples make the same in SIMD: [`Gradient`]
//! trains by them, and [`Outputs::of`] reads runs.

mod activation;
mod blocks;
mod gathered;
mod gradient;
mod initialise;
mod lanes;
mod pass;
mod real;
mod shape;
mod single;
mod update;

pub use activation::{activate, slope};
pub use gathered::Gathered;
pub use gradient::Gradient;
pub use initialise::initial_weights;
pub use lanes::Lanes;
pub use pass::{Activations, Outputs, backward, forward, mean_loss};
pub use real::{Real, Scalar};
pub use shape::{Layer, Shape};
pub use single::{TANH_BOUND, TANH_P, TANH_Q};
pub use update::{
    BETA_1, BETA_2, EPSILON, MEAN_SQUARE, MOMENTUM, Update, batch_size, batches, moments, order, unbias,
};
