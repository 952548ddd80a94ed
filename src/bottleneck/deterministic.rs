//! The deterministic information bottleneck: encoders that give each x one t.

use std::f64::consts::LN_2;

use super::clusters::{cross, merging_cost};
use super::curve::{Point, hull};
use super::joint::{Joint, normalised};

/// β from the largest to the smallest, log-spaced.
const LADDER: (f64, f64, usize) = (10_000.0, 1.0, 400);
/// Moves at one β at most.
const MOVES: usize = 1000;

/// The deterministic information bottleneck curve (Strouse & Schwab 2017): H(T) for I(X;T), which are the same here.
///
/// Least H(T) − β I(T;Y) by their iteration t(x) = argmax ln p(t) − β KL[p(y|x)‖p(y|t)] from T = X and large β
/// downwards, and by merging two t where that is better. Each point is of an encoder; that none is better is not
/// proven. Points on the concave hull only, each with the β from which on it is the best. `keep_on` is asked at each β with the share that is done.
pub fn deterministic_bottleneck(joint: &Joint, keep_on: &mut dyn FnMut(f64) -> bool) -> Option<Vec<Point>> {
    let joint = &joint.merged();
    let (top, bottom, steps) = LADDER;
    let mut assigned: Vec<usize> = (0..joint.masses.len()).collect();
    let mut points = Vec::new();
    for step in 0..steps {
        let share = step as f64 / (steps - 1) as f64;
        if !keep_on(share) {
            return None;
        }
        let beta = top * libm::pow(bottom / top, share);
        settle(joint, beta, &mut assigned);
        let width = assigned.iter().max().map_or(0, |last| last + 1);
        let one_hot = |t: &usize| (0..width).map(|other| f64::from(other == *t)).collect();
        let (ixt, ity) = joint.point(&assigned.iter().map(one_hot).collect::<Vec<Vec<f64>>>());
        points.push(Point { beta, ixt, ity });
    }
    points.push(Point { beta: bottom, ixt: 0.0, ity: 0.0 });
    points.sort_by(|a, b| a.ixt.total_cmp(&b.ixt));
    points.dedup_by(|next, last| (next.ixt - last.ixt).abs() < 1e-12);
    let mut curve = hull(points);
    // The search finds an encoder late or keeps it too long: its β is where it becomes better than the one before.
    for i in 1..curve.len() {
        curve[i].beta = (curve[i].ixt - curve[i - 1].ixt) / (curve[i].ity - curve[i - 1].ity);
    }
    Some(curve)
}

/// Moves x and merges t until neither is better.
fn settle(joint: &Joint, beta: f64, assigned: &mut Vec<usize>) {
    for _ in 0..MOVES {
        let (masses, labels) = clusters(joint, assigned);
        let logs: Vec<Vec<f64>> =
            labels.iter().map(|row| row.iter().map(|p| libm::log(*p)).collect()).collect();
        let score = |row: &[f64], t: usize| libm::log(masses[t]) + beta * cross(row, &logs[t]);
        let best = |(row, own): (&Vec<f64>, &usize)| {
            let better = |best: usize, t: usize| if score(row, t) > score(row, best) { t } else { best };
            (0..masses.len()).fold(*own, better)
        };
        let moved: Vec<usize> = joint.labels.iter().zip(assigned.iter()).map(best).collect();
        let next = if moved != *assigned { moved } else { merged(beta, &masses, &labels, assigned) };
        if next == *assigned {
            break;
        }
        *assigned = numbered(&next);
    }
}

/// The two t whose merger lowers H(T) − β I(T;Y) most made one; unchanged where none does.
fn merged(beta: f64, masses: &[f64], labels: &[Vec<f64>], assigned: &[usize]) -> Vec<usize> {
    let mut best = (0.0, 0, 0);
    for a in 0..masses.len() {
        for b in 0..a {
            let kept = merging_cost(masses[a], &labels[a], masses[b], &labels[b]);
            let saved = mass_term(masses[a] + masses[b]) - mass_term(masses[a]) - mass_term(masses[b]);
            let change = beta * kept - saved;
            if change < best.0 {
                best = (change, a, b);
            }
        }
    }
    assigned.iter().map(|t| if *t == best.1 { best.2 } else { *t }).collect()
}

fn mass_term(mass: f64) -> f64 {
    mass * libm::log2(mass) * LN_2
}

/// p(t) and p(y|t).
fn clusters(joint: &Joint, assigned: &[usize]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let width = assigned.iter().max().map_or(0, |last| last + 1);
    let (mut masses, mut labels) = (vec![0.0; width], vec![vec![0.0; joint.width()]; width]);
    for ((mass, row), t) in joint.masses.iter().zip(&joint.labels).zip(assigned) {
        masses[*t] += mass;
        labels[*t].iter_mut().zip(row).for_each(|(sum, p)| *sum += mass * p);
    }
    (masses, labels.into_iter().map(normalised).collect())
}

/// The same with the numbers 0, 1, 2, … and none left out.
fn numbered(assigned: &[usize]) -> Vec<usize> {
    let mut used = assigned.to_vec();
    used.sort_unstable();
    used.dedup();
    assigned.iter().map(|t| used.partition_point(|other| other < t)).collect()
}
