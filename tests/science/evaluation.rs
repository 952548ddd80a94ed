//! Measures against scikit-learn and by hand, gradients against their definition, and the reader.

use infoplane::data::Split;
use infoplane::evaluation::{
    Confusion, Findings, LayerGradients, Measures, Reader, confusion, diffusion, layer_gradients, measure,
};
use infoplane::experiment::{Activation, Batch, DataSet, Estimator, Experiment, Loss, Over, Reading};
use infoplane::information::{Extents, Given, PlanePoint, Scratch, Targets, estimate};
use infoplane::network::{Activations, Outputs, backward, batches, forward, initial_weights, mean_loss};
use serde::Deserialize;

use crate::samples;

fn unit_major(rows: &[Vec<f32>]) -> Activations {
    let width = rows[0].len();
    let values = (0..width).flat_map(|unit| rows.iter().map(move |row| row[unit])).collect();
    Activations { values, width, samples: rows.len() }
}

fn one_hot(labels: &[usize], classes: usize) -> Activations {
    let row = |label: &usize| (0..classes).map(|class| f32::from(u8::from(class == *label))).collect();
    unit_major(&labels.iter().map(row).collect::<Vec<Vec<f32>>>())
}

fn rows(count: usize) -> Vec<u32> {
    (0..count as u32).collect()
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} {b}");
}

fn all_near(a: Measures, b: Measures) {
    near(a.loss, b.loss);
    near(a.accuracy, b.accuracy);
    near(a.precision, b.precision);
    near(a.recall, b.recall);
    near(a.f1, b.f1);
    near(a.perplexity, b.perplexity);
}

#[derive(Deserialize)]
struct Case {
    labels: Vec<usize>,
    logits: Vec<Vec<f32>>,
    measures: Measures,
}

#[test]
fn measures_are_scikit_learns() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../fixtures/metrics.json")).unwrap();
    for case in &cases {
        let targets = one_hot(&case.labels, case.logits[0].len());
        all_near(measure(&unit_major(&case.logits), &targets, &rows(case.labels.len())), case.measures);
    }
    assert_eq!(cases.len(), 6);
}

#[test]
fn confusion_matrices_are_scikit_learns() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../fixtures/metrics.json")).unwrap();
    let matrices: Vec<Confusion> = serde_json::from_str(include_str!("../fixtures/confusion.json")).unwrap();
    assert_eq!(cases.len(), matrices.len());
    for (case, matrix) in cases.iter().zip(matrices) {
        let targets = one_hot(&case.labels, case.logits[0].len());
        assert_eq!(confusion(&unit_major(&case.logits), &targets, &rows(case.labels.len())), matrix);
    }
}

#[test]
fn the_readers_matrices_count_every_pattern_of_its_part() {
    let experiment = Experiment { hidden: vec![4], networks: 2, ..Experiment::default() };
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let parameters = reader.shape().parameters();
    let mut weights: Vec<f32> =
        (0..2).flat_map(|n| initial_weights(&experiment, reader.shape(), n)).collect();
    let found = reader.confusion(&weights);
    let metrics = reader.read(&weights, &[], true).metrics;
    for (matrices, metrics) in found.iter().zip(&metrics) {
        let parts =
            [(0, &reader.split(0).train, metrics.train), (1, &reader.split(0).holdout, metrics.holdout)];
        for (part, rows, measures) in parts {
            let matrix = &matrices.as_ref().unwrap()[part];
            assert_eq!(matrix.iter().flatten().sum::<u32>() as usize, rows.len());
            let hits: u32 = (0..2).map(|class| matrix[class][class]).sum();
            near(f64::from(hits) / rows.len() as f64, measures.accuracy);
            // The rows are the true classes.
            let ones = rows.iter().filter(|row| reader.samples().label(**row as usize) == 1).count();
            assert_eq!(matrix[1].iter().sum::<u32>() as usize, ones);
        }
    }
    weights[parameters] = f32::NAN;
    assert!(reader.confusion(&weights)[0].is_some() && reader.confusion(&weights)[1].is_none());
}

#[test]
fn drift_turns_to_diffusion_where_the_snr_first_falls_below_1() {
    let turn = |snr: &[f64]| diffusion(snr.iter().copied().enumerate());
    assert_eq!(turn(&[3.0, 1.0, 0.9, 2.0, 0.5]), Some(2));
    // What begins below has not drifted yet.
    assert_eq!(turn(&[0.5, 0.4, 2.0, f64::NAN, 0.8]), Some(4));
    assert_eq!((turn(&[0.5, 0.4]), turn(&[2.0, 3.0]), turn(&[])), (None, None, None));
}

