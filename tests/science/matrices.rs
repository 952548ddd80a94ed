//! Eigenvalues, Rényi entropies and canonical correlations against numpy and closed forms.

use std::f64::consts::PI;

use infoplane::information::gaussian::{Gaussian, mutual_information};
use infoplane::information::renyi::{Gram, silverman};
use infoplane::information::symmetric::eigenvalues;
use infoplane::network::Activations;
use serde::Deserialize;

#[derive(Deserialize)]
struct Fixture {
    symmetric: Vec<Vec<f64>>,
    renyi: Vec<RenyiCase>,
    gaussian: Vec<GaussianCase>,
}

#[derive(Deserialize)]
struct RenyiCase {
    width: usize,
    samples: usize,
    classes: usize,
    sigma: f64,
    alpha: f64,
    bits: [f64; 5],
}

#[derive(Deserialize)]
struct GaussianCase {
    width: usize,
    others: usize,
    samples: usize,
    bits: [f64; 2],
}

fn fixture() -> Fixture {
    serde_json::from_str(include_str!("../fixtures/eigenvalues.json")).unwrap()
}

/// The stream of numbers of eigenvalues.py.
struct Numbers(u64);

impl Numbers {
    fn draw(&mut self, count: usize) -> Vec<f64> {
        let mut next = || {
            self.0 = (self.0 * 1_103_515_245 + 12345) % (1 << 31);
            self.0 as f64 / f64::from(1_u32 << 31) - 0.5
        };
        (0..count).map(|_| next()).collect()
    }

    fn units(&mut self, width: usize, samples: usize) -> Activations<f64> {
        Activations { values: self.draw(width * samples), width, samples }
    }

    fn symmetric(&mut self, size: usize) -> Vec<f64> {
        let half = self.draw(size * size);
        (0..size * size).map(|at| half[at] + half[at % size * size + at / size]).collect()
    }
}

/// One-hot labels [classes, samples], the classes in turn.
fn in_turn(classes: usize, samples: usize) -> Activations<f64> {
    let values = (0..classes * samples).map(|at| f64::from(u8::from(at % samples % classes == at / samples)));
    Activations { values: values.collect(), width: classes, samples }
}

/// Units [rows, samples] that are combinations of `x`, plus an offset each.
fn combine(x: &Activations<f64>, matrix: &[f64]) -> Activations<f64> {
    let width = matrix.len() / x.width;
    let of = |unit: usize, sample: usize| {
        (0..x.width).map(|from| matrix[unit * x.width + from] * x.unit(from)[sample]).sum::<f64>()
            + unit as f64
    };
    let values = (0..width).flat_map(|unit| (0..x.samples).map(move |sample| (unit, sample)));
    Activations { values: values.map(|(unit, sample)| of(unit, sample)).collect(), width, samples: x.samples }
}

/// The units of both.
fn beside(x: &Activations<f64>, y: &Activations<f64>) -> Activations<f64> {
    let values = [x.values.as_slice(), y.values.as_slice()].concat();
    Activations { values, width: x.width + y.width, samples: x.samples }
}

fn spectrum(matrix: &[f64], size: usize) -> Vec<f64> {
    eigenvalues(matrix, size, &mut || true).unwrap()
}

fn bits(gram: &Gram, alpha: f64) -> f64 {
    gram.entropy(alpha, &mut || true).unwrap()
}

#[track_caller]
fn close(ours: f64, theirs: f64, tolerance: f64) {
    assert!((ours - theirs).abs() <= tolerance, "{ours} is not {theirs} to {tolerance}");
}

#[test]
fn eigenvalues_of_a_second_difference() {
    for size in [1, 2, 3, 10, 127, 512] {
        let element = |at: usize| match (at / size).abs_diff(at % size) {
            0 => 2.0,
            1 => -1.0,
            _ => 0.0,
        };
        let ours = spectrum(&(0..size * size).map(element).collect::<Vec<f64>>(), size);
        for (k, ours) in ours.iter().enumerate() {
            close(*ours, 2.0 - 2.0 * (PI * (k + 1) as f64 / (size + 1) as f64).cos(), 3e-14);
        }
    }
}

