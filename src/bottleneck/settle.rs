//! From clusters to the best clusters at one β.

use super::clusters::Clusters;
use super::gap;
use super::joint::Joint;

/// How far I(X;T) − β I(T;Y) may be from the least of all encoders, in nats for each unit of β.
pub const GAP: f64 = 1e-8;

/// Leaps between two looks at the gap.
const BURST: usize = 20;
/// Looks after which an iteration that is not done is given up; its gap tells.
const LOOKS: usize = 100;

/// The mass of a new value of t at most; it is the gap where that is less.
const MOST_SEED: f64 = 1e-3;

impl Clusters {
    /// Iterates until no encoder is better by more than [`GAP`] β, or for long enough, and says the gap in nats.
    ///
    /// Of two labels all encoders are meant; of more than two, those that a climb from p(y) and each p(y|x) finds.
    pub fn settle(&mut self, joint: &Joint, beta: f64) -> f64 {
        let mut left = f64::INFINITY;
        for look in 1..=LOOKS {
            let mut reach = 4.0;
            for _ in 0..BURST {
                self.leap(joint, beta, &mut reach);
            }
            self.thin(beta);
            let (_, partition) = self.encoder(joint, beta);
            let (gap, missing) = gap::of(joint, beta, &partition, &self.labels);
            left = gap;
            if gap <= GAP * beta || look == LOOKS {
                break;
            }
            // Where it would pay to have a value of t, there is one from now on.
            let mass = gap.min(MOST_SEED);
            self.masses.iter_mut().for_each(|old| *old *= 1.0 - mass);
            self.masses.push(mass);
            self.labels.push(missing);
        }
        left
    }

    /// Two iterations, and as far on in their direction as their changes suggest: the squared extrapolation of
    /// Varadhan & Roland (2008). `reach` limits it, and grows where it was of use.
    fn leap(&mut self, joint: &Joint, beta: f64, reach: &mut f64) {
        let (one, _) = self.step(joint, beta);
        let (two, energy) = one.step(joint, beta);
        let [start, first, second] = [&*self, &one, &two].map(Self::joint_masses);
        let change: Vec<f64> = first.iter().zip(&start).map(|(b, a)| b - a).collect();
        let bend: Vec<f64> = second.iter().zip(&first).zip(&change).map(|((c, b), r)| c - b - r).collect();
        let norm = |values: &[f64]| libm::sqrt(values.iter().map(|value| value * value).sum());
        let length = (norm(&change) / norm(&bend)).clamp(1.0, *reach);
        if length.is_finite() {
            let ahead = |((start, change), bend): ((&f64, &f64), &f64)| {
                (start + 2.0 * length * change + length * length * bend).max(0.01 * start)
            };
            let ahead = start.iter().zip(&change).zip(&bend).map(ahead).collect();
            let (next, reached) = Self::from_joint(ahead, joint.width()).step(joint, beta);
            if reached <= energy {
                *reach = if length >= *reach { *reach * 4.0 } else { *reach };
                *self = next;
                return;
            }
            *reach = (*reach / 2.0).max(2.0);
        }
        *self = two;
    }
}
