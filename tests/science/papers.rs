//! What a correct program shows of the papers' experiments, before training and after.

use infoplane::evaluation::Reader;
use infoplane::experiment::{
    Activation, Estimator, Experiment, Initialisation, Over, Reading, snapshot_epochs,
};
use infoplane::network::initial_weights;
use infoplane::training::{Placement, Trainer};
use pollster::block_on;

use crate::samples;

/// Mean and standard error over 16 networks of Î(X;T) of every layer before training, in bits.
fn before_training(initialisation: Initialisation, edges: u32) -> Vec<(f64, f64)> {
    let experiment = Experiment { initialisation, networks: 16, ..Experiment::default() };
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let weights: Vec<f32> =
        (0..16).flat_map(|network| initial_weights(&experiment, reader.shape(), network)).collect();
    let reading = Reading { estimator: Estimator::edges(edges), over: Over::All, shuffles: 0 };
    let findings = reader.read(&weights, &[reading], false);
    let networks = &findings.information[&reading.to_string()];
    (0..networks[0].len())
        .map(|layer| {
            let values: Vec<f64> = networks.iter().map(|layers| layers[layer].ixt).collect();
            let mean = values.iter().sum::<f64>() / 16.0;
            let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 15.0;
            (mean, (variance / 16.0).sqrt())
        })
        .collect()
}

/// Within three standard errors, and the 0.05 to which the expected values are rounded.
fn agrees(initialisation: Initialisation, edges: u32, layers_3_to_6: [f64; 4]) {
    let found = before_training(initialisation, edges);
    for (layer, expected) in layers_3_to_6.into_iter().enumerate() {
        let (mean, error) = found[layer + 2];
        let allowed = 3.0 * error + 0.05;
        assert!((mean - expected).abs() <= allowed, "{edges} edges, layer {}: {mean} {expected}", layer + 3);
    }
    // The first two layers are injective on 4096 patterns: log₂ 4096.
    assert!(found[..2].iter().all(|(mean, _)| *mean > 11.95), "{found:?}");
}

#[test]
fn coordinates_before_training() {
    agrees(Initialisation::FanIn, 30, [11.6, 9.0, 6.3, 1.7]);
    agrees(Initialisation::FanIn, 50, [12.0, 11.0, 8.4, 2.7]);
    agrees(Initialisation::FanIn, 100, [12.0, 11.8, 10.5, 3.6]);
    agrees(Initialisation::FanOut, 30, [11.8, 10.3, 7.7, 2.5]);
}

const WIDTH: Estimator = Estimator::width(0.07);
const EDGES: Estimator = Estimator::edges(30);

/// Mean Î(X;T) over the networks of one run, in bits: for each estimator, [snapshot][layer].
fn trained(activation: Activation) -> [Vec<Vec<f64>>; 2] {
    // A larger learning rate than the papers' reaches in 600 epochs what takes them thousands.
    let experiment =
        Experiment { activation, learning_rate: 0.002, epochs: 600, networks: 4, ..Experiment::default() };
    let mut reader = Reader::new(&experiment, &samples::of(&experiment));
    let mut trainer =
        Trainer::new(&experiment, &samples::of(&experiment), 0..4, None, &Placement::Cpu).unwrap();
    let readings = [WIDTH, EDGES].map(|estimator| Reading { estimator, over: Over::All, shuffles: 0 });
    let mut means = [const { Vec::new() }; 2];
    for epoch in snapshot_epochs(experiment.epochs, 40) {
        block_on(trainer.advance(epoch, async || {})).unwrap();
        let weights = block_on(trainer.state()).unwrap().values;
        let findings = reader.read(&weights, &readings, false);
        for (means, reading) in means.iter_mut().zip(&readings) {
            let networks = &findings.information[&reading.to_string()];
            let mean = |layer: usize| networks.iter().map(|layers| layers[layer].ixt).sum::<f64>() / 4.0;
            means.push((0..networks[0].len()).map(mean).collect());
        }
    }
    means
}

/// How far a layer, counted from 1, rises from the first snapshot and falls to the last, seen from its peak.
fn rise_and_fall(means: &[Vec<f64>], layer: usize) -> (f64, f64) {
    let (first, last) = (means[0][layer - 1], means[means.len() - 1][layer - 1]);
    let peak = means.iter().map(|layers| layers[layer - 1]).fold(f64::MIN, f64::max);
    (peak - first, peak - last)
}

/// Shwartz-Ziv & Tishby (2017), figure 2, and Saxe et al. (2018), figure 1.
#[test]
fn tanh_compresses_and_relu_only_seems_to() {
    let [tanh, _] = trained(Activation::Tanh);
    for layer in [5, 6] {
        let (rise, fall) = rise_and_fall(&tanh, layer);
        assert!(rise > 1.0 && fall > 1.0, "tanh, layer {layer} rises by {rise} and falls by {fall}");
    }
    let [honest, clipped] = trained(Activation::Relu);
    for layer in [3, 4, 5] {
        let (rise, fall) = rise_and_fall(&honest, layer);
        assert!(rise > 3.0 && fall < 0.3, "ReLU, layer {layer} rises by {rise} and falls by {fall}");
    }
    for layer in [4, 5] {
        // All above 1 falls into one bin.
        let fall = rise_and_fall(&clipped, layer).1;
        assert!(fall > 1.0, "ReLU in [−1, 1], layer {layer} falls by {fall}");
    }
}
