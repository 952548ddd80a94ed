//! Nearest-neighbour estimates against NPEET, scikit-learn, closed forms and a count of all pairs.

use infoplane::information::neighbours::{
    Variant, digamma, entropy, jitter, mutual_information, with_labels,
};
use infoplane::network::Activations;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::Deserialize;

/// One unit.
fn unit(values: &[f64]) -> Activations<f64> {
    Activations { values: values.to_vec(), width: 1, samples: values.len() }
}

/// Uniform numbers in [0, 1) with this many steps.
fn uniform(width: usize, samples: usize, steps: u32, seed: u64) -> Activations<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut value = || f64::from(random.next_u32() % steps) / f64::from(steps);
    Activations { values: (0..width * samples).map(|_| value()).collect(), width, samples }
}

/// y = mean of the units of x + noise, in `width` units.
fn noisy_means(x: &Activations<f64>, width: usize, seed: u64) -> Activations<f64> {
    let mut y = uniform(width, x.samples, 1 << 20, seed);
    for (at, value) in y.values.iter_mut().enumerate() {
        *value += (0..x.width).map(|unit| x.unit(unit)[at % x.samples]).sum::<f64>() / x.width as f64;
    }
    y
}

fn mi(x: &Activations<f64>, y: &Activations<f64>, k: usize, variant: Variant) -> f64 {
    mutual_information(x, y, k, variant, &mut |_| true).unwrap()
}

fn mi_with(x: &Activations<f64>, labels: &[u32], k: usize) -> f64 {
    with_labels(x, labels, k, &mut |_| true).unwrap()
}

fn h(x: &Activations<f64>, k: usize) -> f64 {
    entropy(x, k, &mut |_| true).unwrap()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} ± {tolerance}");
}

/// 500 samples of two Gaussians of correlation 0.6.
fn gaussians() -> [Activations<f64>; 2] {
    let lines = include_str!("../fixtures/gauss2d_rho0.6_n500.csv").lines().skip(1);
    let rows: Vec<(f64, f64)> = lines
        .map(|line| line.split_once(',').unwrap())
        .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
        .collect();
    let (x, y): (Vec<f64>, Vec<f64>) = rows.into_iter().unzip();
    [unit(&x), unit(&y)]
}

#[test]
fn gaussians_have_the_values_of_npeet() {
    let [x, y] = gaussians();
    for (k, expected) in [(3, 0.2137938210), (5, 0.2248219629), (10, 0.2150175151)] {
        assert_near(mi(&x, &y, k, Variant::First), expected, 1e-8);
    }
    assert_near(mi(&x, &y, 3, Variant::Second), 0.1898624625, 1e-8);
    assert_near(h(&x, 3), 1.3633454034, 1e-8);
}

#[test]
fn the_example_of_npeet_has_its_value() {
    #[derive(Deserialize)]
    struct Example {
        x: Vec<f64>,
        y: Vec<f64>,
        #[serde(rename = "KSG1_k3_bits")]
        bits: f64,
    }
    let example: Example = serde_json::from_str(include_str!("../fixtures/npeet_readme.json")).unwrap();
    let nats = mi(&unit(&example.x), &unit(&example.y), 3, Variant::First);
    assert_near(nats / std::f64::consts::LN_2, example.bits, 1e-12);
}

#[test]
fn labels_have_the_values_of_scikit_learn() {
    #[derive(Deserialize)]
    struct Case {
        values: Vec<f64>,
        labels: Vec<u32>,
        k: usize,
        information: f64,
    }
    let cases: Vec<Case> = serde_json::from_str(include_str!("../fixtures/ross.json")).unwrap();
    for case in &cases {
        assert_near(mi_with(&unit(&case.values), &case.labels, case.k), case.information, 1e-12);
    }
}

/// Distances of samples in the maximum norm over units.
fn distance(x: &Activations<f64>, a: usize, b: usize) -> f64 {
    (0..x.width).map(|unit| (x.unit(unit)[a] - x.unit(unit)[b]).abs()).fold(0.0, f64::max)
}

fn others(x: &Activations<f64>, sample: usize) -> impl Iterator<Item = usize> + Clone {
    (0..x.samples).filter(move |other| *other != sample)
}

/// H_{n−1} − γ.
fn harmonic(n: usize) -> f64 {
    (1..n).map(|i| 1.0 / i as f64).sum::<f64>() - 0.5772156649015329
}

