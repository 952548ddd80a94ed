//! What is known of Gaussian classes without a network.

use std::f64::consts::PI;

use crate::experiment::{DataSet, Experiment};

/// Of the distribution that the points are drawn from, not of the points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// The accuracy of the best classifier of all.
    pub bayes_accuracy: f64,
    /// I(X;Y), bits.
    pub information: f64,
}

impl Known {
    /// Of an experiment's data as its networks are to classify it, noise and wrong labels included; `None` where it
    /// is not known.
    ///
    /// Classes are equally probable and their means lie on a line, so that only the coordinate along it tells of y.
    pub fn of(experiment: &Experiment) -> Option<Self> {
        let Experiment { classes, separation, sigma, noise, flip, .. } = *experiment;
        (experiment.data == DataSet::Gauss).then(|| {
            let deviation = (sigma * sigma + noise * noise).sqrt();
            Self::on_a_line(classes, separation / deviation, flip)
        })
    }

    /// Of normal classes whose neighbouring means are `distance` standard deviations apart, where a label is replaced
    /// by any other with the same probability, `flip` in all.
    pub fn on_a_line(classes: usize, distance: f64, flip: f64) -> Self {
        let k = classes as f64;
        // p(label|x) = other + kept · p(class|x).
        let other = flip / (k - 1.0);
        let kept = 1.0 - flip - other;
        // The nearest mean is right but beyond half the distance to the next; where labels are mostly replaced, the
        // farthest is the best guess.
        let best = match kept >= 0.0 {
            true => 1.0 - 2.0 * (k - 1.0) / k * beyond(distance / 2.0),
            false => 2.0 / k * beyond((k - 1.0) / 2.0 * distance),
        };
        let doubt = |own: usize, z: f64| {
            let at = |class: usize| z - (class as f64 - own as f64) * distance;
            let nearest = (0..classes).map(|class| at(class) * at(class)).fold(f64::INFINITY, f64::min);
            let weights: Vec<f64> =
                (0..classes).map(|class| libm::exp((nearest - at(class) * at(class)) / 2.0)).collect();
            let total: f64 = weights.iter().sum();
            let p = weights.iter().map(|weight| other + kept * weight / total);
            -p.filter(|p| *p > 0.0).map(|p| p * libm::log2(p)).sum::<f64>()
        };
        let given: f64 = (0..classes).map(|own| normal_mean(|z| doubt(own, z))).sum::<f64>() / k;
        Self { bayes_accuracy: other + kept * best, information: (libm::log2(k) - given).max(0.0) }
    }
}

/// The standard normal density.
fn density(z: f64) -> f64 {
    libm::exp(-z * z / 2.0) / (2.0 * PI).sqrt()
}

/// E g(Z) of a standard normal Z by the trapezium rule, which is as good as exact for analytic functions that die
/// away (Trefethen & Weideman 2014).
fn normal_mean(g: impl Fn(f64) -> f64) -> f64 {
    const STEP: f64 = 1.0 / 32.0;
    const STEPS: i32 = 9 * 32;
    (-STEPS..=STEPS).map(|i| f64::from(i) * STEP).map(|z| density(z) * g(z)).sum::<f64>() * STEP
}

/// P(Z > x), x ≥ 0, by Simpson's rule.
fn beyond(x: f64) -> f64 {
    const STEP: f64 = 1.0 / 256.0;
    const STEPS: i32 = 10 * 256;
    let weight = |i: i32| if i == 0 || i == STEPS { 1.0 } else { f64::from(2 + 2 * (i % 2)) };
    (0..=STEPS).map(|i| weight(i) * density(x + f64::from(i) * STEP)).sum::<f64>() * STEP / 3.0
}
