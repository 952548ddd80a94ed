//! The bound from large β to small.

use std::f64::consts::LN_2;

use super::clusters::Clusters;
use super::curve::{Curve, Point, Source, hull};
use super::joint::Joint;

/// The bound may rise above the chords between its points by this much, bits.
pub const CHORD: f64 = 5e-5;

/// A bound that rises above a chord by less is straight, bits.
const STRAIGHT: f64 = 5e-8;

/// Points between one end and the other at most.
const MOST_POINTS: usize = 400;

/// A point with the clusters that lead on from it.
struct Place {
    point: Point,
    clusters: Clusters,
}

/// The information bottleneck bound of a joint distribution.
///
/// Begins at T = X, β = ∞, and gives each smaller β the clusters of the next larger one. Each β is the inverse
/// slope of a chord that its tangents leave too far below them, so that points gather where the bound bends.
/// `keep_on` is asked between points with the share of I(X;T) that is done; `None` where it says no.
pub fn bound(joint: &Joint, keep_on: &mut dyn FnMut(f64) -> bool) -> Option<Curve> {
    let joint = &joint.merged();
    let information = joint.information();
    if joint.is_deterministic() {
        return Some(Curve::deterministic(information));
    }
    let whole = Point { beta: f64::INFINITY, ixt: joint.input_entropy(), ity: information };
    // By the data-processing inequality nothing is better at β ≤ 1.
    let none = Point { beta: 1.0, ixt: 0.0, ity: 0.0 };
    let mut right = Place { point: whole, clusters: Clusters::all(joint) };
    let mut waiting = vec![Place { point: none, clusters: Clusters::all(joint) }];
    let (mut points, mut gap) = (Vec::new(), 0.0);
    while let Some(left) = waiting.pop() {
        if !keep_on(1.0 - right.point.ixt / whole.ixt) {
            return None;
        }
        let known = points.len() + waiting.len();
        match between(joint, &left.point, &right, known, &mut gap) {
            Found::Bend(middle) => waiting.extend([left, middle]),
            Found::Straight(point) => {
                points.extend([point, left.point]);
                right = left;
            }
            Found::Near => {
                points.push(left.point);
                right = left;
            }
        }
    }
    Some(Curve { points: hull(points), label_information: information, gap, source: Source::BlahutArimoto })
}

/// What lies between two points.
enum Found {
    /// A point above their chord.
    Bend(Place),
    /// The chord itself, by a point with its β.
    Straight(Point),
    /// Nothing that [`CHORD`] tells from the chord.
    Near,
}

/// Looks for the best point at the slope of the chord; `gap` grows with its own, in bits of I(T;Y).
fn between(joint: &Joint, left: &Point, right: &Place, known: usize, gap: &mut f64) -> Found {
    let Place { point: end, clusters } = right;
    let (width, height) = (end.ixt - left.ixt, end.ity - left.ity);
    if width <= 0.0 || height <= 0.0 || known >= MOST_POINTS {
        return Found::Near;
    }
    let slopes = (1.0 / left.beta, 1.0 / end.beta);
    let meet = (height - width * slopes.1) / (slopes.0 - slopes.1);
    // Tangents in the wrong order are those of a straight piece, to rounding.
    if !(0.0..=width).contains(&meet) || meet * (slopes.0 - height / width) <= CHORD {
        return Found::Near;
    }
    let beta = width / height;
    let mut clusters = clusters.clone();
    *gap = gap.max(clusters.settle(joint, beta) / beta / LN_2);
    let (ixt, ity) = joint.point(&clusters.encoder(joint, beta).0);
    let above = ity - (left.ity + (ixt - left.ixt) / beta);
    if above <= STRAIGHT {
        return Found::Straight(Point { beta, ..*end });
    }
    let point = Point { beta, ixt, ity };
    if left.ixt < ixt && ixt < end.ixt {
        Found::Bend(Place { point, clusters })
    } else {
        Found::Straight(point)
    }
}
