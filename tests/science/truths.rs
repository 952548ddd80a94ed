//! The known distributions: their information, margins and densities, worked out here a second time.

use std::f64::consts::{LN_2, PI};

use infoplane::information::Side;
use infoplane::information::truths::{Draw, Truth, truths};
use infoplane::network::Activations;

const SAMPLES: usize = 100_000;

/// I(X;Y) of each truth, by closed forms in nats and by scipy's quadrature in bits (`two_point`).
const EXPECTED: [(&str, f64); 16] = [
    ("normal", 0.4133392865922342 / LN_2),
    ("normal_dense", 0.4133392865922342 / LN_2),
    ("normal_16", 2.301456579614247 / LN_2),
    ("uniform_margins", 0.4133392865922342 / LN_2),
    ("half_cube", 0.4133392865922342 / LN_2),
    ("wiggly", 0.4133392865922342 / LN_2),
    ("uniform_sum_low", 1.7094379124341003 / LN_2),
    ("uniform_sum_high", 1.0 / 3.0 / LN_2),
    ("student", 0.4557506972428 / LN_2),
    ("swiss_roll", 0.4133392865922342 / LN_2),
    ("spiral", 0.5108256237659907 / LN_2),
    ("two_point", 0.4859441541329),
    ("two_point_clear", 0.9128222857744821),
    ("table", 0.5648411176063621),
    ("categorical", 1.0549201679861442 / LN_2),
    ("independent", 0.0),
];

fn truth(key: &str) -> Truth {
    truths().into_iter().find(|truth| truth.key == key).unwrap()
}

/// X and Y of every sample, labels as numbers.
fn samples(draw: &Draw) -> Vec<(Vec<f64>, Vec<f64>)> {
    let of = |values: &Activations<f64>, n| (0..values.width).map(|unit| values.unit(unit)[n]).collect();
    let y = |n: usize| match &draw.y {
        Side::Real(y) => of(y, n),
        Side::Labels { labels, .. } => vec![f64::from(labels[n])],
    };
    (0..draw.x.samples).map(|n| (of(&draw.x, n), y(n))).collect()
}

/// Mean and variance.
fn moments(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (mean, values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / values.len() as f64)
}

fn normal_density(x: f64, mean: f64, deviation: f64) -> f64 {
    (-0.5 * ((x - mean) / deviation).powi(2)).exp() / (deviation * (2.0 * PI).sqrt())
}

/// ln p(x,y) / p(x) p(y) of a standard bivariate normal.
fn normal_nats(x: f64, y: f64, rho: f64) -> f64 {
    let rest = 1.0 - rho * rho;
    -0.5 * rest.ln() - (rho * rho * (x * x + y * y) - 2.0 * rho * x * y) / (2.0 * rest)
}

/// ln p(x,y) / p(x) p(y) of six standard normals that all correlate by one half, three of them X.
fn dense_nats(x: &[f64], y: &[f64]) -> f64 {
    // (1 − r) I + r J has the inverse I / (1 − r) − r J / ((1 − r) (1 + (d − 1) r)).
    let form = |z: &[f64]| {
        let (sum, squares): (f64, f64) = (z.iter().sum(), z.iter().map(|z| z * z).sum());
        2.0 * squares - sum * sum * 2.0 / (z.len() as f64 + 1.0)
    };
    0.5 * (form(x) + form(y) - form(&[x, y].concat())) + 0.5 * (16.0_f64 / 7.0).ln()
}

/// ln p(x,y) / p(x) p(y) of the bivariate Student distribution of three degrees of freedom.
fn student_nats(x: f64, y: f64, rho: f64) -> f64 {
    let rest = 1.0 - rho * rho;
    let form = (x * x - 2.0 * rho * x * y + y * y) / (3.0 * rest);
    let joint = (1.0 + form).powf(-2.5) / (2.0 * PI * rest.sqrt());
    let one = |x: f64| 6.0 * 3.0_f64.sqrt() / (PI * (3.0 + x * x).powi(2));
    (joint / (one(x) * one(y))).ln()
}

/// The solution of an increasing `map(x)` = y.
fn inverse(map: impl Fn(f64) -> f64, y: f64) -> f64 {
    let (mut below, mut above) = (-20.0, 20.0);
    for _ in 0..60 {
        let middle = 0.5 * (below + above);
        if map(middle) < y { below = middle } else { above = middle }
    }
    0.5 * (below + above)
}

fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / 2.0_f64.sqrt())
}

fn wiggly_x(x: f64) -> f64 {
    x + 0.4 * x.sin() + 0.2 * (1.7 * x + 1.0).sin() + 0.03 * (3.3 * x - 2.5).sin()
}

fn wiggly_y(y: f64) -> f64 {
    y - 0.4 * (0.4 * y).sin() + 0.17 * (1.3 * y + 3.5).sin() + 0.02 * (4.3 * y - 2.5).sin()
}

/// ln p(x|y) / p(x) of labels that are equally probable, given the density of x for each.
fn label_nats(labels: usize, label: usize, density: impl Fn(f64) -> f64) -> f64 {
    (density(label as f64) * labels as f64 / (0..labels).map(|l| density(l as f64)).sum::<f64>()).ln()
}

/// ln p(x,y) / p(x) p(y) of one sample.
fn nats(key: &str, x: &[f64], y: &[f64]) -> f64 {
    let within = |x: f64, from: f64, to: f64| f64::from(u8::from(from <= x && x < to));
    match key {
        "normal" => normal_nats(x[0], y[0], 0.75),
        "independent" => 0.0,
        "normal_dense" => dense_nats(x, y),
        "normal_16" => x.iter().zip(y).map(|(x, y)| normal_nats(*x, *y, 0.5)).sum(),
        "uniform_margins" => normal_nats(inverse(normal_cdf, x[0]), inverse(normal_cdf, y[0]), 0.75),
        "half_cube" => {
            let root = |x: f64| x.signum() * x.abs().powf(2.0 / 3.0);
            normal_nats(root(x[0]), root(y[0]), 0.75)
        }
        "wiggly" => normal_nats(inverse(wiggly_x, x[0]), inverse(wiggly_y, y[0]), 0.75),
        "swiss_roll" => {
            let uniform = (21.0 * x[0].hypot(x[1]) / (1.5 * PI) - 1.0) / 2.0;
            normal_nats(inverse(normal_cdf, uniform), inverse(normal_cdf, y[0]), 0.75)
        }
        "spiral" => {
            let angle = x[0] * x[0] + x[1] * x[1];
            normal_nats(angle.cos() * x[0] + angle.sin() * x[1], y[0], 0.8)
        }
        "uniform_sum_low" | "uniform_sum_high" => {
            let noise = if key == "uniform_sum_low" { 0.1 } else { 0.75 };
            assert!((0.0..1.0).contains(&x[0]) && (y[0] - x[0]).abs() <= noise);
            -((y[0] + noise).min(1.0) - (y[0] - noise).max(0.0)).ln()
        }
        "student" => student_nats(x[0], y[0], 0.75),
        "two_point" | "two_point_clear" => {
            let deviation = if key == "two_point" { 1.0 } else { 0.5 };
            label_nats(2, y[0] as usize, |label| normal_density(x[0], 2.0 * label - 1.0, deviation))
        }
        "categorical" => label_nats(5, y[0] as usize, |label| within(x[0], label, label + 2.0)),
        "table" => {
            let joint: [[f64; 4]; 3] = [[6.0, 1.0, 1.0, 0.0], [1.0, 5.0, 2.0, 2.0], [0.0, 2.0, 4.0, 8.0]];
            let (row, column) = (x[0] as usize, y[0] as usize);
            let (rows, columns) = ([8.0, 10.0, 14.0], [7.0, 8.0, 7.0, 10.0]);
            (32.0 * joint[row][column] / (rows[row] * columns[column])).ln()
        }
        _ => unreachable!("{key}"),
    }
}

#[test]
fn information_is_that_of_the_closed_forms() {
    assert_eq!(truths().len(), EXPECTED.len());
    for (truth, (key, bits)) in truths().iter().zip(EXPECTED) {
        assert_eq!(truth.key, key);
        assert!((truth.bits - bits).abs() < 2e-13, "{key}: {} is not {bits}", truth.bits);
        assert!(!truth.label.is_empty() && !truth.source.is_empty());
    }
}

#[test]
fn information_is_the_mean_of_its_density() {
    for truth in truths() {
        let drawn = truth.draw(SAMPLES, 1);
        let bits: Vec<f64> = samples(&drawn).iter().map(|(x, y)| nats(truth.key, x, y) / LN_2).collect();
        let (mean, variance) = moments(&bits);
        let error = (variance / SAMPLES as f64).sqrt();
        let off = (mean - truth.bits).abs();
        assert!(off <= 4.0 * error + 1e-12, "{}: {mean} ± {error} is not {}", truth.key, truth.bits);
    }
}

