//! The trainer worker of machines with WebGPU: burn on the GPU, and on the CPU for the self-test.

fn main() {
    infoplane::workers::constructors::run_once();
    infoplane::workers::trainer::serve();
}
