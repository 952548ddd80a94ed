//! The networks: shape, weights as flat f32, and the plain forward and backward pass.
//!
//! The plain pass is the reference that burn is tested against, in code that reads on a page.

mod activation;
mod initialise;
mod pass;
mod real;
mod shape;
mod update;

pub use activation::{activate, slope};
pub use initialise::initial_weights;
pub use pass::{Activations, backward, cross_entropy, forward, forward_with_logits};
pub use real::Real;
pub use shape::{Layer, Shape};
pub use update::{BETA_1, BETA_2, EPSILON, MOMENTUM, Update, batch_size, batches, moments, unbias};