/// Kraskov et al. (2004), equations 8 and 9, and the entropy of x, by all pairs.
fn of_all_pairs(x: &Activations<f64>, y: &Activations<f64>, k: usize) -> [f64; 3] {
    let n = x.samples;
    let (mut first, mut second, mut log) = (0.0, 0.0, 0.0);
    for i in 0..n {
        let joint = |j: &usize| distance(x, i, *j).max(distance(y, i, *j));
        let mut order: Vec<usize> = others(x, i).collect();
        order.sort_by(|a, b| joint(a).total_cmp(&joint(b)));
        for margin in [x, y] {
            let within =
                |test: &dyn Fn(f64) -> bool| others(x, i).filter(|j| test(distance(margin, i, *j))).count();
            let epsilon = joint(&order[k - 1]);
            first += harmonic(within(&|d| d < epsilon) + 1);
            let epsilon = order[..k].iter().map(|j| distance(margin, i, *j)).fold(0.0, f64::max);
            second += harmonic(within(&|d| d <= epsilon));
        }
        let mut alone: Vec<f64> = others(x, i).map(|j| distance(x, i, j)).collect();
        alone.sort_by(f64::total_cmp);
        log += (2.0 * alone[k - 1]).ln();
    }
    let known = harmonic(k) + harmonic(n);
    [
        known - first / n as f64,
        known - 1.0 / k as f64 - second / n as f64,
        harmonic(n) - harmonic(k) + x.width as f64 * log / n as f64,
    ]
}

/// Ross (2014), equation 2, by all pairs.
fn labels_of_all_pairs(x: &Activations<f64>, labels: &[u32], k: usize) -> f64 {
    let size = |i: usize| labels.iter().filter(|label| **label == labels[i]).count();
    let kept: Vec<usize> = (0..x.samples).filter(|i| size(*i) > 1).collect();
    let mut sum = 0.0;
    for &i in &kept {
        let mut same: Vec<f64> =
            others(x, i).filter(|j| labels[*j] == labels[i]).map(|j| distance(x, i, j)).collect();
        same.sort_by(f64::total_cmp);
        let k = k.min(same.len());
        let closer = kept.iter().filter(|j| **j != i && distance(x, i, **j) < same[k - 1]).count();
        sum += harmonic(k) - harmonic(size(i)) - harmonic(closer + 1);
    }
    harmonic(kept.len()) + sum / kept.len() as f64
}

#[test]
fn estimates_are_those_of_all_pairs() {
    // Sample counts about a multiple of the block, and values of few steps, which tie.
    for (seed, samples) in [(1, 63), (2, 64), (3, 65), (4, 8), (5, 150), (6, 17)] {
        for (x_width, y_width) in [(1, 1), (1, 2), (2, 1), (3, 2), (5, 1), (4, 5)] {
            for steps in [7, 1 << 30] {
                let (x, tied) = jitter(&uniform(x_width, samples, steps, seed), seed);
                assert_eq!(tied, steps == 7);
                let y = noisy_means(&x, y_width, seed + 9);
                let labels: Vec<u32> = y.unit(0).iter().map(|value| (value * 4.0) as u32).collect();
                for k in [1, 3, 7] {
                    let [first, second, alone] = of_all_pairs(&x, &y, k);
                    assert_near(mi(&x, &y, k, Variant::First), first, 1e-12);
                    assert_near(mi(&x, &y, k, Variant::Second), second, 1e-12);
                    assert_near(h(&x, k), alone, 1e-11);
                    assert_near(mi_with(&x, &labels, k), labels_of_all_pairs(&x, &labels, k), 1e-12);
                }
            }
        }
    }
}

#[test]
fn margins_may_be_exchanged() {
    let x = uniform(4, 200, 1 << 30, 1);
    let y = noisy_means(&x, 2, 2);
    for variant in [Variant::First, Variant::Second] {
        assert_near(mi(&x, &y, 3, variant), mi(&y, &x, 3, variant), 1e-13);
    }
}

#[test]
fn monotone_maps_of_a_margin_hardly_matter() {
    let [x, y] = gaussians();
    let known = -0.5 * (1.0_f64 - 0.36).ln();
    let direct = mi(&x, &y, 3, Variant::First);
    // The standard deviation of the estimate is about 0.03 nats.
    assert_near(direct, known, 0.06);
    let maps: [fn(f64) -> f64; 4] = [f64::exp, f64::tanh, f64::atan, |value| 2.0 * value + value.powi(3)];
    for map in maps {
        let mapped = unit(&x.values.iter().map(|value| map(*value)).collect::<Vec<f64>>());
        assert_near(mi(&mapped, &y, 3, Variant::First), direct, 0.05);
    }
    let doubled =
        |x: &Activations<f64>| unit(&x.values.iter().map(|value| 2.0 * value).collect::<Vec<f64>>());
    assert_eq!(mi(&doubled(&x), &doubled(&y), 3, Variant::First), direct);
}

#[test]
fn entropy_moves_with_scale_and_nears_that_of_the_unit_cube() {
    let x = uniform(3, 2000, 1 << 30, 1);
    assert_near(h(&x, 3), 0.0, 0.15);
    let doubled = Activations { values: x.values.iter().map(|value| 2.0 * value).collect(), ..x.clone() };
    assert_near(h(&doubled, 3), h(&x, 3) + 3.0 * std::f64::consts::LN_2, 1e-12);
}

