//! The trainer worker without burn: the CPU.

fn main() {
    infoplane::workers::trainer::serve();
}
