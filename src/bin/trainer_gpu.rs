//! The trainer worker of machines with WebGPU: the kernel and burn on the GPU, and the CPU to compare them with.
//!
//! It can play the part of an estimator too, which then has burn to train critics.

fn main() {
    infoplane::workers::constructors::run_once();
    infoplane::workers::serve_part();
}
