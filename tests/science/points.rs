//! Data sets that are drawn, what is known of them, and what is done to inputs before a network sees them.

use std::f64::consts::PI;
use std::sync::Arc;

use infoplane::data::{Inputs, Known, Lessons, Samples, Split};
use infoplane::evaluation::Reader;
use infoplane::experiment::{DataSet, Draw, Experiment, Over, Reading};
use infoplane::network::{Activations, forward, initial_weights};
use infoplane::run::content_hash;
use proptest::prelude::*;
use serde_json::Value;

use crate::samples;

fn experiment(link: &str) -> Experiment {
    let (experiment, notices) = Experiment::from_link(link);
    assert_eq!(notices, [], "{link}");
    experiment
}

fn drawn(link: &str) -> Arc<Samples> {
    samples::of(&experiment(link))
}

const SETS: [&str; 5] = ["gauss", "circle", "xor", "two_gauss", "spiral"];

/// Mean and standard deviation of an input over some rows.
fn moments(samples: &Samples, unit: usize, rows: &[usize]) -> (f64, f64) {
    let n = rows.len() as f64;
    let value = |row: &usize| f64::from(samples.input(*row)[unit]);
    let mean = rows.iter().map(value).sum::<f64>() / n;
    (mean, (rows.iter().map(|row| (value(row) - mean).powi(2)).sum::<f64>() / n).sqrt())
}

fn of_class(samples: &Samples, label: usize) -> Vec<usize> {
    (0..samples.len).filter(|row| samples.label(*row) == label).collect()
}

#[test]
fn what_is_known_of_gaussian_classes_is_what_scipy_integrates() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../fixtures/gauss.json")).unwrap();
    for case in &cases {
        let number = |key: &str| case[key].as_f64().unwrap();
        let known = Known::on_a_line(number("classes") as usize, number("distance"), number("flip"));
        assert!((known.bayes_accuracy - number("accuracy")).abs() < 1e-9, "{case} {known:?}");
        assert!((known.information - number("information")).abs() < 1e-9, "{case} {known:?}");
    }
    assert_eq!(cases.len(), 16);
}

/// Φ(δ/2σ), with σ² the classes' variance and that of the noise together; scale and spread change nothing.
#[test]
fn the_best_accuracy_of_two_classes_is_a_closed_form() {
    // Φ(1), Φ(0.5), Φ(2) to 15 digits.
    for (distance, accuracy) in [(2.0, 0.841344746068543), (1.0, 0.691462461274013), (4.0, 0.977249868051821)]
    {
        let base =
            Experiment { data: DataSet::Gauss, dimensions: 7, scale: 3.0, std: 2.0, ..Experiment::default() };
        let (sigma, noise) = (0.3, 0.4);
        let known = Known::of(&Experiment { sigma, noise, separation: 0.5 * distance, ..base }).unwrap();
        assert!((known.bayes_accuracy - accuracy).abs() < 1e-10, "{known:?}");
    }
    assert_eq!(Known::of(&Experiment::default()), None);
    assert_eq!(Known::of(&experiment("data=circle")), None);
}

#[test]
fn gaussian_classes_have_the_means_and_deviations_that_are_asked_for() {
    let samples = drawn("data=gauss&points=9999&dims=4&classes=3&sep=3&sigma=0.5");
    assert_eq!((samples.len, samples.input_width, samples.classes), (9999, 4, 3));
    for label in 0..3 {
        let rows = of_class(&samples, label);
        assert_eq!(rows.len(), 3333);
        for unit in 0..4 {
            let (mean, deviation) = moments(&samples, unit, &rows);
            // Five standard errors. Neighbours on the diagonal of 4 inputs are 3 = 2 · 1.5 apart.
            assert!((mean - 1.5 * (label as f64 - 1.0)).abs() < 5.0 * 0.5 / 3333_f64.sqrt(), "{mean}");
            assert!((deviation - 0.5).abs() < 5.0 * 0.5 / 6666_f64.sqrt(), "{deviation}");
        }
    }
    // A normal variable is beyond 1 and beyond 2 standard deviations so often.
    let all: Vec<f64> = (0..9999)
        .flat_map(|row| samples.input(row).iter().map(move |x| (row, *x)))
        .map(|(row, x)| (f64::from(x) - 1.5 * (samples.label(row) as f64 - 1.0)) / 0.5)
        .collect();
    for (beyond, share) in [(1.0, 0.317310507862914), (2.0, 0.0455002638963584), (3.0, 0.00269979606326019)] {
        let found = all.iter().filter(|z| z.abs() > beyond).count() as f64 / all.len() as f64;
        assert!((found - share).abs() < 5.0 * (share / all.len() as f64).sqrt(), "{beyond}: {found}");
    }
}

