//! How far an encoder is from the best of all at its β: the certificate of rate–distortion theory.

use std::f64::consts::{FRAC_PI_2, PI};

use super::clusters::cross;
use super::joint::{Joint, normalised};

/// Steps of a climb.
const STEPS: usize = 30;

/// The gap of I(X;T) − β I(T;Y) in nats, and the p(y|t) that would close it most.
///
/// With Z(x) = Σₜ p(t) exp(−β KL[p(y|x)‖p(y|t)]) no encoder is better by more than the largest
/// ln Σₓ p(x) exp(−β KL[p(y|x)‖r]) / Z(x) over all r (Csiszár 1974, for the distortion KL of
/// Harremoës & Tishby 2007). `partition` is ln Z(x) but for a term that cancels, [classes of x].
/// Of two labels all r are searched; of more, what can be climbed from p(y), each p(y|x) and `labels`, [t][y].
pub fn of(joint: &Joint, beta: f64, partition: &[f64], labels: &[Vec<f64>]) -> (f64, Vec<f64>) {
    let value = |r: &[f64]| {
        let logs: Vec<f64> = r.iter().map(|p| libm::log(*p)).collect();
        let terms = joint.masses.iter().zip(&joint.labels).zip(partition);
        terms.map(|((mass, row), z)| mass * libm::exp(beta * cross(row, &logs) - z)).sum::<f64>()
    };
    let marginal = joint.marginal();
    let starts = joint.labels.iter().chain(labels).chain([&marginal]);
    let best = if joint.width() == 2 {
        let known = starts.map(|row| (value(row), row.clone())).fold((0.0, Vec::new()), larger);
        larger(known, on_the_segment(beta, value))
    } else {
        let climbed = starts.map(|row| climb(joint, beta, partition, row.clone()));
        climbed.map(|row| (value(&row), row)).fold((0.0, Vec::new()), larger)
    };
    (libm::log(best.0).max(0.0), best.1)
}

/// A larger value from r on: r becomes the mean of the p(y|x) by their terms, which never lowers the sum.
fn climb(joint: &Joint, beta: f64, partition: &[f64], mut r: Vec<f64>) -> Vec<f64> {
    for _ in 0..STEPS {
        let logs: Vec<f64> = r.iter().map(|p| libm::log(*p)).collect();
        let mut next = vec![0.0; r.len()];
        for ((mass, row), z) in joint.masses.iter().zip(&joint.labels).zip(partition) {
            let term = mass * libm::exp(beta * cross(row, &logs) - z);
            next.iter_mut().zip(row).for_each(|(sum, p)| *sum += term * p);
        }
        if next.iter().sum::<f64>() <= 0.0 {
            break;
        }
        r = normalised(next);
    }
    r
}

fn larger(best: (f64, Vec<f64>), other: (f64, Vec<f64>)) -> (f64, Vec<f64>) {
    if other.0 > best.0 { other } else { best }
}

/// The largest value over all r = (cos² θ, sin² θ).
///
/// In θ each term is a bump about 1/√β wide, so that a grid of an eighth of that misses none.
fn on_the_segment(beta: f64, value: impl Fn(&[f64]) -> f64) -> (f64, Vec<f64>) {
    let row = |theta: f64| {
        let (sin, cos) = (libm::sin(theta), libm::cos(theta));
        vec![cos * cos, sin * sin]
    };
    let at = |theta: f64| value(&row(theta));
    let count = (4.0 * PI * libm::sqrt(beta)).ceil().clamp(32.0, 4096.0) as usize;
    let step = FRAC_PI_2 / count as f64;
    let values: Vec<f64> = (0..=count).map(|i| at(i as f64 * step)).collect();
    let mut best = (0.0, row(0.0));
    for i in 0..=count {
        let peak = values[i.saturating_sub(1)..=(i + 1).min(count)].iter().all(|v| *v <= values[i]);
        // A peak that is well below 1 on the grid is below 1 between its points too.
        if peak && values[i] > 0.9 {
            let ends = (i.saturating_sub(1) as f64 * step, (i + 1).min(count) as f64 * step);
            let theta = golden_section(ends, at);
            best = larger(best, (at(theta), row(theta)));
        }
    }
    best
}

/// Where a function of one peak is largest.
fn golden_section((mut low, mut high): (f64, f64), value: impl Fn(f64) -> f64) -> f64 {
    const RATIO: f64 = 0.618_033_988_749_894_9;
    let (mut left, mut right) = (high - RATIO * (high - low), low + RATIO * (high - low));
    let (mut at_left, mut at_right) = (value(left), value(right));
    for _ in 0..30 {
        if at_left > at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - RATIO * (high - low);
            at_left = value(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + RATIO * (high - low);
            at_right = value(right);
        }
    }
    (low + high) / 2.0
}
