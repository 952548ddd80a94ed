//! Multivariate normal distributions, their margins mapped one to one.

use super::maps::Map;
use super::{Draw, Law, Random, Side};
use crate::network::Activations;

/// A normal (X, Y) of unit variances and zero means.
#[derive(Debug)]
pub(super) struct Normal {
    /// The width of X, the first so many of the variables.
    x_width: usize,
    /// [width of X and Y][width of X and Y]
    covariance: Vec<Vec<f64>>,
}

impl Normal {
    /// Xᵢ and Yᵢ correlate for every i that both have, all else is independent.
    pub fn paired(x_width: usize, y_width: usize, correlation: f64) -> Self {
        let is_pair = |i: usize, j: usize| i < y_width.min(x_width) && j == i + x_width;
        Self::new(x_width, y_width, |i, j| if is_pair(i, j) || is_pair(j, i) { correlation } else { 0.0 })
    }

    /// Every two variables correlate alike.
    pub fn dense(x_width: usize, y_width: usize, correlation: f64) -> Self {
        Self::new(x_width, y_width, |_, _| correlation)
    }

    fn new(x_width: usize, y_width: usize, correlation: impl Fn(usize, usize) -> f64) -> Self {
        let width = x_width + y_width;
        let entry = |i, j| if i == j { 1.0 } else { correlation(i, j) };
        Self { x_width, covariance: (0..width).map(|i| (0..width).map(|j| entry(i, j)).collect()).collect() }
    }

    /// The widths of X and Y.
    pub fn widths(&self) -> [usize; 2] {
        [self.x_width, self.covariance.len() - self.x_width]
    }

    /// ½ log₂ (|Σ_X| |Σ_Y| / |Σ|).
    pub fn bits(&self) -> f64 {
        let block = |from: usize, to: usize| {
            let rows = self.covariance[from..to].iter().map(|row| row[from..to].to_vec());
            half_log2_determinant(&rows.collect::<Vec<_>>())
        };
        let width = self.covariance.len();
        block(0, self.x_width) + block(self.x_width, width) - block(0, width)
    }

    /// X, [width of X, samples], and Y, [width of Y, samples].
    pub fn pair(&self, random: &mut Random, samples: usize) -> [Activations<f64>; 2] {
        let (width, factor) = (self.covariance.len(), cholesky(&self.covariance));
        let mut x = vec![0.0; width * samples];
        let mut z = vec![0.0; width];
        for sample in 0..samples {
            z.fill_with(|| random.normal());
            for (unit, row) in factor.iter().enumerate() {
                x[unit * samples + sample] = row.iter().zip(&z).map(|(l, z)| l * z).sum();
            }
        }
        let y = x.split_off(self.x_width * samples);
        let of = |(values, width)| Activations { values, width, samples };
        [(x, self.x_width), (y, width - self.x_width)].map(of)
    }
}

/// A normal (X, Y) of which X and Y are each mapped one to one, which leaves the information as it is.
#[derive(Debug)]
pub(super) struct Mapped {
    pub normal: Normal,
    pub x: Map,
    pub y: Map,
}

impl Law for Mapped {
    fn bits(&self) -> f64 {
        self.normal.bits()
    }

    fn draw(&self, random: &mut Random, samples: usize) -> Draw {
        let [x, y] = self.normal.pair(random, samples);
        Draw { x: (self.x)(x), y: Side::Real((self.y)(y)) }
    }
}

/// The lower triangle L of LLᵀ = Σ, row i up to its diagonal.
fn cholesky(covariance: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut factor: Vec<Vec<f64>> = Vec::with_capacity(covariance.len());
    for (i, sigma) in covariance.iter().enumerate() {
        let mut row = Vec::with_capacity(i + 1);
        for (j, above) in factor.iter().enumerate() {
            row.push((sigma[j] - dot(&row, &above[..j])) / above[j]);
        }
        row.push((sigma[i] - dot(&row, &row)).sqrt());
        factor.push(row);
    }
    factor
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// ½ log₂ |Σ|.
fn half_log2_determinant(covariance: &[Vec<f64>]) -> f64 {
    cholesky(covariance).iter().filter_map(|row| row.last()).fold(0.0, |sum, last| sum + libm::log2(*last))
}
