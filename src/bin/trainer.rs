//! The trainer worker of machines without WebGPU: burn on the CPU.

fn main() {
    infoplane::workers::constructors::run_once();
    infoplane::workers::trainer::serve();
}