#[test]
fn margins_have_their_moments() {
    let uniform = (0.5, 1.0 / 12.0);
    let x = [
        ("normal", 0.0, 1.0),
        ("normal_dense", 0.0, 1.0),
        ("normal_16", 0.0, 1.0),
        ("uniform_margins", uniform.0, uniform.1),
        // E |x|³ of a standard normal.
        ("half_cube", 0.0, 2.0 * (2.0 / PI).sqrt()),
        ("uniform_sum_low", uniform.0, uniform.1),
        ("spiral", 0.0, 1.0),
        ("two_point", 0.0, 2.0),
        ("two_point_clear", 0.0, 1.25),
        ("table", (10.0 + 2.0 * 14.0) / 32.0, (10.0 + 4.0 * 14.0) / 32.0 - (38.0_f64 / 32.0).powi(2)),
        ("categorical", 3.0, 2.0 + 1.0 / 3.0),
        ("independent", 0.0, 1.0),
    ];
    for (key, mean, variance) in x {
        let drawn = truth(key).draw(SAMPLES, 2).x;
        for unit in 0..drawn.width {
            let (sample_mean, sample_variance) = moments(drawn.unit(unit));
            let error = (variance / SAMPLES as f64).sqrt();
            assert!((sample_mean - mean).abs() < 5.0 * error, "{key}: mean {sample_mean}");
            assert!((sample_variance / variance - 1.0).abs() < 0.04, "{key}: variance {sample_variance}");
        }
    }
}

#[test]
fn correlations_are_those_asked_for() {
    let correlation = |a: &[f64], b: &[f64]| {
        let products: Vec<f64> = a.iter().zip(b).map(|(a, b)| a * b).collect();
        (moments(&products).0 - moments(a).0 * moments(b).0) / (moments(a).1 * moments(b).1).sqrt()
    };
    let asked = [("normal_dense", 0.5, 0.5), ("normal_16", 0.5, 0.0), ("independent", 0.0, 0.0)];
    for (key, same, other) in asked {
        let Draw { x, y: Side::Real(y) } = truth(key).draw(SAMPLES, 3) else { panic!("{key}") };
        for (i, j) in (0..x.width).flat_map(|i| (0..y.width).map(move |j| (i, j))) {
            let (found, asked) = (correlation(x.unit(i), y.unit(j)), if i == j { same } else { other });
            assert!((found - asked).abs() < 5.0 / (SAMPLES as f64).sqrt(), "{key}: {i}, {j}: {found}");
        }
    }
}

#[test]
fn shapes_fit_for_any_number_of_samples() {
    for (truth, samples) in truths().iter().flat_map(|truth| [0, 1, 257].map(|samples| (truth, samples))) {
        let Draw { x, y } = truth.draw(samples, 4);
        assert_eq!((x.samples, x.values.len()), (samples, x.width * samples), "{}", truth.key);
        assert!(x.values.iter().all(|x| x.is_finite()));
        let widths = match &y {
            Side::Real(y) => {
                assert_eq!((y.samples, y.values.len()), (samples, y.width * samples), "{}", truth.key);
                assert!(y.values.iter().all(|y| y.is_finite()));
                (x.width, y.width)
            }
            Side::Labels { labels, classes } => {
                assert_eq!(labels.len(), samples);
                assert!(labels.iter().all(|label| (*label as usize) < *classes));
                (x.width, 1)
            }
        };
        let expected = match truth.key {
            "normal_dense" => (3, 3),
            "normal_16" => (16, 16),
            "swiss_roll" | "spiral" => (2, 1),
            _ => (1, 1),
        };
        assert_eq!(widths, expected, "{}", truth.key);
    }
}

#[test]
fn a_draw_is_of_its_seed_and_truth() {
    for truth in truths() {
        assert_eq!(truth.draw(50, 5), truth.draw(50, 5), "{}", truth.key);
        assert_ne!(truth.draw(50, 5), truth.draw(50, 6), "{}", truth.key);
    }
    let first = |key| truth(key).draw(1, 5).x.values[0];
    assert_ne!(first("normal"), first("independent"));
}