/// Where the points of each set may lie, from their definitions.
#[test]
fn the_sets_of_the_playground_have_their_shapes() {
    let point = |samples: &Samples, row: usize| {
        let at = samples.input(row);
        (f64::from(at[0]), f64::from(at[1]), samples.label(row))
    };
    for points in [100, 101, 2000] {
        for set in SETS {
            let samples = drawn(&format!("data={set}&points={points}"));
            let ones = of_class(&samples, 1).len();
            assert!(samples.len == points && ones.abs_diff(points - ones) <= 1, "{set}");
            assert!(samples.inputs.iter().all(|x| x.is_finite() && x.abs() < 6.0), "{set}");
        }
        let samples = drawn(&format!("data=circle&points={points}"));
        for row in 0..points {
            let (x, y, label) = point(&samples, row);
            let radius = x.hypot(y);
            let range = if label == 1 { 0.0..=1.2501 } else { 1.7499..=2.5001 };
            assert!(range.contains(&radius), "{label} {radius}");
        }
        let samples = drawn(&format!("data=xor&points={points}"));
        for row in 0..points {
            let (x, y, label) = point(&samples, row);
            assert_eq!(label == 1, x * y > 0.0);
            assert!([x, y].iter().all(|v| (0.15..=2.65).contains(&v.abs())));
        }
        let samples = drawn(&format!("data=spiral&points={points}"));
        let arm = points.div_ceil(2) as f64;
        for row in 0..points {
            let (x, y, label) = point(&samples, row);
            let along = (row / 2) as f64 / arm;
            let angle = 2.0 * PI * 1.75 * along + if label == 1 { 0.0 } else { PI };
            let (sin, cos) = (2.5 * along * angle.sin(), 2.5 * along * angle.cos());
            assert!((x - sin).abs() < 1e-6 && (y - cos).abs() < 1e-6, "{row}: {x} {y}, {sin} {cos}");
        }
    }
    let samples = drawn("data=two_gauss&points=10000");
    for (label, centre) in [(0, -1.0), (1, 1.0)] {
        for unit in 0..2 {
            let (mean, deviation) = moments(&samples, unit, &of_class(&samples, label));
            assert!((mean - centre).abs() < 0.025 && (deviation - 0.125_f64.sqrt()).abs() < 0.02);
        }
    }
}

/// The circle's directions are uniform: each eighth of the turn has an eighth of the points.
#[test]
fn the_circle_has_no_preferred_direction() {
    let samples = drawn("data=circle&points=10000");
    let mut counts = [0.0; 8];
    for row in 0..samples.len {
        let at = samples.input(row);
        let turn = (f64::from(at[1]).atan2(f64::from(at[0])) / (2.0 * PI)).rem_euclid(1.0);
        counts[(8.0 * turn) as usize % 8] += 1.0;
    }
    let chi: f64 = counts.iter().map(|count: &f64| (count - 1250.0).powi(2) / 1250.0).sum();
    // Of χ² with 7 degrees of freedom 99.99 % are below.
    assert!(chi < 29.9, "{chi}");
}

#[test]
fn the_seed_draws_and_more_points_keep_the_first() {
    for set in SETS {
        let link = format!("data={set}&points=500");
        assert_eq!(drawn(&link), drawn(&link));
        let other = drawn(&format!("{link}&seed=8"));
        // The spiral is not drawn.
        assert_eq!(drawn(&link) == other, set == "spiral");
        let more = drawn(&format!("data={set}&points=700"));
        assert_eq!(more.inputs[..1000] == drawn(&link).inputs[..], set != "spiral", "{set}");
    }
}

