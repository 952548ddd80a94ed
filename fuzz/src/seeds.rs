//! Sound inputs, which are then damaged.

use std::sync::Arc;

use infoplane::data::Samples;
use infoplane::evaluation::{LayerGradients, Measures, NetworkMetrics};
use infoplane::exchange::{csv, zip};
use infoplane::experiment::{DataSet, Estimator, Experiment, Over, Reading};
use infoplane::information::PlanePoint;
use infoplane::run::{Device, Engine, Kernel, Run, Snapshot, to_json};

use crate::targets::Target;

/// The sound inputs of a decoder.
pub fn of(target: Target) -> Vec<Vec<u8>> {
    let runs = [run("var_u tanh", &[2], 2), run("=sum(\"ü\", 1)", &[3, 2], 1)];
    let both: Vec<&Run> = runs.iter().collect();
    match target {
        Target::Link => links().map(String::into_bytes).into(),
        Target::RunFile => {
            let files = runs.iter().flat_map(|run| [true, false].map(|weights| to_json(run, weights)));
            files.map(String::into_bytes).collect()
        }
        Target::Zip => {
            let zips = [(&both[..], true), (&both[..1], true), (&both[..], false)];
            zips.into_iter().flat_map(|(runs, weights)| zip::pack(runs, weights)).collect()
        }
        Target::Csv => [csv::information(&both), csv::metrics(&both)].map(String::into_bytes).into(),
    }
}

fn links() -> [String; 4] {
    let rich = Experiment {
        data: DataSet::Regular90,
        hidden: vec![12, 8, 4],
        learning_rate: 0.02,
        epochs: 300,
        also: vec![Reading { estimator: Estimator::width(0.07), over: Over::Holdout, shuffles: 0 }],
        shuffles: 20,
        ..Experiment::default()
    };
    [
        Experiment::default().to_link(),
        rich.to_link(),
        "https://example.org/lab/#/lab?v=1&act=relu&net=10-7-5-4-3&batch=full&mi=kde:0.1&over=train".into(),
        "nets=64&seed=18446744073709551615&epochs=%31%30&mi=edges:30&also=kde:0.1@all,width:0.5@train&chance=100"
            .into(),
    ]
}

/// A run with all that a file can hold, at two epochs.
fn run(name: &str, hidden: &[usize], networks: usize) -> Run {
    let experiment = Experiment { hidden: hidden.to_vec(), networks, epochs: 9, ..Experiment::default() };
    let engine = Engine { device: Device::Cpu, adapter: "SIMD".into(), kernel: Kernel::Fused };
    let samples = Samples::new(&experiment, None).expect("data that is made from its experiment");
    let mut run = Run::new(&experiment, &Arc::new(samples), engine, "2026-11-24T10:00:00Z".into());
    run.name = name.into();
    let own = Reading::of(&experiment);
    let other = Reading { estimator: Estimator::width(0.07), over: Over::Holdout, shuffles: 0 };
    let measures =
        Measures { loss: 0.693_25, accuracy: 0.5, precision: 0.25, recall: 0.5, f1: 0.3, perplexity: 2.0 };
    let gradients = LayerGradients { mean: 0.1, std: 0.2, snr: 0.5, weight_norm: f64::NAN };
    for epoch in [0, 9] {
        let point = PlanePoint {
            ixt_band: Some([10.5, 11.5]),
            ..PlanePoint::new(11.25 - f64::from(epoch), 0.9991571)
        };
        let layers = vec![point; run.layers.len()];
        let mut snapshot = Snapshot { epoch, step: u64::from(epoch) * 7, ..Snapshot::default() };
        snapshot.weights = Some(Arc::new(vec![0.25; run.weights_len()]));
        snapshot.metrics = vec![NetworkMetrics { train: measures, holdout: Measures::NAN }; networks];
        snapshot.gradients = vec![vec![gradients; run.layers.len()]; networks];
        snapshot.information =
            [own, other, own.by_chance(20)].map(|r| (r, vec![layers.clone(); networks])).into();
        run.snapshots.push(snapshot);
    }
    run
}
