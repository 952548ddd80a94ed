//! A label with uniform noise on it, after Gao et al. (2017).

use std::f64::consts::LN_2;

use super::{Draw, Law, Random, labelled};

/// A label, uniform below `classes`, and X = label + U(0, 2).
#[derive(Debug)]
pub(super) struct Categorical {
    pub classes: u32,
}

impl Law for Categorical {
    /// ln m − (m − 1) ln 2 / m nats: all but the ends of X could come of two labels.
    fn bits(&self) -> f64 {
        let classes = f64::from(self.classes);
        libm::log(classes) / LN_2 - (classes - 1.0) / classes
    }

    fn draw(&self, random: &mut Random, samples: usize) -> Draw {
        let pair = |_| {
            let label = (random.uniform() * f64::from(self.classes)) as u32;
            (f64::from(label) + 2.0 * random.uniform(), label)
        };
        labelled((0..samples).map(pair), self.classes as usize)
    }
}