/// The bits of the numbers, which must not depend on the platform: links name them.
#[test]
fn the_numbers_are_these_to_the_bit() {
    let of = |link: &str| {
        content_hash(&drawn(link).inputs.iter().flat_map(|x| x.to_le_bytes()).collect::<Vec<_>>())
    };
    let links = [
        "data=gauss&points=300",
        "data=circle",
        "data=xor",
        "data=two_gauss",
        "data=spiral",
        "noise=0.5",
        "scale=0.3",
    ];
    let found = links.map(of);
    let known = [
        "03e76c012001ed73",
        "21c5a5ffd3943bd8",
        "f3eb607559c27bc9",
        "cc8fb2862e0fd35f",
        "c7754824a575a149",
        "f1de5d4e7ca03014",
        "49aa6816dc4d4725",
    ];
    assert_eq!(found, known);
}

#[test]
fn noise_and_scale_are_of_the_inputs_alone() {
    let clean = drawn("");
    let noisy = drawn("noise=0.5");
    assert_eq!(clean.targets, noisy.targets);
    let apart: Vec<f64> = clean.inputs.iter().zip(&noisy.inputs).map(|(a, b)| f64::from(b - a)).collect();
    let n = apart.len() as f64;
    let mean = apart.iter().sum::<f64>() / n;
    let deviation = (apart.iter().map(|d| d * d).sum::<f64>() / n).sqrt();
    assert!(mean.abs() < 5.0 * 0.5 / n.sqrt() && (deviation - 0.5).abs() < 5.0 * 0.5 / (2.0 * n).sqrt());
    let more = drawn("noise=1");
    for (i, apart) in apart.iter().enumerate() {
        assert!(
            (f64::from(more.inputs[i] - clean.inputs[i]) - 2.0 * apart).abs() < 1e-5,
            "the same noise, larger"
        );
    }
    let scaled = drawn("noise=0.5&scale=4");
    assert!(noisy.inputs.iter().zip(&scaled.inputs).all(|(a, b)| *b == 4.0 * a));
}

/// Default values leave every bit of what was trained before.
#[test]
fn without_a_spread_networks_learn_the_rows_themselves() {
    for draw in [Draw::One, Draw::Each] {
        let experiment = Experiment { draw, ..Experiment::default() };
        let samples = samples::of(&experiment);
        let lessons = Lessons::new(&experiment, &samples, 2..5);
        assert!(Arc::ptr_eq(&lessons.samples, &samples));
        for network in 2..5 {
            assert_eq!(lessons.rows(network), Split::new(&experiment, samples.len, network).train);
        }
    }
}

/// x' − m = s (x − m) about the mean m of the class in the training part, in each network's own.
#[test]
fn the_spread_is_of_the_training_part_about_its_class() {
    for (link, draws) in
        [("data=gauss&points=400&classes=3&dims=3&std=0.25", 1), ("data=xor&std=3&draw=each", 3)]
    {
        let experiment = experiment(&format!("{link}&nets=3"));
        let samples = samples::of(&experiment);
        let lessons = Lessons::new(&experiment, &samples, 0..3);
        let mut different = std::collections::BTreeSet::new();
        for network in 0..3 {
            let split = Split::new(&experiment, samples.len, network);
            let rows = lessons.rows(network);
            different.insert(rows.to_vec());
            assert_eq!(rows.len(), split.train.len());
            for unit in 0..samples.input_width {
                for label in 0..samples.classes {
                    let own: Vec<usize> = split
                        .train
                        .iter()
                        .map(|n| *n as usize)
                        .filter(|n| samples.label(*n) == label)
                        .collect();
                    let (mean, _) = moments(&samples, unit, &own);
                    for (row, taught) in split.train.iter().zip(rows) {
                        assert_eq!(samples.target(*row as usize), lessons.samples.target(*taught as usize));
                        if samples.label(*row as usize) == label {
                            let before = f64::from(samples.input(*row as usize)[unit]) - mean;
                            let after = f64::from(lessons.samples.input(*taught as usize)[unit]) - mean;
                            assert!((after - experiment.std * before).abs() < 1e-5);
                        }
                    }
                }
            }
        }
        assert_eq!(different.len(), draws, "{link}");
    }
}