#[test]
fn a_unit_that_never_varies_informs_of_nothing() {
    let x = uniform(1, 100, 1 << 30, 1);
    let constant = unit(&[0.5; 100]);
    for y in [&constant, &jitter(&constant, 1).0, &jitter(&unit(&[0.0; 100]), 1).0] {
        assert_near(mi(&x, y, 3, Variant::First), 0.0, 1e-12);
    }
    assert_near(mi_with(&x, &[4; 100], 3), 0.0, 1e-12);
}

#[test]
fn too_little_to_estimate_from_is_not_a_number() {
    let nothing = Activations { values: Vec::new(), width: 0, samples: 4 };
    let empty = unit(&[]);
    let x = unit(&[1.0, 2.0, 4.0, 7.0]);
    for variant in [Variant::First, Variant::Second] {
        for (x, y, k) in [(&x, &nothing, 1), (&nothing, &x, 1), (&x, &x, 4), (&x, &x, 0), (&empty, &empty, 1)]
        {
            assert!(mi(x, y, k, variant).is_nan());
        }
        assert!(mi(&x, &unit(&[1.0, f64::NAN, 2.0, 3.0]), 2, variant).is_nan());
        assert!(mi(&x, &x, 3, variant).is_finite());
    }
    assert!(h(&nothing, 1).is_nan() && h(&empty, 1).is_nan() && h(&x, 4).is_nan());
    assert!(mi_with(&x, &[0, 1, 2, 3], 1).is_nan() && mi_with(&empty, &[], 1).is_nan());
    assert!(mi_with(&nothing, &[0, 0, 1, 1], 1).is_nan() && mi_with(&x, &[0, 0, 1, 1], 0).is_nan());
    assert!(mi_with(&x, &[0, 0, u32::MAX, u32::MAX], 100).is_finite());
    assert_eq!(jitter(&nothing, 1), (nothing, false));
    assert_eq!(jitter(&empty, 1), (empty, false));
}

#[test]
fn work_stops_when_told() {
    let x = uniform(5, 2000, 1 << 30, 1);
    let mut shares = Vec::new();
    assert!(
        mutual_information(&x, &x, 3, Variant::First, &mut |share| {
            shares.push(share);
            true
        })
        .is_some()
    );
    assert!(
        shares.len() > 2 && shares[0] == 0.0 && shares.is_sorted() && shares.iter().all(|share| *share < 1.0)
    );
    let mut left = 2;
    let mut stop = |_| {
        left -= 1;
        left > 0
    };
    assert_eq!(mutual_information(&x, &x, 3, Variant::Second, &mut stop), None);
    assert_eq!(left, 0);
    assert_eq!(entropy(&x, 3, &mut |_| false), None);
    assert_eq!(with_labels(&x, &[0; 2000], 3, &mut |_| false), None);
}

#[test]
fn jitter_parts_ties_and_leaves_the_rest() {
    let values = [[1.0, 2.0, 1.0, -4.0], [1.0, 2.0, 3.0, 4.0], [0.0, 0.0, 0.0, 0.0], [0.0, -0.0, 1.0, 2.0]];
    let x = Activations { values: values.concat(), width: 4, samples: 4 };
    let (noisy, tied) = jitter(&x, 5);
    assert!(tied);
    assert_eq!(noisy.unit(1), x.unit(1));
    for (unit, bound) in [(0, 2e-10), (2, 1e-110), (3, 0.75e-10)] {
        let mut sorted = noisy.unit(unit).to_vec();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[0] < pair[1]));
        // Rounding of the sum is allowed for.
        for (new, old) in noisy.unit(unit).iter().zip(x.unit(unit)) {
            assert_near(*new, *old, bound + 1e-15 * old.abs());
        }
    }
    assert_eq!(jitter(&x, 5).0, noisy);
    assert_ne!(jitter(&x, 6).0, noisy);
    let twins = jitter(&Activations { values: vec![1.0; 8], width: 2, samples: 4 }, 5).0;
    assert_ne!(twins.unit(0), twins.unit(1));
    assert_eq!(jitter(&noisy, 5), (noisy, false));
}

#[test]
fn digamma_is_that_of_the_tables() {
    // By mpmath in 30 digits, rounded.
    let known = [
        (0.001, -1000.5755719318103),
        (0.25, -4.2274535333762655),
        (0.5, -1.9635100260214235),
        (1.0, -0.5772156649015329),
        (1.5, 0.03648997397857652),
        (2.0, 0.42278433509846713),
        (3.0, 0.9227843350984671),
        (5.0, 1.5061176684318005),
        (9.5, 2.1977378764029494),
        (10.0, 2.251752589066721),
        (100.0, 4.600161852738087),
        (4096.0, 8.31764409143979),
        (1e10, 23.025850929890456),
    ];
    for (x, expected) in known {
        assert_near(digamma(x), expected, 1e-15 * expected.abs().max(1.0));
    }
    for n in 1..200 {
        assert_near(digamma(n as f64), harmonic(n), 4e-15);
    }
    assert!([0.0, -1.0, -0.5, f64::NAN].iter().all(|x| digamma(*x).is_nan()));
    assert_eq!(digamma(f64::INFINITY), f64::INFINITY);
}
