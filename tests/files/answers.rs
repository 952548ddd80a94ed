//! What a sweep says: slopes, pairs and sentences, against scipy and by hand.

use infoplane::data::{Purpose, generator, word};
use infoplane::evaluation::{Compression, Measures, Moment, NetworkMetrics};
use infoplane::experiment::Experiment;
use infoplane::sweep::{
    Answer, Axis, Cell, Outcome, Scale, Setting, Sweep, answers, compared, effect, end_against_peak, paired,
    two_sided,
};
use serde_json::Value;

fn near(a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() <= tolerance, "{a} {b}");
}

fn fixture() -> Value {
    serde_json::from_str(include_str!("../fixtures/sweep.json")).unwrap()
}

fn list(value: &Value) -> Vec<f64> {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn how_information_was_read_is_said_in_words() {
    for (key, values, named) in [
        ("train", ["0.2", "0.8"], "(30 edges, all patterns) ends more than"),
        ("mi", ["edges:30", "edges:60"], "(each cell’s own estimator) ends more than"),
    ] {
        let axis = Axis { key: key.into(), values: values.map(str::to_owned).into() };
        let sweep = Sweep::new("", Experiment::default(), vec![axis]).unwrap();
        let outcomes: Vec<Outcome> =
            sweep.cells().iter().map(|cell| outcome(cell, &[0.8; 3], &[0.5; 3], 0.2)).collect();
        let said = answers(sweep.axes(), &outcomes, 7);
        assert!(said.iter().any(|answer| answer.sentence.contains(named)), "{said:?}");
    }
}

#[test]
fn quantiles_of_student() {
    let student = &fixture()["student"];
    for (i, freedom) in list(&student["freedom"]).into_iter().enumerate() {
        near(two_sided(0.95, freedom as usize), list(&student["t_95"])[i], 1e-9);
        near(two_sided(0.5, freedom as usize), list(&student["t_50"])[i], 1e-9);
    }
}

#[test]
fn pairs_as_scipy_has_them() {
    let expected = &fixture()["paired"];
    let (first, second) = (list(&expected["first"]), list(&expected["second"]));
    let found = paired(&first, &second).unwrap();
    near(found.mean, expected["mean"].as_f64().unwrap(), 1e-12);
    near(found.interval[0], expected["low"].as_f64().unwrap(), 1e-10);
    near(found.interval[1], expected["high"].as_f64().unwrap(), 1e-10);
    let higher = first.iter().zip(&second).filter(|(a, b)| b > a).count();
    assert_eq!((found.pairs, found.signs), (8, [8 - higher, higher]));
    // A network that diverged in one of them is in no pair.
    let mut hurt = second.clone();
    hurt[2] = f64::NAN;
    assert_eq!(paired(&first, &hurt).unwrap().pairs, 7);
    assert!(paired(&first[..1], &second[..1]).unwrap_err().contains("there are 1"));
    let same = paired(&first, &first).unwrap();
    assert_eq!((same.mean, same.interval, same.signs), (0.0, [0.0; 2], [0, 0]));
}

fn settings() -> Vec<Setting> {
    let expected = &fixture()["effect"];
    let values: Vec<Vec<f64>> = serde_json::from_value(expected["values"].clone()).unwrap();
    let groups: Vec<usize> = serde_json::from_value(expected["group"].clone()).unwrap();
    let settings = list(&expected["x"]).into_iter().zip(groups).zip(values);
    settings.map(|((x, group), values)| Setting { x, group, values }).collect()
}

#[test]
fn slopes_as_numpy_has_them() {
    let (expected, settings) = (&fixture()["effect"], settings());
    let found = effect(&settings, 1).unwrap();
    near(found.slope, expected["slope"].as_f64().unwrap(), 1e-12);
    near(found.explained, expected["explained"].as_f64().unwrap(), 1e-12);
    assert_eq!((found.settings, found.networks), (7, 6));
    near(found.span, 0.4, 1e-12);
    assert!(found.interval[0] < found.slope && found.slope < found.interval[1], "{found:?}");
    assert_eq!(effect(&settings, 1).unwrap(), found);
    let one = effect(&settings[..4], 1).unwrap();
    near(one.slope, expected["slope_of_first"].as_f64().unwrap(), 1e-12);
    near(one.explained, expected["explained_of_first"].as_f64().unwrap(), 1e-12);
}

#[test]
fn what_has_no_slope_says_why() {
    let refused = |settings: &[Setting]| effect(settings, 1).unwrap_err();
    let settings = settings();
    assert!(refused(&[]).contains("there are 0"));
    assert!(refused(&settings[..2]).contains("three values"));
    let few: Vec<Setting> = (settings.iter().cloned())
        .map(|mut setting| {
            setting.values.truncate(2);
            setting
        })
        .collect();
    assert!(refused(&few).contains("three networks"));
    let mut uneven = settings.clone();
    uneven[1].values.pop();
    assert!(refused(&uneven).contains("different numbers"));
    let mut lost = settings;
    lost[1].values.fill(f64::NAN);
    assert!(refused(&lost).contains("no network"));
}

/// Of 60 intervals of 95 % fewer than 51 hold the truth with probability 0.004.
#[test]
fn intervals_hold_the_slope_as_often_as_they_say() {
    let held = (0..60).filter(|seed| {
        let mut random = generator(*seed, Purpose::Labels, 0, 0);
        let mut noise = || f64::from(word(&mut random)) / 4_294_967_296.0 - 0.5;
        // Networks differ in their level and in their slope.
        let networks: Vec<[f64; 2]> = (0..8).map(|_| [noise() * 0.1, noise() * 0.4]).collect();
        let setting = |x: f64| {
            let value = |[level, slope]: &[f64; 2]| 0.9 + level - (0.5 + slope) * x + 0.01 * noise();
            Setting { x, group: 0, values: networks.iter().map(value).collect() }
        };
        let settings: Vec<Setting> = [0.0, 0.1, 0.2, 0.3].into_iter().map(setting).collect();
        let [low, high] = effect(&settings, 1).unwrap().interval;
        low < -0.5 && -0.5 < high
    });
    let held = held.count();
    assert!(held >= 51, "{held}");
}

#[test]
fn the_scale_follows_the_values() {
    let axis = |key: &str, values: &[&str]| Axis {
        key: key.into(),
        values: values.iter().map(|v| (*v).to_owned()).collect(),
    };
    for (axis, scale, at) in [
        (axis("train", &["0.05", "0.1", "0.85"]), Scale::Logarithmic, 0.1_f64.log2()),
        (axis("flip", &["0", "0.1", "0.4"]), Scale::Linear, 0.1),
        (axis("train", &["0.2", "0.4"]), Scale::Linear, 0.4),
        (axis("act", &["tanh", "relu"]), Scale::Listed, 1.0),
        (axis("batch", &["32", "full"]), Scale::Listed, 1.0),
        (axis("net", &["4", "64"]), Scale::Logarithmic, 6.0),
        // An exponent and a minus are no amounts that a link writes here, and one value is no scale.
        (axis("seed", &["1", "200"]), Scale::Listed, 1.0),
    ] {
        assert_eq!(Scale::of(&axis), scale, "{axis:?}");
        near(scale.at(&axis.values[1], 1), at, 1e-12);
    }
}

/// A cell whose networks end with these accuracies on the hold-out, had those at the peak, and lost `bits` since.
fn outcome(cell: &Cell, end: &[f64], peak: &[f64], bits: f64) -> Outcome {
    let measures =
        |accuracy| Measures { loss: 0.5, accuracy, precision: 0.5, recall: 0.5, f1: 0.5, perplexity: 1.6 };
    let moment = |epoch, bits| Moment { epoch, step: 1, bits };
    let compression = Compression {
        peak: moment(3, 2.0),
        lowest: moment(9, 2.0 - bits),
        bits,
        interval: Some([bits - 0.1, bits + 0.1]),
        re_expansion: 0.0,
        networks: end.len(),
    };
    Outcome {
        cell: cell.clone(),
        size: (cell.experiment.train * 4096.0).round() as usize,
        metrics: (end.iter())
            .map(|end| NetworkMetrics { train: measures(1.0), holdout: measures(*end) })
            .collect(),
        layers: vec!["hidden 1".into(), "output".into()],
        points: vec![],
        compression: vec![Some(compression), None],
        accuracies_at_peak: vec![peak.to_vec(), vec![]],
        compared: 0,
        bias_variance: None,
    }
}

#[test]
fn the_end_is_compared_with_the_peak_network_by_network() {
    let axes = vec![Axis { key: "epochs".into(), values: ["10", "100", "1000"].map(String::from).into() }];
    let sweep = Sweep::new("", Experiment::default(), axes).unwrap();
    let cells = sweep.cells();
    let outcomes = [
        outcome(&cells[0], &[0.8, 0.7, 0.9], &[0.8, 0.7, 0.9], 0.0),
        outcome(&cells[1], &[0.82, 0.71, 0.93], &[0.8, 0.7, 0.9], 0.3),
        outcome(&cells[2], &[0.84, 0.71, 0.95], &[0.8, 0.7, 0.9], 1.2),
    ];
    let (found, cells) = end_against_peak(&outcomes).unwrap();
    // The first cell does not compress. Means over the other two: 0.03, 0.01 and 0.04.
    assert_eq!((cells, found.pairs, found.signs), (2, 3, [0, 3]));
    let mean: f64 = (0.03 + 0.01 + 0.04) / 3.0;
    near(found.mean, mean, 1e-12);
    let sd = ((0.03 - mean).powi(2) + (0.01 - mean).powi(2) + (0.04 - mean).powi(2)).sqrt() / 2.0_f64.sqrt();
    // t of two degrees of freedom is √(2 p² / (1 − p²)) with p = 0.95.
    let t = (2.0_f64 * 0.95 * 0.95 / (1.0 - 0.95 * 0.95)).sqrt();
    near(found.interval[1], mean + t * sd / 3.0_f64.sqrt(), 1e-9);
    assert!(end_against_peak(&outcomes[..1]).unwrap_err().contains("in no cell"));
}

fn sentence(answers: &[Answer], question: &str) -> String {
    let found = answers.iter().find(|answer| answer.question.starts_with(question));
    found.unwrap_or_else(|| panic!("no answer to {question}: {answers:?}")).sentence.clone()
}

#[test]
fn sentences_say_what_is_and_what_is_not_known() {
    let axes = vec![Axis { key: "flip".into(), values: ["0", "0.1", "0.2", "0.3"].map(String::from).into() }];
    let sweep = Sweep::new("", Experiment::default(), axes).unwrap();
    let by = |slope: f64, spread: f64| -> Vec<Outcome> {
        let one = |(i, cell): (usize, &Cell)| {
            let level = 0.9 + slope * cell.experiment.flip;
            let end = [level - spread, level, level + spread * (i as f64 - 1.0)];
            outcome(cell, &end, &end, 0.2 * i as f64)
        };
        sweep.cells().iter().enumerate().map(one).collect()
    };
    let said = answers(sweep.axes(), &by(-0.5, 0.002), 7);
    let slope = sentence(&said, "What label noise (flip) does");
    assert!(slope.starts_with("−4.9") || slope.starts_with("−5.0"), "{slope}");
    assert!(slope.contains("for 0.1 more of flip") && slope.contains("lower accuracy"), "{slope}");
    assert!(sentence(&said, "Do long runs compress").contains("in 3 of 4 cells"), "{said:?}");
    assert!(sentence(&said, "Does it help").contains("in 3 cells"), "{said:?}");
    // No axis is the training share.
    assert!(!said.iter().any(|answer| answer.question.starts_with("How much data")));
    let said = answers(sweep.axes(), &by(0.0, 0.05), 7);
    assert!(sentence(&said, "What label noise").contains("do not tell"), "{said:?}");
    let outcomes = by(-0.5, 0.002);
    let Answer { question, sentence } = compared(&outcomes[0], &outcomes[2]);
    assert_eq!(question, "Hold-out accuracy with flip=0.2 against flip=0");
    assert!(sentence.ends_with("flip=0.2 is worse"), "{sentence}");
    assert!(compared(&outcomes[0], &outcomes[0]).sentence.contains("do not tell"));
}

#[test]
fn a_curve_that_still_rises_is_an_answer() {
    let values = ["0.05", "0.1", "0.2", "0.4", "0.8"].map(String::from);
    let sweep =
        Sweep::new("", Experiment::default(), vec![Axis { key: "train".into(), values: values.into() }])
            .unwrap();
    let rising = |cell: &Cell| {
        let level = 0.8 + 0.04 * cell.experiment.train.log2();
        outcome(cell, &[level - 0.01, level, level + 0.01], &[0.5; 3], 0.2)
    };
    let outcomes: Vec<Outcome> = sweep.cells().iter().map(rising).collect();
    let said = sentence(&answers(sweep.axes(), &outcomes, 7), "How much data is enough");
    assert!(said.contains("still rises at 3277 patterns"), "{said}");
    assert!(said.contains("from 1638 to 3277 patterns it changes by +4.00 percentage points"), "{said}");
}