/// Inputs that are to be standardised, of unlike size.
fn raw() -> Samples {
    let labels: Vec<usize> = (0..200).map(|row| row % 2).collect();
    let value = |row: usize| [row as f32 * 3.0 - 50.0, ((row * row) % 17) as f32 / 100.0, 4.0];
    let inputs = (0..200).flat_map(value).collect();
    Samples { standardised: Some(1.0), ..Samples::labelled(inputs, &labels, 2) }
}

#[test]
fn inputs_are_standardised_on_the_training_part_only() {
    let base = Experiment {
        data: DataSet::Table,
        train: 0.5,
        networks: 2,
        draw: Draw::Each,
        ..Experiment::default()
    };
    assert_eq!(Samples::new(&base, None), Err(infoplane::data::Missing));
    let samples = Samples::new(&base, Some(&raw())).unwrap();
    for network in 0..2 {
        let split = Split::new(&base, 200, network);
        let seen = Samples { inputs: Inputs::new(&samples, &split).seen(&samples), ..samples.clone() };
        let rows: Vec<usize> = split.train.iter().map(|row| *row as usize).collect();
        for unit in 0..2 {
            let (mean, deviation) = moments(&seen, unit, &rows);
            assert!(mean.abs() < 1e-6 && (deviation - 1.0).abs() < 1e-6, "{mean} {deviation}");
            let holdout: Vec<usize> = split.holdout.iter().map(|row| *row as usize).collect();
            assert!(moments(&seen, unit, &holdout).0.abs() > 1e-4);
        }
        // A constant tells nothing and divides by nothing.
        assert!((0..200).all(|row| seen.input(row)[2] == 0.0));

        // Whatever the hold-out holds, the training part is the same.
        let mut other = samples.clone();
        split.holdout.iter().for_each(|row| other.inputs[*row as usize * 3] = 1e6);
        let lessons = |samples: &Samples| {
            let samples = Arc::new(samples.clone());
            let lessons = Lessons::new(&base, &samples, network..network + 1);
            lessons
                .rows(network)
                .iter()
                .flat_map(|row| lessons.samples.input(*row as usize).to_vec())
                .collect::<Vec<_>>()
        };
        assert_eq!(lessons(&samples), lessons(&other));
    }
    // Scaled they are as much larger; noise is in units of each input's own deviation.
    let scaled = Samples::new(&Experiment { scale: 2.5, ..base.clone() }, Some(&raw())).unwrap();
    assert_eq!(scaled.standardised, Some(2.5));
    let noisy = Samples::new(&Experiment { noise: 0.1, ..base }, Some(&raw())).unwrap();
    let apart = |unit: usize| {
        let all: Vec<usize> = (0..200).collect();
        let deviation = moments(&raw(), unit, &all).1;
        let squares: f64 =
            (0..200).map(|row| f64::from(noisy.input(row)[unit] - raw().input(row)[unit]).powi(2)).sum();
        (squares / 200.0).sqrt() / deviation
    };
    assert!((apart(0) - 0.1).abs() < 0.03 && (apart(1) - 0.1).abs() < 0.03 && apart(2).is_nan());
}

