//! Data that is not made from the experiment alone, and how well networks learn what is known: through the command line
//! and the engine.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

use infoplane::data::{DIGITS, Known, Samples, Split};
use infoplane::evaluation::Reader;
use infoplane::exchange::unpacked_digits;
use infoplane::experiment::Experiment;
use infoplane::information::label_entropy;
use infoplane::run::{Run, content_hash, from_json};
use infoplane::training::{Placement, Trainer};
use pollster::block_on;
use sha2::{Digest, Sha256};

use crate::samples;

fn infoplane(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_infoplane")).args(arguments).output().unwrap()
}

fn succeeds(arguments: &[&str]) -> String {
    let output = infoplane(arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn sentence(arguments: &[&str]) -> String {
    let output = infoplane(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn path(name: &str) -> String {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).to_str().unwrap().to_owned()
}

fn opened(path: &str) -> Run {
    from_json(&fs::read(path).unwrap()).unwrap()
}

/// The weights of all networks after the last epoch, and the reader of them.
fn trained(experiment: &Experiment, samples: &Arc<Samples>) -> (Reader, Vec<f32>) {
    let networks = 0..experiment.networks;
    let mut trainer = Trainer::new(experiment, samples, networks, None, &Placement::Cpu).unwrap();
    block_on(trainer.advance(experiment.epochs, async || {})).unwrap();
    let reader = Reader::new(experiment, samples);
    let weights = experiment.networks * reader.shape().parameters();
    (reader, block_on(trainer.state()).unwrap().values[..weights].to_vec())
}

/// Networks with enough data classify the hold-out within 1 % as well as the rule that knows the distribution, and no
/// better than it beyond noise.
#[test]
fn networks_come_near_the_best_accuracy_and_not_above() {
    let links = [
        "data=gauss&points=10000&dims=2&sep=2",
        "data=gauss&points=10000&dims=5&classes=3&sep=1.5&sigma=0.5",
        "data=gauss&points=10000&dims=3&sep=3&noise=0.7&scale=0.5&flip=0.1",
        "data=gauss&points=10000&dims=2&sep=2&std=0.5",
    ];
    for link in links {
        let link = format!("{link}&net=6-4&nets=4&train=0.5&lr=0.01&batch=250&epochs=30");
        let (experiment, notices) = Experiment::from_link(&link);
        assert_eq!(notices, []);
        let known = Known::of(&experiment).unwrap().bayes_accuracy;
        let samples = samples::of(&experiment);
        let (mut reader, weights) = trained(&experiment, &samples);
        let found = reader.read(&weights, &[], true).metrics;
        let mean = found.iter().map(|network| network.holdout.accuracy).sum::<f64>() / found.len() as f64;
        // The nearest mean on the same points, whose luck is the networks' too.
        let Experiment { classes, separation, dimensions, scale, .. } = experiment;
        let rows = Split::new(&experiment, samples.len, 0).holdout;
        let nearest = |row: u32| {
            let sum: f64 = samples.input(row as usize).iter().map(|x| f64::from(*x)).sum();
            let along = sum / (dimensions as f64).sqrt() / scale / separation + (classes as f64 - 1.0) / 2.0;
            along.round().clamp(0.0, classes as f64 - 1.0) as usize
        };
        let right = rows.iter().filter(|row| nearest(**row) == samples.label(**row as usize)).count();
        let best = right as f64 / rows.len() as f64;
        let noise = (known * (1.0 - known) / rows.len() as f64).sqrt();
        assert!((best - known).abs() < 4.0 * noise, "{link}: the best rule has {best}, and {known} is known");
        assert!(mean > best - 0.01, "{link}: {mean} where {best} can be had");
        for network in &found {
            assert!(network.holdout.accuracy < known + 4.0 * noise, "{link}: {network:?} above {known}");
        }
        let facts = infoplane::run::Facts::new(&experiment, &samples);
        assert_eq!(facts.bayes_accuracy, Some(known));
        assert!(facts.true_information.unwrap() < facts.label_entropy);
    }
}

/// The 2-D sets without noise can be learnt almost without error.
#[test]
fn the_sets_of_the_playground_are_learnt() {
    for (link, least) in [("circle", 0.99), ("xor", 0.97), ("two_gauss", 0.98), ("spiral", 0.9)] {
        let link = format!("data={link}&net=8-8-6&nets=2&lr=0.02&batch=64&epochs=150&points=1000");
        let (experiment, _) = Experiment::from_link(&link);
        let (mut reader, weights) = trained(&experiment, &samples::of(&experiment));
        let found = reader.read(&weights, &[], true).metrics;
        let best = found.iter().map(|network| network.holdout.accuracy).fold(0.0, f64::max);
        assert!(best > least, "{link}: {best}");
    }
}

/// The digits are those that scikit-learn has: its images and labels hashed by Python, its counts of the classes.
#[test]
fn the_digits_are_those_of_the_repository() {
    let zip = include_bytes!("../../static/digits.zip");
    let digits = unpacked_digits(zip).unwrap();
    assert_eq!((digits.len, digits.input_width, digits.classes), (DIGITS, 64, 10));
    let image = |row: usize| {
        let pixels = digits.input(row).iter().map(|pixel| (16.0 * pixel) as u8);
        std::iter::once(digits.label(row) as u8).chain(pixels)
    };
    let bytes: Vec<u8> = (0..DIGITS).flat_map(image).collect();
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, "d8121ca7764eccfaef1df6bc4589c6527c58fcbab0cb1b079e79f97f8cb8219a");
    let counts: Vec<usize> =
        (0..10).map(|y| (0..DIGITS).filter(|row| digits.label(*row) == y).count()).collect();
    assert_eq!(counts, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
    assert!(unpacked_digits(b"no zip").is_err() && unpacked_digits(&zip[..1000]).is_err());
    assert!(
        infoplane::data::digits(&bytes[1..]).is_err() && infoplane::data::digits(&[99; 1797 * 65]).is_err()
    );
}

#[test]
fn the_digits_are_learnt_through_the_command_line() {
    let out = path("digits.json");
    let link =
        "data=digits&net=32-16&nets=2&epochs=40&log=3&lr=0.005&batch=64&train=0.8&engine=cpu&mi=edges:30";
    succeeds(&["run", link, "--with", "edges:30", "--with", "kde:0.1@holdout", "--out", &out]);
    let run = opened(&out);
    let facts = run.facts;
    assert_eq!((facts.samples, facts.inputs, facts.classes), (DIGITS, 64, 10));
    // Ten classes that are almost as large as each other.
    assert!(facts.label_entropy < 10_f64.log2() && facts.label_entropy > 3.32);
    let last = run.snapshots.last().unwrap();
    for network in &last.metrics {
        assert!(network.holdout.accuracy > 0.9 && network.train.accuracy > 0.95, "{network:?}");
    }
    let points = last.information.values().flatten().flatten();
    assert!(points.clone().count() == 12 && points.clone().all(|p| p.ixt.is_finite() && p.ity.is_finite()));
    assert!(points.clone().all(|p| p.ixt <= (DIGITS as f64).log2() + 1e-9));
    // Every estimator, over 359 patterns of ten classes.
    let again = path("digits_again.json");
    let keys = [
        "edges:30:mm",
        "width:0.5",
        "range:30",
        "equal:30",
        "akde:0.001",
        "ksg:3",
        "ksg2:3",
        "renyi:1.01",
        "quantised:8",
        "noisy:0.1",
        "gaussian",
    ];
    let with: Vec<String> = keys.iter().flat_map(|key| ["--with".into(), format!("{key}@holdout")]).collect();
    let with: Vec<&str> = with.iter().map(String::as_str).collect();
    succeeds(&[&["reread", &out, "--out", &again], &with[..]].concat());
    for snapshot in &opened(&again).snapshots {
        assert_eq!(snapshot.information.len(), 2 + keys.len());
        for (reading, points) in &snapshot.information {
            for point in points.iter().flatten() {
                assert!(point.ixt.is_finite() && point.ity.is_finite(), "{reading}: {point:?}");
            }
        }
    }
}

/// Two clouds of unlike scale and a category, 60 rows.
fn csv() -> String {
    let row = |i: usize| {
        let class = i % 2;
        let shade = if (i / 2).is_multiple_of(3) { "dark" } else { "bright" };
        format!(
            "{}.25,{},{shade},{}\n",
            1000 * class + i * 7 % 301,
            (i * 5 % 11) as f64 / 100.0,
            ["benign", "malignant"][class]
        )
    };
    "area,texture,shade,diagnosis\n".to_owned() + &(0..60).map(row).collect::<String>()
}

#[test]
fn a_table_is_learnt_from_its_file_and_stays_out_of_the_run() {
    let [data, out, again, curve] =
        ["table.csv", "table.json", "table_again.json", "table_bound.json"].map(path);
    fs::write(&data, csv()).unwrap();
    let link = "net=4-3&nets=2&epochs=30&log=3&lr=0.02&batch=8&train=0.6&draw=each&engine=cpu";
    let said = succeeds(&["run", link, "--data", &data, "--out", &out]);
    assert!(said.contains("60 rows, 4 inputs, 2 classes of “diagnosis”"), "{said}");

    let run = opened(&out);
    let hash = content_hash(csv().as_bytes());
    assert_eq!((run.experiment.data.key(), &run.experiment.table), ("table", &hash));
    assert_eq!((run.facts.samples, run.facts.inputs, run.facts.classes), (60, 4, 2));
    assert!((run.facts.label_entropy - 1.0).abs() < 1e-12 && run.samples.is_none());
    assert!(run.snapshots.last().unwrap().metrics.iter().all(|network| network.holdout.accuracy > 0.95));
    let text = fs::read_to_string(&out).unwrap();
    assert!(!text.contains("benign") && !text.contains("texture") && text.contains(&hash));

    // Without the file it can be shown but not read again.
    let reread = ["reread", &out, "--with", "edges:50@holdout", "--out", &again];
    assert!(sentence(&reread).contains("--data FILE"));
    succeeds(&[&reread[..], &["--data", &data]].concat());
    assert!(opened(&again).snapshots.iter().all(|snapshot| snapshot.information.len() == 2));

    // The link of the run, with the same file, trains the same networks.
    let repeated = path("table_repeated.json");
    let link = run.experiment.to_link();
    assert!(sentence(&["run", &link, "--out", &repeated]).contains("--data FILE"));
    succeeds(&["run", &link, "--data", &data, "--out", &repeated]);
    let weights = |run: &Run| run.snapshots.iter().map(|s| s.weights.clone()).collect::<Vec<_>>();
    assert_eq!(weights(&opened(&repeated)), weights(&run));
    let other = path("other.csv");
    fs::write(&other, csv().replace("0.25", "0.75")).unwrap();
    assert!(sentence(&["run", &link, "--data", &other, "--out", &repeated]).contains("another file"));

    // Another column of the same file, and the bound of its labels.
    succeeds(&["bound", "label=shade", "--data", &data, "--out", &curve]);
    let points: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(&curve).unwrap()).unwrap();
    // 20 of 60 are dark: H(1/3).
    let entropy = 0.918295834054490;
    assert!(points.iter().any(|point| (point["ity"].as_f64().unwrap() - entropy).abs() < 1e-9), "{points:?}");

    for (arguments, part) in [
        (&["run", "label=colour", "--data", &data, "--out", &again][..], "“colour”"),
        (&["run", "", "--data", "nowhere.csv", "--out", &again][..], "nowhere.csv"),
        (&["run", "data=table", "--out", &again][..], "--data FILE"),
    ] {
        let said = sentence(arguments);
        assert!(said.contains(part) && !said.contains("panicked"), "{part} is not in {said}");
    }
}

#[test]
fn a_sweep_learns_a_table_and_compares_it_with_the_digits() {
    let [data, plan, folder] = ["swept.csv", "swept.json", "swept"].map(path);
    fs::write(&data, csv()).unwrap();
    let _ = fs::remove_dir_all(&folder);
    let sweep = |base: &str, axes: &str| {
        format!("{{\"format\":\"infoplane-sweep\",\"version\":1,\"base\":\"{base}\",\"axes\":[{axes}]}}")
    };
    let base = "net=3&nets=2&epochs=4&log=2&batch=16&engine=cpu&lr=0.01";
    fs::write(&plan, sweep(base, "{\"key\":\"std\",\"values\":[0.5,1,2]}")).unwrap();
    let arguments = ["sweep", &plan, "--out", &folder, "--data", &data];
    succeeds(&arguments);
    let summary = fs::read_to_string(format!("{folder}/summary.csv")).unwrap();
    assert!(summary.contains("compared_patterns,,,9.0,"), "{summary}");
    assert!(succeeds(&arguments).contains("is there"));
    let run = opened(&format!("{folder}/std=0.5.json"));
    assert_eq!((run.experiment.std, run.facts.samples), (0.5, 60));

    let _ = fs::remove_dir_all(&folder);
    fs::write(&plan, sweep(base, "{\"key\":\"data\",\"values\":[\"table\",\"digits\",\"xor\"]}")).unwrap();
    succeeds(&arguments);
    let samples = |name: &str| opened(&format!("{folder}/data={name}.json")).facts.samples;
    assert_eq!([samples("table"), samples("digits"), samples("xor")], [60, DIGITS, 2000]);
    assert!(label_entropy(&samples::of(&Experiment::from_link("data=xor").0)) > 0.999);
}