/// Logits that predict these classes.
fn predicting(classes: &[usize]) -> Activations {
    let mut logits = one_hot(classes, 3);
    logits.values.iter_mut().for_each(|value| *value *= 2.0);
    logits
}

#[test]
fn a_confusion_matrix_by_hand() {
    // Truth 0: predicted 0, 0, 1. Truth 1: predicted 1. Truth 2: predicted 0. Class 2 is never predicted.
    let m = measure(&predicting(&[0, 0, 1, 1, 0]), &one_hot(&[0, 0, 0, 1, 2], 3), &rows(5));
    near(m.accuracy, 3.0 / 5.0);
    near(m.precision, (2.0 / 3.0 + 1.0 / 2.0 + 0.0) / 3.0);
    near(m.recall, (2.0 / 3.0 + 1.0 + 0.0) / 3.0);
    near(m.f1, (2.0 / 3.0 + 2.0 / 3.0 + 0.0) / 3.0);
    // Logits 2 and 0, 0: ln(e² + 2) − 2 where right, ln(e² + 2) where wrong.
    let log_sum = (2.0_f64.exp() + 2.0).ln();
    near(m.loss, log_sum - 2.0 * 3.0 / 5.0);
    near(m.perplexity, m.loss.exp());
}

#[test]
fn a_class_that_occurs_nowhere_does_not_count() {
    let m = measure(&predicting(&[0, 1]), &one_hot(&[0, 1], 3), &rows(2));
    assert_eq!((m.accuracy, m.precision, m.recall, m.f1), (1.0, 1.0, 1.0, 1.0));
    // Only the rows that are asked for.
    let m = measure(&predicting(&[0, 1, 2]), &one_hot(&[0, 0, 0], 3), &[0]);
    assert_eq!((m.accuracy, m.f1), (1.0, 1.0));
}

#[test]
fn ties_go_to_the_lowest_class() {
    let m = measure(&unit_major(&[vec![0.0, 0.0]]), &unit_major(&[vec![0.5, 0.5]]), &[0]);
    assert_eq!(m.accuracy, 1.0);
    near(m.loss, std::f64::consts::LN_2);
    near(m.perplexity, 2.0);
}

#[test]
fn confident_logits_lose_no_precision() {
    // −ln σ(40) ≈ e⁻⁴⁰ would be 0, and −ln σ(−1000) infinite, by way of probabilities in f32.
    let m = measure(&unit_major(&[vec![0.0, 1000.0]]), &one_hot(&[0], 2), &[0]);
    assert_eq!((m.loss, m.accuracy), (1000.0, 0.0));
    assert_eq!(m.perplexity, f64::INFINITY);
    let m = measure(&unit_major(&[vec![0.0, 30.0]]), &one_hot(&[1], 2), &[0]);
    assert!((m.loss / (-30.0_f64).exp() - 1.0).abs() < 1e-2);
    // Many rows at once, so that products of many sums are taken.
    let logits = vec![vec![0.1, 0.0, 0.0, 0.2, -0.1]; 3000];
    let m = measure(&unit_major(&logits), &one_hot(&vec![3; 3000], 5), &rows(3000));
    near(m.loss, mean_loss(Loss::CrossEntropy, &unit_major(&logits), &one_hot(&vec![3; 3000], 5)));
}

#[test]
fn numbers_that_are_not_finite_give_nan() {
    for bad in [f32::NAN, f32::INFINITY] {
        let logits = unit_major(&[vec![0.0, 1.0], vec![bad, 0.0]]);
        let m = measure(&logits, &one_hot(&[1, 0], 2), &rows(2));
        assert!([m.loss, m.accuracy, m.precision, m.recall, m.f1, m.perplexity].iter().all(|v| v.is_nan()));
        assert_eq!(measure(&logits, &one_hot(&[1, 0], 2), &[0]).accuracy, 1.0);
    }
    assert!(measure(&predicting(&[0]), &one_hot(&[0], 3), &[]).accuracy.is_nan());
}

fn small(data: DataSet) -> Experiment {
    Experiment { data, hidden: vec![4, 3], networks: 3, batch: Batch::Of(1000), ..Experiment::default() }
}

fn weights(experiment: &Experiment, reader: &Reader) -> Vec<f32> {
    (0..experiment.networks).flat_map(|n| initial_weights(experiment, reader.shape(), n)).collect()
}

