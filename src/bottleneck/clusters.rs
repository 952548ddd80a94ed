//! The iteration of Tishby, Pereira & Bialek (1999), section 3.3, at one β.

use super::joint::{Joint, normalised};

/// Values of t: p(t) and p(y|t), which with β decide p(t|x).
#[derive(Clone, Debug)]
pub struct Clusters {
    /// [t]
    pub masses: Vec<f64>,
    /// [t][y]
    pub labels: Vec<Vec<f64>>,
}

impl Clusters {
    /// T = X.
    pub fn all(joint: &Joint) -> Self {
        Self { masses: joint.masses.clone(), labels: joint.labels.clone() }
    }

    /// ln of p(t) exp(−β KL[p(y|x)‖p(y|t)]) without what is common to all t, [classes of x][t].
    fn scores(&self, joint: &Joint, beta: f64) -> Vec<Vec<f64>> {
        let logs = |row: &Vec<f64>| row.iter().map(|p| libm::log(*p)).collect::<Vec<_>>();
        let labels: Vec<Vec<f64>> = self.labels.iter().map(logs).collect();
        let masses: Vec<f64> = self.masses.iter().map(|mass| libm::log(*mass)).collect();
        let score = |row: &Vec<f64>, t: usize| masses[t] + beta * cross(row, &labels[t]);
        joint.labels.iter().map(|row| (0..masses.len()).map(|t| score(row, t)).collect()).collect()
    }

    /// p(t|x), [classes of x][t], and ln Σₜ p(t) exp(β Σ p(y|x) ln p(y|t)), [classes of x].
    pub fn encoder(&self, joint: &Joint, beta: f64) -> (Vec<Vec<f64>>, Vec<f64>) {
        let softmax = |mut scores: Vec<f64>| {
            let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            scores.iter_mut().for_each(|score| *score = libm::exp(*score - top));
            let sum: f64 = scores.iter().sum();
            scores.iter_mut().for_each(|q| *q /= sum);
            (scores, top + libm::log(sum))
        };
        self.scores(joint, beta).into_iter().map(softmax).unzip()
    }

    /// p(t) and p(y|t) of an encoder.
    fn of(joint: &Joint, encoder: &[Vec<f64>]) -> Self {
        let width = encoder.first().map_or(0, Vec::len);
        let (mut masses, mut labels) = (vec![0.0; width], vec![vec![0.0; joint.width()]; width]);
        for ((mass, row), given) in joint.masses.iter().zip(&joint.labels).zip(encoder) {
            for (t, q) in given.iter().enumerate() {
                masses[t] += mass * q;
                labels[t].iter_mut().zip(row).for_each(|(sum, p)| *sum += mass * q * p);
            }
        }
        Self { masses, labels: labels.into_iter().map(normalised).collect() }
    }

    /// One iteration, with the free energy −Σ p(x) ln Z(x) before it, which no iteration raises, in nats and but for
    /// a constant.
    pub(super) fn step(&self, joint: &Joint, beta: f64) -> (Self, f64) {
        let (encoder, partition) = self.encoder(joint, beta);
        let energy = -joint.masses.iter().zip(&partition).map(|(mass, z)| mass * z).sum::<f64>();
        (Self::of(joint, &encoder), energy)
    }

    /// p(t, y), [t · y]
    pub(super) fn joint_masses(&self) -> Vec<f64> {
        self.masses
            .iter()
            .zip(&self.labels)
            .flat_map(|(mass, row)| row.iter().map(move |p| mass * p))
            .collect()
    }

    pub(super) fn from_joint(masses: Vec<f64>, width: usize) -> Self {
        let total: f64 = masses.iter().sum();
        let (masses, labels) = masses
            .chunks_exact(width)
            .map(|row| (row.iter().sum::<f64>() / total, normalised(row.to_vec())))
            .unzip();
        Self { masses, labels }
    }

    /// Drops values of t that are not used, and makes one of two whose p(y|t) are as good as equal.
    pub(super) fn thin(&mut self, beta: f64) {
        let mut kept = Self { masses: Vec::new(), labels: Vec::new() };
        for (mass, row) in self.masses.iter().zip(&self.labels).filter(|(mass, _)| **mass > UNUSED) {
            let cost =
                |other: usize| beta * merging_cost(*mass, row, kept.masses[other], &kept.labels[other]);
            match (0..kept.masses.len()).find(|other| cost(*other) < EQUAL) {
                Some(other) => {
                    let sum = mass + kept.masses[other];
                    let old = kept.masses[other];
                    let mixed = |(a, b): (&f64, &f64)| (mass * a + old * b) / sum;
                    kept.labels[other] = row.iter().zip(&kept.labels[other]).map(mixed).collect();
                    kept.masses[other] = sum;
                }
                None => {
                    kept.masses.push(*mass);
                    kept.labels.push(row.clone());
                }
            }
        }
        *self = kept;
    }
}

/// A mass that is none.
const UNUSED: f64 = 1e-13;
/// Nats of I(X;T) − β I(T;Y) that a merger may cost.
const EQUAL: f64 = 1e-12;

/// How many nats of I(T;Y) are lost where two values of t become one.
pub(super) fn merging_cost(a: f64, row: &[f64], b: f64, other: &[f64]) -> f64 {
    let mixed = |(p, q): (&f64, &f64)| (a * p + b * q) / (a + b);
    let means: Vec<f64> = row.iter().zip(other).map(mixed).collect();
    let divergence = |row: &[f64]| row.iter().zip(&means).map(|(p, m)| term(*p, *m)).sum::<f64>();
    (a * divergence(row) + b * divergence(other)).max(0.0)
}

/// p ln(p/q), 0 where p is.
pub(super) fn term(p: f64, q: f64) -> f64 {
    if p > 0.0 { p * libm::log(p / q) } else { 0.0 }
}

/// Σ p(y) ln q(y), from the logarithms; 0 · ln 0 is 0.
pub(super) fn cross(row: &[f64], logs: &[f64]) -> f64 {
    row.iter().zip(logs).map(|(p, log)| if *p > 0.0 { p * log } else { 0.0 }).sum()
}