#[test]
fn eigenvalues_of_simple_matrices() {
    assert!(spectrum(&[], 0).is_empty());
    assert_eq!(spectrum(&[-3.0], 1), [-3.0]);
    assert_eq!(spectrum(&[0.0; 25], 5), [0.0; 5]);
    assert_eq!(spectrum(&[3.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 2.0], 3), [1.0, 2.0, 3.0]);
    let ones = spectrum(&[1.0; 49], 7);
    close(ones[6], 7.0, 1e-14);
    assert!(ones[..6].iter().all(|lambda| lambda.abs() < 1e-14));
    assert!(spectrum(&[1.0, f64::NAN, f64::NAN, 1.0], 2).iter().all(|lambda| lambda.is_nan()));
    assert!(spectrum(&[1.0, f64::INFINITY, f64::INFINITY, 1.0], 2).iter().all(|lambda| lambda.is_nan()));
}

#[test]
fn eigenvalues_as_numpy_has_them() {
    let mut numbers = Numbers(1);
    for theirs in fixture().symmetric {
        let ours = spectrum(&numbers.symmetric(theirs.len()), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            close(*ours, *theirs, 1e-13);
        }
    }
}

#[test]
fn trace_and_norm_are_those_of_the_eigenvalues() {
    let mut numbers = Numbers(7);
    for size in (1..40).chain([255, 400]) {
        for scale in [1e-60, 1.0, 1e60] {
            let matrix: Vec<f64> = numbers.symmetric(size).iter().map(|element| element * scale).collect();
            let ours = spectrum(&matrix, size);
            let trace: f64 = (0..size).map(|row| matrix[row * (size + 1)]).sum();
            // Row by row, for the sum of them all would be rounded more than the eigenvalues are.
            let square = |row: &[f64]| row.iter().map(|element| element * element).sum::<f64>();
            let squares: f64 = matrix.chunks(size).map(square).sum();
            let norm = squares.sqrt();
            close(ours.iter().sum(), trace, 1e-14 * norm * (size as f64).sqrt());
            close(ours.iter().map(|lambda| lambda * lambda).sum(), squares, 1e-14 * squares);
            assert!(ours.is_sorted());
        }
    }
}

#[test]
fn computation_stops_where_it_is_told_to() {
    let matrix = Numbers(3).symmetric(300);
    let mut calls = 0;
    let all = eigenvalues(&matrix, 300, &mut || {
        calls += 1;
        true
    });
    assert!(all.is_some() && calls > 5, "{calls} calls");
    for last in 0..calls {
        let mut called = 0;
        let stopped = eigenvalues(&matrix, 300, &mut || {
            called += 1;
            called <= last
        });
        assert!(stopped.is_none() && called == last + 1);
    }
    let gram = Gram { values: matrix, samples: 300 };
    assert_eq!(gram.entropy(1.01, &mut || false), None);
}

#[test]
fn renyi_entropies_as_numpy_has_them() {
    let mut numbers = Numbers(1);
    let Fixture { symmetric, renyi, .. } = fixture();
    symmetric.iter().for_each(|theirs| drop(numbers.symmetric(theirs.len())));
    for cases in renyi.chunks(4) {
        let RenyiCase { width, samples, classes, sigma, .. } = cases[0];
        let x = numbers.units(width, samples);
        let mut p = numbers.units(classes, samples);
        p.values.iter_mut().for_each(|p| *p += 0.5);
        close(silverman(&x), sigma, 1e-15);
        let (kernel, soft) = (Gram::gaussian(&x, silverman(&x)), Gram::labels(&p));
        let hard = Gram::labels(&in_turn(classes, samples));
        let grams = [&kernel, &soft, &hard, &kernel.joint(&soft), &kernel.joint(&hard)];
        for case in cases {
            // Numpy's eigenvalues that are 0 in truth count where α < 1, as ours do.
            let tolerance = if case.alpha < 1.0 { 1e-6 } else { 1e-11 };
            for (gram, theirs) in grams.iter().zip(case.bits) {
                close(bits(gram, case.alpha), theirs, tolerance);
            }
        }
    }
}

