//! The multivariate Student distribution, after Arellano-Valle et al. (2013) and Czyż et al. (2023).

use std::f64::consts::LN_2;

use super::normal::Normal;
use super::{Draw, Law, Random, Side};

/// A normal (X, Y) over the root of χ² / its degrees of freedom, one χ² for all variables of a sample.
#[derive(Debug)]
pub(super) struct Student {
    pub normal: Normal,
    pub freedom: usize,
}

impl Law for Student {
    /// The normal's information and a constant, the variables sharing their scale.
    fn bits(&self) -> f64 {
        let excess = |width| entropy_excess(self.freedom as f64, width as f64);
        let [x, y] = self.normal.widths();
        let shared = excess(x) + excess(y) - excess(x + y);
        self.normal.bits() + shared / LN_2
    }

    fn draw(&self, random: &mut Random, samples: usize) -> Draw {
        let [mut x, mut y] = self.normal.pair(random, samples);
        for sample in 0..samples {
            let normals = (0..self.freedom).map(|_| random.normal());
            let chi_squared: f64 = normals.map(|z| z * z).sum();
            let scale = (self.freedom as f64 / chi_squared).sqrt();
            for of_unit in x.values.chunks_exact_mut(samples).chain(y.values.chunks_exact_mut(samples)) {
                of_unit[sample] *= scale;
            }
        }
        Draw { x, y: Side::Real(y) }
    }
}

/// The differential entropy in nats, but for ½ ln |Ω| and what is proportional to the width.
fn entropy_excess(freedom: f64, width: f64) -> f64 {
    let (half, all) = (freedom / 2.0, (freedom + width) / 2.0);
    all * (digamma(all) - digamma(half)) + libm::lgamma(half) - libm::lgamma(all)
}

/// ψ(x) for x > 0, by its recurrence and then its asymptotic series (Abramowitz & Stegun 6.3.5, 6.3.18).
fn digamma(x: f64) -> f64 {
    let (mut x, mut below) = (x, 0.0);
    while x < 12.0 {
        below += 1.0 / x;
        x += 1.0;
    }
    let s = 1.0 / (x * x);
    let series = s * (1.0 / 12.0 - s * (1.0 / 120.0 - s * (1.0 / 252.0 - s * (1.0 / 240.0 - s / 132.0))));
    libm::log(x) - 0.5 / x - series - below
}
