//! Data sets whose points are drawn: spherical normal classes, and the sets in two dimensions that people know from
//! TensorFlow Playground (Smilkov et al. 2017).
//!
//! Classes take turns, so that they are as large as each other. The sets in two dimensions are half as large as in
//! Playground, within ±3, so that units of tanh do not begin where they are flat.

use std::f64::consts::PI;

use super::{Deviates, Purpose, Samples};
use crate::experiment::Experiment;

/// Half the side, or the radius, of what is drawn in two dimensions.
const EXTENT: f64 = 2.5;

/// Classes N(mₖ, σ²I) in d dimensions; the means mₖ lie δ apart on the diagonal of the inputs, about the origin.
pub fn gauss(experiment: &Experiment) -> Samples {
    let Experiment { points, dimensions, classes, separation, sigma, seed, .. } = *experiment;
    let mut random = Deviates::new(seed, Purpose::Points);
    let step = separation / (dimensions as f64).sqrt();
    let centre = |label: usize| (label as f64 - (classes - 1) as f64 / 2.0) * step;
    let labels: Vec<usize> = (0..points).map(|row| row % classes).collect();
    let mut inputs = Vec::with_capacity(points * dimensions);
    for label in &labels {
        inputs.extend((0..dimensions).map(|_| (centre(*label) + sigma * random.normal()) as f32));
    }
    Samples::labelled(inputs, &labels, classes)
}

/// Class 0 in a ring about class 1, both with a uniform radius.
pub fn circle(points: usize, seed: u64) -> Samples {
    let mut random = Deviates::new(seed, Purpose::Points);
    plane(points, |label| {
        let (x, y, square) = random.in_disc();
        let along = (random.uniform() + 1.0) / 2.0;
        let radius = EXTENT * if label == 1 { 0.5 * along } else { 0.7 + 0.3 * along };
        let factor = radius / square.sqrt();
        [factor * x, factor * y]
    })
}

/// Class 1 where both coordinates have the same sign, 0 where they have not; there is a gap along the axes.
pub fn xor(points: usize, seed: u64) -> Samples {
    const GAP: f64 = 0.15;
    let mut random = Deviates::new(seed, Purpose::Points);
    plane(points, |label| {
        let mut coordinate = || {
            let value = random.uniform();
            EXTENT * value + GAP.copysign(value)
        };
        let (x, y) = (coordinate(), coordinate());
        let same = (x > 0.0) == (y > 0.0);
        [x, if same == (label == 1) { y } else { -y }]
    })
}

/// Clouds of variance 1/8 about (1, 1), class 1, and (−1, −1), class 0.
pub fn two_gauss(points: usize, seed: u64) -> Samples {
    let deviation = 0.125_f64.sqrt();
    let mut random = Deviates::new(seed, Purpose::Points);
    plane(points, |label| {
        let centre = if label == 1 { 1.0 } else { -1.0 };
        [centre + deviation * random.normal(), centre + deviation * random.normal()]
    })
}

/// Two arms of 1¾ turns, each the other turned by half a turn, the points evenly spaced in radius and angle.
pub fn spiral(points: usize) -> Samples {
    let arm = points.div_ceil(2);
    let angle = 3.5 * PI / arm as f64;
    // Turned step by step: the sine of one small angle is a short series, the same on every platform.
    let (sine, cosine) = (series(angle, angle, 1.0), series(1.0, angle, 0.0));
    let (mut sin, mut cos) = (0.0_f64, 1.0_f64);
    let mut row = 0;
    plane(points, |label| {
        let radius = EXTENT * (row / 2) as f64 / arm as f64;
        let sign = if label == 1 { 1.0 } else { -1.0 };
        let point = [sign * radius * sin, sign * radius * cos];
        if row % 2 == 1 {
            (sin, cos) = (sin * cosine + cos * sine, cos * cosine - sin * sine);
        }
        row += 1;
        point
    })
}

/// Σ first · (−x²)ᵏ / ((n+1)…(n+2k)): the sine of x from x and n = 1, the cosine from 1 and n = 0.
fn series(first: f64, x: f64, n: f64) -> f64 {
    let (mut sum, mut term, mut n) = (first, first, n);
    for _ in 0..10 {
        term *= -x * x / ((n + 1.0) * (n + 2.0));
        n += 2.0;
        sum += term;
    }
    sum
}

/// Points of the plane, of class 1 and 0 in turns.
fn plane(points: usize, mut point: impl FnMut(usize) -> [f64; 2]) -> Samples {
    let labels: Vec<usize> = (0..points).map(|row| (row + 1) % 2).collect();
    let inputs = labels.iter().flat_map(|label| point(*label)).map(|value| value as f32).collect();
    Samples::labelled(inputs, &labels, 2)
}
