//! A sign seen through normal noise: the channel of binary input with Gaussian noise.

use std::f64::consts::{LN_2, PI};

use super::{Draw, Law, Random, labelled};

/// A fair sign, labels 0 and 1, and X = ±1 + N(0, deviation²).
#[derive(Debug)]
pub(super) struct TwoPoint {
    pub deviation: f64,
}

impl Law for TwoPoint {
    /// 1 − E log₂ (1 + e^(−2 x/σ²)) over x ~ N(1, σ²), by the trapezoidal rule.
    fn bits(&self) -> f64 {
        // The error falls as e^(−π² σ / step), and what is cut off is below e^(−12² / 2).
        let (step, steps) = (0.05, 240);
        let sigma = self.deviation;
        let at = |z: f64| {
            let density = libm::exp(-0.5 * z * z) / (2.0 * PI).sqrt();
            density * libm::log1p(libm::exp(-2.0 * (1.0 + sigma * z) / (sigma * sigma)))
        };
        let lost: f64 = (-steps..=steps).map(|n| at(step * f64::from(n))).sum();
        1.0 - step * lost / LN_2
    }

    fn draw(&self, random: &mut Random, samples: usize) -> Draw {
        let pair = |_| {
            let (sign, label) = if random.uniform() < 0.5 { (-1.0, 0) } else { (1.0, 1) };
            (sign + self.deviation * random.normal(), label)
        };
        labelled((0..samples).map(pair), 2)
    }
}
