//! burn: the ensemble on its autodiff, on the GPU or on the CPU, where it is the oracle of the tests.

mod ensemble;
mod faults;
mod feed;
#[cfg(feature = "gpu")]
mod gpu;
mod layers;
mod optimiser;
mod self_test;

pub use ensemble::Ensemble;
pub use faults::{catch_faults, check as check_faults};
pub use feed::Feed;
#[cfg(feature = "gpu")]
pub use gpu::gpu;
pub use self_test::{TOLERANCE, difference};

/// burn's CPU device.
pub fn flex() -> burn::tensor::Device {
    burn::tensor::Device::flex()
}
