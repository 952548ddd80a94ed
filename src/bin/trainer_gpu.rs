//! The trainer worker of machines with WebGPU: the kernel and burn on the GPU, and the CPU to compare them with.

fn main() {
    infoplane::workers::constructors::run_once();
    infoplane::workers::trainer::serve();
}