#[test]
fn gradients_are_mean_and_spread_over_the_batches() {
    let experiment = small(DataSet::VarU);
    let reader = Reader::new(&experiment, &samples::of(&experiment));
    let (samples, split) = (samples::of(&experiment), Split::new(&experiment, 4096, 0));
    let all = weights(&experiment, &reader);
    let parameters = reader.shape().parameters();
    let network = 1;
    let own = &all[parameters..2 * parameters];
    let found = layer_gradients(&experiment, &samples, &split.train, network, 5, own);
    assert_eq!(found, reader.gradients(&all, 5)[network]);

    let gradients: Vec<Vec<f32>> = batches(&experiment, &split.train, network, 5)
        .iter()
        .map(|rows| {
            let inputs = Activations::gather(&samples.inputs, 12, rows);
            let targets = Activations::gather(&samples.targets, 2, rows);
            backward(reader.shape(), Loss::CrossEntropy, own, &inputs, &targets).1
        })
        .collect();
    assert_eq!(gradients.len(), 4);
    for (layer, found) in reader.shape().layers().iter().zip(&found) {
        // trace cov = mean of ‖g‖² − ‖mean of g‖².
        let square = |g: &[f32]| g.iter().map(|v| f64::from(*v).powi(2)).sum::<f64>();
        let mean: Vec<f32> = layer.all().map(|i| gradients.iter().map(|g| g[i]).sum::<f32>() / 4.0).collect();
        let of_squares = gradients.iter().map(|g| square(&g[layer.all()])).sum::<f64>() / 4.0;
        let variance = of_squares - square(&mean);
        assert!((found.mean / square(&mean).sqrt() - 1.0).abs() < 1e-5);
        assert!((found.std / variance.sqrt() - 1.0).abs() < 1e-3);
        near(found.snr, found.mean / found.std);
        near(found.weight_norm, square(&own[layer.kernel()]).sqrt());
    }
}

#[test]
fn one_batch_has_no_spread() {
    let experiment = Experiment { batch: Batch::Full, ..small(DataSet::VarU) };
    let reader = Reader::new(&experiment, &samples::of(&experiment));
    let found = reader.gradients(&weights(&experiment, &reader), 1);
    assert_eq!((found.len(), found[0].len()), (3, 3));
    assert!(found.iter().flatten().all(|g| g.std == 0.0 && g.mean > 0.0 && g.snr == f64::INFINITY));
}

const EDGES: Estimator = Estimator::edges(30);
const WIDTH: Estimator = Estimator::width(0.07);

#[test]
fn the_reader_finds_what_its_parts_find() {
    let made = |data: &&DataSet| small(**data).source().is_none();
    for data in DataSet::ALL.iter().filter(made) {
        let experiment = small(*data);
        let mut reader = Reader::new(&experiment, &samples::of(&experiment));
        let weights = weights(&experiment, &reader);
        let mut readings = Vec::new();
        for over in Over::ALL {
            readings.extend([EDGES, WIDTH].map(|estimator| Reading { estimator, over: *over, shuffles: 0 }));
        }
        let findings = reader.read(&weights, &readings, true);
        assert_eq!(findings.information.len(), 6);
        assert_eq!(findings.metrics.len(), 3);
        assert!(findings.gradients.is_empty());

        let samples = reader.samples().clone();
        for reading in readings {
            let rows = reader.split(0).rows(reading.over);
            let inputs = Activations::gather(&samples.inputs, samples.input_width, &rows);
            let targets = Activations::gather(&samples.targets, samples.classes, &rows);
            let parameters = reader.shape().parameters();
            for (network, points) in findings.information[&reading.to_string()].iter().enumerate() {
                let own = &weights[network * parameters..][..parameters];
                let Outputs { layers, logits } = forward(reader.shape(), own, &inputs);
                let expected: Vec<PlanePoint> = layers
                    .iter()
                    .map(|layer| {
                        let targets = Targets::new(targets.clone());
                        let given = Given {
                            activations: layer,
                            extents: &Extents::of(layer),
                            inputs: &inputs,
                            targets: &targets,
                            range: None,
                            labels_only: false,
                        };
                        estimate(reading.estimator, &given, &mut Scratch::default(), &mut |_| true).unwrap()
                    })
                    .collect();
                assert_eq!(points, &expected);
                let loss = mean_loss(Loss::CrossEntropy, &logits, &targets);
                match reading.over {
                    Over::Train => near_in_f32(findings.metrics[network].train.loss, loss),
                    Over::Holdout => near_in_f32(findings.metrics[network].holdout.loss, loss),
                    Over::All => {}
                }
            }
        }
    }
}

