//! What the library's table says of runs, and in which order.

use std::sync::Arc;

use infoplane::evaluation::{Measures, NetworkMetrics};
use infoplane::experiment::{Experiment, Reading};
use infoplane::information::PlanePoint;
use infoplane::library::{Column, Entry, Order, Path, differences, settings_that_differ, sorted};
use infoplane::run::{Device, Engine, Kernel, Marks, Run, Snapshot};

use crate::samples;

/// Two networks 12-3-2-2 at three epochs, with numbers that can be averaged by head.
fn run(link: &str) -> Run {
    let (experiment, notices) = Experiment::from_link(link);
    assert_eq!(notices, []);
    let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Fused };
    let mut run = Run::new(&experiment, &samples::of(&experiment), engine, "2026-11-24T10:00:00Z".into());
    let measures = |accuracy| Measures {
        loss: 0.5,
        accuracy,
        precision: 0.5,
        recall: 0.5,
        f1: accuracy / 2.0,
        perplexity: 1.5,
    };
    for (epoch, bits) in [(0, [2.0, 4.0]), (1, [6.0, 4.0]), (4, [1.0, 2.0])] {
        let layers =
            |ixt| vec![PlanePoint::new(9.0, 1.0), PlanePoint::new(ixt, ixt / 4.0), PlanePoint::new(0.5, 0.5)];
        let information = [(Reading::of(&experiment), bits.map(layers).to_vec())].into();
        let metrics =
            [0.8, 0.9].map(|a| NetworkMetrics { train: measures(1.0), holdout: measures(a) }).to_vec();
        let weights = Some(Arc::new(vec![epoch as f32; run.weights_len()]));
        let step = u64::from(epoch) * 7;
        run.snapshots.push(Snapshot { epoch, step, weights, metrics, information, ..Snapshot::default() });
    }
    run
}

const SMALL: &str = "#/lab?v=1&net=3-2&nets=2&epochs=4";

#[test]
fn an_entry_holds_means_of_the_last_hidden_layer() {
    let entry = Entry::new("a", &run(SMALL), true);
    let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
    assert!(near(entry.summary.accuracy, 0.85) && near(entry.summary.f1, 0.425));
    assert!(near(entry.summary.ixt, 1.5) && near(entry.summary.ity, 0.375));
    // From the mean of 6 and 4 to that of 1 and 2.
    assert!(near(entry.summary.compression, 3.5));
    assert_eq!((entry.epoch, entry.epochs, entry.snapshots), (4, 4, 3));
    assert!(entry.summary.sum.is_some());
    let text = serde_json::to_string(&entry).unwrap();
    // Numbers are rounded to seven digits once, and then stay.
    let again: Entry = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
}

#[test]
fn an_entry_knows_whether_its_run_has_weights() {
    let with = run(SMALL);
    let mut without = with.clone();
    without.snapshots.iter_mut().for_each(|snapshot| snapshot.weights = None);
    let mut unborn = with.clone();
    unborn.snapshots.clear();
    let [with, without, unborn] = [with, without, unborn].map(|run| Entry::new("a", &run, true));
    assert_eq!([with.weightless, without.weightless, unborn.weightless], [false, true, false]);
    assert!(without.bytes < with.bytes);
    let unfinished = |entry: &Entry| Entry { finished: false, ..entry.clone() }.can_go_on();
    assert_eq!([with.can_go_on(), unfinished(&with), unfinished(&without)], [false, true, false]);
    // Earlier versions did not tell.
    let mut stored = serde_json::to_value(&without).unwrap();
    stored.as_object_mut().unwrap().remove("weightless");
    assert!(!serde_json::from_value::<Entry>(stored).unwrap().weightless);
}

#[test]
fn a_run_before_its_first_reading_is_an_entry_too() {
    let mut run = run(SMALL);
    run.snapshots.truncate(1);
    run.snapshots[0].metrics.clear();
    run.snapshots[0].information.clear();
    let entry = Entry::new("a", &run, false);
    assert!(entry.summary.accuracy.is_nan() && entry.summary.compression.is_nan());
    assert_eq!(entry.summary.sum, None);
    let again: Entry = serde_json::from_str(&serde_json::to_string(&entry).unwrap()).unwrap();
    assert!(again.summary.ixt.is_nan());
}

#[test]
fn only_what_differs_from_the_default_is_named() {
    assert_eq!(differences("#/lab?v=1"), "");
    assert_eq!(differences("#/lab?v=1&act=relu&epochs=200&theme=dark&at=7"), "act=relu epochs=200");
    let links = ["#/lab?v=1&act=relu&seed=3", "#/lab?v=1&seed=3&lr=0.1"];
    let rows = settings_that_differ(&links);
    let keys: Vec<&str> = rows.iter().map(|(key, _, _)| *key).collect();
    assert_eq!(keys, ["act", "lr"]);
    assert_eq!(rows[0].2, ["relu", "tanh"]);
}

#[test]
fn the_table_finds_and_sorts() {
    let entry = |id: &str, name: &str, accuracy: f64, pinned: bool| {
        let mut entry = Entry::new(id, &run(SMALL), true);
        entry.name = name.into();
        entry.created = format!("2026-11-2{id}T10:00:00Z");
        entry.summary.accuracy = accuracy;
        entry.marks = Marks { pinned, note: format!("seen by ada{id}"), ..Marks::default() };
        entry
    };
    let all = [
        entry("1", "beta", 0.9, false),
        entry("2", "Alpha", f64::NAN, false),
        entry("3", "gamma", 0.7, false),
        entry("4", "delta", 0.1, true),
    ];
    let ids = |query: &str, order: Order| {
        sorted(&all, query, order).iter().map(|entry| entry.id.clone()).collect::<String>()
    };
    let newest = Order::default();
    assert_eq!(ids("", newest), "4321", "pinned first, then the newest");
    assert_eq!(ids("", newest.pressed(Column::Name)), "4213");
    let by_accuracy = newest.pressed(Column::Accuracy);
    assert_eq!(ids("", by_accuracy), "4132", "the best first, what is not known last");
    assert_eq!(ids("", by_accuracy.pressed(Column::Accuracy)), "4312");
    assert_eq!(ids("SEEN Ada2", newest), "2");
    assert_eq!(ids("net=3-2 gam", newest), "3");
    assert_eq!(ids("nothing", newest), "");
}

#[test]
fn a_path_is_the_mean_over_the_networks() {
    let path = Path::of(&run(SMALL));
    let layer: Vec<(u32, u64, f64)> = path.of_layer(1).iter().map(|(e, s, p)| (*e, *s, p.ixt)).collect();
    assert_eq!(layer, [(0, 0, 3.0), (1, 7, 5.0), (4, 28, 1.5)]);
    assert_eq!(path.end().unwrap().epoch, 4);
    assert_eq!(path.layers, ["hidden 1", "hidden 2", "output"]);
    assert!((path.stops[2].accuracy - 0.85).abs() < 1e-12);
}
