//! The estimator worker: reads weights, without burn.

fn main() {
    infoplane::workers::estimator::serve();
}
