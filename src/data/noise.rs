//! Labels that are wrong, and noise on the inputs.

use super::{Deviates, Inputs, Purpose, Samples, generator, word};

/// Adds normal noise of this standard deviation to the inputs; where they are to be standardised, in units of the
/// standard deviation of each over all patterns.
pub fn add_noise(samples: &mut Samples, deviation: f64, seed: u64) {
    let units = match samples.standardised {
        Some(_) => Inputs::deviations(samples),
        None => vec![1.0; samples.input_width],
    };
    let mut random = Deviates::new(seed, Purpose::InputNoise);
    for row in samples.inputs.chunks_exact_mut(samples.input_width) {
        for (value, unit) in row.iter_mut().zip(&units) {
            *value = (f64::from(*value) + deviation * unit * random.normal()) as f32;
        }
    }
}

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
