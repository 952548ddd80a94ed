//! A uniform variable and the sum of it with uniform noise, after Gao et al. and Czyż et al. (2023).

use std::f64::consts::LN_2;

use super::{Draw, Law, Random, Side, one_unit};

/// X ~ U(0, 1) and Y = X + U(−noise, noise).
#[derive(Debug)]
pub(super) struct UniformSum {
    pub noise: f64,
}

impl Law for UniformSum {
    /// The entropy of the trapezium that Y has for a density, less that of the noise.
    fn bits(&self) -> f64 {
        let width = 2.0 * self.noise;
        (if width < 1.0 { self.noise - libm::log(width) } else { 0.5 / width }) / LN_2
    }

    fn draw(&self, random: &mut Random, samples: usize) -> Draw {
        let pair = |_| {
            let x = random.uniform();
            (x, x + self.noise * (2.0 * random.uniform() - 1.0))
        };
        let (x, y) = (0..samples).map(pair).unzip();
        Draw { x: one_unit(x), y: Side::Real(one_unit(y)) }
    }
}
