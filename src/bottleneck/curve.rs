//! A bound as points of the information plane, and how far another point lies below it.

use serde::{Deserialize, Serialize};

/// A point of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// What multiplies I(T;Y): 1/β is the slope of the bound here.
    pub beta: f64,
    /// I(X;T), bits.
    pub ixt: f64,
    /// I(T;Y), bits.
    pub ity: f64,
}

/// How a curve was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// By iteration, to the stated gap.
    BlahutArimoto,
    /// y is a function of x, and the bound is min(I(X;T), H(Y)): all its slope is at β = 1, where every point up to
    /// H(Y) is as good, and a corner for all other β, so that no β traces it
    /// (Kolchinsky, Tracey & Van Kuyk 2019).
    Deterministic,
}

/// The information bottleneck bound of a joint distribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// From I(X;T) = 0 upwards, β not falling; monotone and concave.
    pub points: Vec<Point>,
    /// Above all points: I(X;Y), bits.
    pub label_information: f64,
    /// The largest distance of a point from the bound, bits of I(T;Y).
    pub gap: f64,
    pub source: Source,
}

impl Curve {
    /// min(I(X;T), H(Y)), bits.
    pub fn deterministic(entropy: f64) -> Self {
        const POINTS: u32 = 100;
        let point = |i: u32| {
            let bits = entropy * f64::from(i) / f64::from(POINTS);
            Point { beta: 1.0, ixt: bits, ity: bits }
        };
        let points = (0..=POINTS).map(point).collect();
        Self { points, label_information: entropy, gap: 0.0, source: Source::Deterministic }
    }

    /// The bound at I(X;T) in bits: the least of its tangents, which between points is never below the bound.
    pub fn at(&self, ixt: f64) -> f64 {
        let tangent = |point: &Point| point.ity + (ixt - point.ixt) / point.beta;
        let least = self.points.iter().map(tangent).fold(self.label_information, f64::min);
        // Where an iteration ended in another place than the best, other points may know better.
        least.min(ixt).max(self.reached(ixt))
    }

    /// What the points reach at I(X;T), bits, by taking turns between two of them.
    fn reached(&self, ixt: f64) -> f64 {
        let after = self.points.partition_point(|point| point.ixt <= ixt);
        match (after.checked_sub(1).and_then(|i| self.points.get(i)), self.points.get(after)) {
            (Some(a), Some(b)) => a.ity + (b.ity - a.ity) * (ixt - a.ixt) / (b.ixt - a.ixt),
            (Some(last), None) => last.ity,
            (None, _) => f64::NEG_INFINITY,
        }
    }
}

/// How many bits of I(T;Y) a point lies below the bound; negative above it.
pub fn distance_below(bound: &Curve, ixt: f64, ity: f64) -> f64 {
    bound.at(ixt) - ity
}

/// The points of the concave hull, from the left, those on its straight pieces too; no others are best at any β.
pub(super) fn hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| {
        a.ixt.total_cmp(&b.ixt).then(a.ity.total_cmp(&b.ity)).then(a.beta.total_cmp(&b.beta))
    });
    let mut hull: Vec<Point> = Vec::new();
    for point in points {
        while let [.., before, last] = hull[..] {
            let slopes = (last.ity - before.ity) * (point.ixt - last.ixt)
                - (point.ity - last.ity) * (last.ixt - before.ixt);
            if slopes >= 0.0 {
                break;
            }
            hull.pop();
        }
        if hull.last().is_none_or(|last| point.ity >= last.ity) {
            hull.push(point);
        }
    }
    hull
}
