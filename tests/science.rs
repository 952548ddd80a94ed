//! What a correct program shows of the papers' experiments, before training and after.

use infoplane::evaluation::Reader;
use infoplane::experiment::{Estimator, Experiment, Initialisation, Over, Reading};
use infoplane::network::initial_weights;

/// Mean and standard error over 16 networks of Î(X;T) of every layer before training, in bits.
fn before_training(initialisation: Initialisation, edges: u32) -> Vec<(f64, f64)> {
    let experiment = Experiment { initialisation, networks: 16, ..Experiment::default() };
    let mut reader = Reader::new(&experiment);
    let weights: Vec<f32> =
        (0..16).flat_map(|network| initial_weights(&experiment, reader.shape(), network)).collect();
    let reading = Reading { estimator: Estimator::Edges(edges), over: Over::All };
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