/// Training measures and readings over the training part are of what networks were trained on, all others of the data.
#[test]
fn the_reader_reads_what_was_learnt() {
    let link = "data=gauss&points=600&dims=2&nets=2&net=4-3&draw=each&train=0.5";
    let plain = experiment(link);
    let spread = experiment(&format!("{link}&std=0.2"));
    let samples = samples::of(&plain);
    let mut readers = [Reader::new(&plain, &samples), Reader::new(&spread, &samples)];
    let weights: Vec<f32> = (0..2).flat_map(|n| initial_weights(&plain, readers[0].shape(), n)).collect();
    let readings =
        [Over::All, Over::Train, Over::Holdout].map(|over| Reading { over, ..Reading::of(&plain) });
    let [of_plain, of_spread] = readers.each_mut().map(|reader| reader.read(&weights, &readings, true));
    let points = |findings: &infoplane::evaluation::Findings, over: usize| {
        findings.information[&readings[over].to_string()].clone()
    };
    assert_eq!(points(&of_plain, 0), points(&of_spread, 0));
    assert_eq!(points(&of_plain, 2), points(&of_spread, 2));
    assert_ne!(points(&of_plain, 1), points(&of_spread, 1));
    for network in 0..2 {
        assert_eq!(of_plain.metrics[network].holdout, of_spread.metrics[network].holdout);
        // Independently: the forward pass over what was taught.
        let lessons = Lessons::new(&spread, &samples, 0..2);
        let rows = lessons.rows(network);
        let inputs = Activations::gather(&lessons.samples.inputs, 2, rows);
        let parameters = readers[1].shape().parameters();
        let own = &weights[network * parameters..][..parameters];
        let logits = forward(readers[1].shape(), own, &inputs).logits;
        let right = (0..rows.len())
            .filter(|n| {
                let guess = usize::from(logits.unit(1)[*n] > logits.unit(0)[*n]);
                guess == lessons.samples.label(rows[*n] as usize)
            })
            .count();
        assert_eq!(of_spread.metrics[network].train.accuracy, right as f64 / rows.len() as f64);
    }
    assert_ne!(readers[0].gradients(&weights, 1), readers[1].gradients(&weights, 1));
}

proptest! {
    /// What workers are given is what they had been given.
    #[test]
    fn samples_survive_the_way_to_a_worker(rows in 1_usize..20, width in 1_usize..5, classes in 2_usize..5, scale in prop::option::of(0.5_f32..2.0)) {
        let labels: Vec<usize> = (0..rows).map(|row| row % classes).collect();
        let inputs = (0..rows * width).map(|i| i as f32 * 0.37 - 1.0).collect();
        let samples = Samples { standardised: scale, ..Samples::labelled(inputs, &labels, classes) };
        prop_assert_eq!(Samples::from_array(samples.to_array()), Some(samples.clone()));
        let mut short = samples.to_array();
        short.pop();
        prop_assert_eq!(Samples::from_array(short), None);
    }
}

#[test]
fn what_is_no_array_of_samples_is_none() {
    for array in [vec![], vec![1.0], vec![1.0, 2.0, 0.0], vec![0.0, 2.0, 0.0, 1.0, 1.0], vec![f32::NAN; 9]] {
        assert_eq!(Samples::from_array(array), None);
    }
}

#[test]
fn the_size_of_data_is_known_before_it_is_made() {
    for set in SETS.into_iter().chain(["var_u", "regular_90", "soft_var_u"]) {
        let experiment = experiment(&format!("data={set}&points=300&dims=5&classes=4"));
        let samples = samples::of(&experiment);
        assert_eq!(
            Samples::size(&experiment),
            Some([samples.len, samples.input_width, samples.classes]),
            "{set}"
        );
    }
    assert_eq!(Samples::size(&experiment("data=digits")), Some([1797, 64, 10]));
    assert_eq!(Samples::size(&experiment("data=table")), None);
}

/// Cells that differ only in what their data set ignores are trained once.
#[test]
fn cells_that_train_alike_share_a_key() {
    use infoplane::sweep::{cost, training_key};
    let key = |link: &str| training_key(&experiment(link));
    assert_eq!(key("gamma=3&points=500&mi=edges:50&engine=cpu"), key(""));
    assert_ne!(key("data=soft_var_u&gamma=3"), key("data=soft_var_u"));
    assert_ne!(key("data=xor&points=500"), key("data=xor"));
    assert_ne!(key("std=2"), key(""));
    let ratio = cost(&experiment("data=xor&points=4000")) / cost(&experiment("data=xor&points=1000"));
    assert!((ratio - 4.0).abs() < 1e-12);
}