#[test]
fn renyi_entropy_of_known_spectra() {
    for alpha in [0.5, 1.01, 2.0, 3.0] {
        // Every sample alike, by constant units of any number; every one apart; classes of equal size.
        for width in [0, 1, 4] {
            let constant = Activations { values: vec![0.1; width * 50], width, samples: 50 };
            let gram = Gram::gaussian(&constant, silverman(&constant));
            assert_eq!(gram.values, vec![1.0 / 50.0; 2500]);
            close(bits(&gram, alpha), 0.0, if alpha < 1.0 { 1e-6 } else { 1e-11 });
        }
        let apart = Gram::gaussian(&Numbers(5).units(3, 64), 1e-9);
        close(bits(&apart, alpha), 6.0, 1e-11);
        close(bits(&Gram::gaussian(&Numbers(5).units(3, 64), 0.0), alpha), 6.0, 1e-11);
        let classes = Gram::labels(&in_turn(4, 64));
        close(bits(&classes, alpha), 2.0, if alpha < 1.0 { 1e-6 } else { 1e-11 });
        close(bits(&classes.joint(&apart), alpha), 6.0, 1e-11);
    }
    let nothing = Activations { values: Vec::new(), width: 3, samples: 0 };
    assert_eq!(bits(&Gram::gaussian(&nothing, silverman(&nothing)), 1.01), 0.0);
    let unlabelled = Activations { values: Vec::new(), width: 0, samples: 9 };
    assert_eq!(bits(&Gram::labels(&unlabelled), 1.01), 0.0);
    let alone = Numbers(1).units(3, 1);
    assert_eq!(bits(&Gram::gaussian(&alone, silverman(&alone)), 1.01), 0.0);
    let broken = Activations { values: vec![1.0, f64::NAN, 2.0], width: 1, samples: 3 };
    assert!(
        bits(&Gram::gaussian(&broken, 1.0), 1.01).is_nan()
            && bits(&Gram::gaussian(&broken, 1.0), 2.0).is_nan()
    );
}

#[test]
fn renyi_entropy_nears_von_neumann_and_falls_with_alpha() {
    let x = Numbers(11).units(4, 90);
    let gram = Gram::gaussian(&x, 3.0 * silverman(&x));
    let lambdas = spectrum(&gram.values, 90);
    let von_neumann: f64 = -lambdas.iter().filter(|l| **l > 0.0).map(|l| l * l.log2()).sum::<f64>();
    close(bits(&gram, 1.0 + 1e-5), von_neumann, 1e-4);
    close(bits(&gram, 1.0 - 1e-5), von_neumann, 1e-4);
    // α = 2 goes by the norm and its neighbours by the eigenvalues.
    close(bits(&gram, 2.0), bits(&gram, 2.0 + 1e-9), 1e-7);
    let falling: Vec<f64> = [0.5, 0.9, 1.01, 1.5, 2.0, 4.0].iter().map(|alpha| bits(&gram, *alpha)).collect();
    assert!(falling.is_sorted_by(|a, b| a > b), "{falling:?}");
    // Two variables tell more than one, and less than both apart.
    let other = Gram::gaussian(&Numbers(12).units(2, 90), 0.3);
    let joint = bits(&gram.joint(&other), 1.01);
    assert!(joint > bits(&gram, 1.01).max(bits(&other, 1.01)));
    assert!(joint < bits(&gram, 1.01) + bits(&other, 1.01));
}

#[test]
fn gaussian_information_as_numpy_has_it() {
    let mut numbers = Numbers(1);
    let Fixture { symmetric, renyi, gaussian } = fixture();
    symmetric.iter().for_each(|theirs| drop(numbers.symmetric(theirs.len())));
    renyi.chunks(4).for_each(|c| drop(numbers.draw((c[0].width + c[0].classes) * c[0].samples)));
    for GaussianCase { width, others, samples, bits } in gaussian {
        let x = numbers.units(width, samples);
        let noise = numbers.units(others, samples);
        let signal = combine(&x, &numbers.draw(others * width));
        let values = signal.values.iter().zip(&noise.values).map(|(signal, noise)| signal + noise).collect();
        let y = Activations { values, ..signal };
        for (y, theirs) in [(&y, bits[0]), (&in_turn(3, samples), bits[1])] {
            for ours in [mutual_information(&x, y), mutual_information(y, &x)] {
                close(ours.bits, theirs, 1e-12);
                assert!(!ours.degenerate);
            }
        }
    }
}