/// Targets in f32 do not quite sum to one.
fn near_in_f32(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-6, "{a} {b}");
}

#[test]
fn the_bounds_of_the_plane_hold() {
    let experiment = Experiment { networks: 2, ..Experiment::default() };
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let weights = weights(&experiment, &reader);
    for (over, samples) in [(Over::All, 4096_f64), (Over::Train, 3482.0), (Over::Holdout, 614.0)] {
        let reading = Reading { estimator: EDGES, over, shuffles: 0 };
        let findings = reader.read(&weights, &[reading], false);
        for point in findings.information[&reading.to_string()].iter().flatten() {
            assert!(point.ixt <= samples.log2() + 1e-12 && point.ity <= 1.0 + 1e-12);
            assert!(point.ity <= point.ixt + 1e-12);
        }
        assert!(findings.metrics.is_empty());
    }
}

fn is_nan(point: &PlanePoint) -> bool {
    point.ixt.is_nan() && point.ity.is_nan()
}

#[test]
fn a_network_that_diverged_is_nan_and_the_others_are_not() {
    let experiment = small(DataSet::VarU);
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let mut weights = weights(&experiment, &reader);
    let readings = [
        Reading { estimator: EDGES, over: Over::All, shuffles: 0 },
        Reading { estimator: WIDTH, over: Over::Train, shuffles: 0 },
    ];
    let before = reader.read(&weights, &readings, true);
    let parameters = reader.shape().parameters();
    weights[parameters..2 * parameters].fill(f32::NAN);
    let after = reader.read(&weights, &readings, true);
    for (key, points) in &after.information {
        assert!(points[1].len() == 3 && points[1].iter().all(is_nan));
        assert_eq!((&points[0], &points[2]), (&before.information[key][0], &before.information[key][2]));
    }
    assert!(after.metrics[1].train.loss.is_nan() && after.metrics[1].holdout.f1.is_nan());
    assert_eq!((after.metrics[0], after.metrics[2]), (before.metrics[0], before.metrics[2]));
    let gradients = reader.gradients(&weights, 1);
    assert!(gradients[1].iter().all(|g: &LayerGradients| g.mean.is_nan() && g.weight_norm.is_nan()));
    assert!(gradients[0].iter().all(|g| g.mean.is_finite()));
}

#[test]
fn activations_beyond_f32_make_only_their_layers_nan() {
    let experiment = Experiment { activation: Activation::Linear, networks: 1, ..small(DataSet::VarU) };
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let mut weights = weights(&experiment, &reader);
    weights.iter_mut().for_each(|weight| *weight *= 1e20);
    let findings = reader.read(&weights, &[Reading { estimator: WIDTH, over: Over::All, shuffles: 0 }], true);
    let points = &findings.information["width:0.07@all"][0];
    assert!(points[0].ixt > 11.9 && is_nan(&points[1]) && is_nan(&points[2]));
    assert!(findings.metrics[0].train.loss.is_nan());
}

#[test]
fn weights_that_are_missing_are_nan() {
    let experiment = small(DataSet::VarU);
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let weights = weights(&experiment, &reader);
    let parameters = reader.shape().parameters();
    let reading = [Reading { estimator: EDGES, over: Over::All, shuffles: 0 }];
    let findings = reader.read(&weights[..2 * parameters + 5], &reading, true);
    let points = &findings.information["edges:30@all"];
    assert_eq!((points.len(), findings.metrics.len()), (3, 3));
    assert!(points[1].iter().all(|p| p.ixt.is_finite()) && points[2].iter().all(is_nan));
    assert_eq!(reader.read(&[], &reading, true).metrics.len(), 3);
}

#[test]
fn a_reading_asked_for_twice_is_read_once() {
    let experiment = small(DataSet::VarU);
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let weights = weights(&experiment, &reader);
    let reading = Reading { estimator: EDGES, over: Over::All, shuffles: 0 };
    let once = reader.read(&weights, &[reading], false);
    assert_eq!(reader.read(&weights, &[reading, reading], false), once);
}

#[test]
fn findings_travel_as_json() {
    let experiment = small(DataSet::VarU);
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let mut weights = weights(&experiment, &reader);
    weights[0] = f32::NAN;
    let findings = reader.read(&weights, &[Reading::of(&experiment)], true);
    let text = serde_json::to_string(&findings).unwrap();
    let again: Findings = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
    assert!(again.metrics[0].train.loss.is_nan());
    assert!((again.metrics[1].train.loss / findings.metrics[1].train.loss - 1.0).abs() < 5e-7);
}
