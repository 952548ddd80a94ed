//! Labels that are wrong.

use super::{Purpose, Samples, generator, word};

/// Gives each pattern, with this probability, the label of another class, each other class being as probable.
///
/// A row of p(y|x) is turned by as many classes as its label is moved, so that a sure label stays sure.
pub fn flip_labels(samples: &mut Samples, probability: f64, seed: u64) {
    let others = (samples.classes - 1) as u64;
    let mut random = generator(seed, Purpose::LabelNoise, 0, 0);
    for row in samples.targets.chunks_exact_mut(samples.classes) {
        // Both are drawn for every pattern: what is wrong at a low probability is wrong at a higher one.
        let (chance, step) = (word(&mut random), word(&mut random));
        if f64::from(chance) < probability * 4_294_967_296.0 {
            let moved = 1 + ((u64::from(step) * others) >> 32) as usize;
            row.rotate_right(moved.min(row.len() - 1));
        }
    }
}