#[test]
fn gaussian_information_of_a_known_correlation() {
    // Orthogonal waves of one length, so that y = ρ x + √(1 − ρ²) x′ has the sample correlation ρ.
    let samples = 40;
    let wave = |k: usize, at: usize| (2.0 * PI * (k * at) as f64 / samples as f64).sin();
    let waves = |k: &[usize]| Activations {
        values: k.iter().flat_map(|k| (0..samples).map(move |at| wave(*k, at))).collect(),
        width: k.len(),
        samples,
    };
    let (x, all) = (waves(&[1, 2]), waves(&[1, 2, 3, 4]));
    for (rho, sigma) in [(0.0, 0.0), (0.3, 0.0), (0.8, -0.5), (0.999_999, 0.1)] {
        let mix =
            [rho, 0.0, f64::sqrt(1.0 - rho * rho), 0.0, 0.0, sigma, 0.0, f64::sqrt(1.0 - sigma * sigma)];
        let theirs = -0.5 * ((1.0 - rho * rho).log2() + (1.0 - sigma * sigma).log2());
        let ours = mutual_information(&x, &combine(&all, &mix));
        close(ours.bits, theirs, 1e-9);
        assert!(!ours.degenerate);
    }
}

#[test]
fn gaussian_information_is_of_the_space_not_of_its_units() {
    let (x, noise) = (Numbers(21).units(3, 60), Numbers(22).units(2, 60));
    let y = combine(&beside(&x, &noise), &[1.0, 0.5, 0.0, 1.0, 0.0, 0.0, -0.5, 2.0, 0.0, 0.7]);
    let theirs = mutual_information(&x, &y).bits;
    assert!(theirs > 0.5);
    let turned = combine(&x, &[1e3, 2.0, 0.0, -1.0, 1e-3, 3.0, 0.5, 0.5, 0.5]);
    close(mutual_information(&turned, &y).bits, theirs, 1e-8);
    // Of a unit's own scale nothing remains, however far from the others'.
    let scaled = combine(&x, &[1e-150, 0.0, 0.0, 0.0, 1e150, 0.0, 0.0, 0.0, 1.0]);
    close(mutual_information(&scaled, &y).bits, theirs, 1e-12);
}

#[test]
fn gaussian_information_of_dependent_units() {
    let (x, y) = (Numbers(31).units(3, 80), in_turn(4, 80));
    let theirs = mutual_information(&x, &y);
    let three = Activations { values: y.values[..240].to_vec(), width: 3, samples: 80 };
    close(mutual_information(&x, &three).bits, theirs.bits, 1e-12);
    let constant = Activations { values: vec![0.1; 80], width: 1, samples: 80 };
    let sums = combine(&x, &[1.0, 1.0, 1.0, 1.0, -1.0, 0.3]);
    let crowded = beside(&beside(&constant, &sums), &beside(&x, &x));
    close(mutual_information(&crowded, &y).bits, theirs.bits, 1e-12);
    assert_eq!(mutual_information(&constant, &y), Gaussian { bits: 0.0, degenerate: false });
}

#[test]
fn certainty_is_flagged() {
    let x = Numbers(41).units(3, 70);
    // Nearly dependent units: the second has 10⁻⁸ of its variance of its own.
    let steep = combine(&x, &[1.0, 0.0, 0.0, 1.0, 1e-4, 0.0]);
    for y in [combine(&x, &[1.0, -2.0, 0.5]), combine(&x, &[1.0, 0.0, 0.0, 1.0, 1.0, 0.0]), steep] {
        for information in [mutual_information(&x, &y), mutual_information(&y, &x)] {
            assert!(information.degenerate && information.bits.is_finite() && information.bits > 19.0);
        }
    }
    // As many dimensions as samples, in all.
    let information = mutual_information(&Numbers(42).units(6, 10), &Numbers(43).units(4, 10));
    assert!(information.degenerate);
    assert!(!mutual_information(&Numbers(42).units(6, 11), &Numbers(43).units(4, 11)).degenerate);
}

#[test]
fn gaussian_information_of_next_to_nothing() {
    let empty = |samples| Activations { values: Vec::new(), width: 0, samples };
    assert_eq!(mutual_information(&empty(9), &in_turn(3, 9)), Gaussian { bits: 0.0, degenerate: false });
    assert!(mutual_information(&empty(0), &empty(0)).bits.is_nan());
    assert!(mutual_information(&in_turn(1, 1), &in_turn(1, 1)).bits.is_nan());
    let broken = Activations { values: vec![1.0, f64::NAN, 2.0], width: 1, samples: 3 };
    assert!(mutual_information(&broken, &in_turn(2, 3)).bits.is_nan());
}
