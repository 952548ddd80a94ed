//! Sweeps: their file, their cells, what is made of them, and the command that trains them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use infoplane::data::{Purpose, generator, word};
use infoplane::experiment::{Draw, Experiment};
use infoplane::run::{Run, from_json as run_from_json};
use infoplane::sweep::{
    Axis, Correlation, Enough, LearningCurve, Rule, Size, Spread, Sweep, common_holdout, correlation,
    from_json, how_much, to_json,
};

fn axis(key: &str, values: &[&str]) -> Axis {
    Axis { key: key.into(), values: values.iter().map(|value| (*value).into()).collect() }
}

fn near(a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() <= tolerance, "{a} {b}");
}

#[test]
fn cells_are_the_base_with_the_values_of_the_axes() {
    let base = Experiment { epochs: 20, networks: 3, ..Experiment::default() };
    let axes = vec![axis("train", &["0.1", "0.50"]), axis("mi", &["edges:30", "width:0.07"])];
    let cells = Sweep::new("", base.clone(), axes).unwrap().cells();
    let names: Vec<String> = cells.iter().map(|cell| cell.name()).collect();
    let expected = [
        "train=0.1 mi=edges:30",
        "train=0.1 mi=width:0.07",
        "train=0.5 mi=edges:30",
        "train=0.5 mi=width:0.07",
    ];
    assert_eq!(names, expected);
    assert_eq!(cells[3].file_name(), "train=0.5,mi=width%3A0.07.json");
    assert_eq!(cells[2].experiment, Experiment { train: 0.5, ..base });
}

#[test]
fn a_file_is_written_and_read() {
    let base = Experiment { epochs: 20, ..Experiment::default() };
    let axes = vec![axis("seed", &["1", "4294967295"]), axis("net", &["10-7", "4"])];
    let sweep = Sweep::new("Blocks", base, axes).unwrap();
    let text = to_json(&sweep);
    assert_eq!(from_json(&text).unwrap(), sweep);
    assert!(text.contains("4294967295,\n") || text.contains("4294967295\n"), "{text}");
    let short = r##"{"format":"infoplane-sweep","version":1,"base":"#/lab?v=1&epochs=20","axes":[{"key":"train","values":["0.1",0.2]}]}"##;
    assert_eq!(from_json(short).unwrap().axes(), [axis("train", &["0.1", "0.2"])]);
}

#[test]
fn what_is_wrong_with_a_file_is_one_sentence_with_its_place() {
    let file = |base: &str, axes: &str| {
        format!(r#"{{"format":"infoplane-sweep","version":1,"base":"{base}","axes":{axes}}}"#)
    };
    let one = r#"[{"key":"train","values":[0.1]}]"#;
    let long = format!(r#"[{{"key":"seed","values":{:?}}}]"#, (0..10_001).collect::<Vec<_>>());
    for (text, part) in [
        (String::new(), "no sweep file"),
        ("{".into(), "no sweep file"),
        ("[]".into(), "no sweep file"),
        (r#"{"format":"infoplane-run","version":1}"#.into(), "its format"),
        (r#"{"format":"infoplane-sweep"}"#.into(), "its version is missing"),
        (r#"{"format":"infoplane-sweep","version":9}"#.into(), "version 9"),
        (r#"{"format":"infoplane-sweep","version":1,"name":7}"#.into(), "its name"),
        (r#"{"format":"infoplane-sweep","version":1}"#.into(), "its base is missing"),
        (file("lr=fast", one), "its base is not taken as it stands: Learning rate (lr)"),
        (file("epochs=0", one), "its base"),
        (file("", "7"), "its axes"),
        (file("", "[]"), "one or two axes, and this one has 0"),
        (file("", "[7]"), "axis 1"),
        (file("", r#"[{"values":[1]}]"#), "the key of axis 1 is missing"),
        (file("", r#"[{"key":"train"}]"#), "the values of axis 1 is missing"),
        (file("", r#"[{"key":"train","values":[]}]"#), "axis 1 (train) has no values"),
        (file("", r#"[{"key":"train","values":[null]}]"#), "the values of axis 1 are not all"),
        (file("", r#"[{"key":"colour","values":[1]}]"#), "“colour”, which is no parameter"),
        (file("", r#"[{"key":"at","values":[1]}]"#), "no parameter"),
        (
            file("", r#"[{"key":"train","values":[0.1,2]}]"#),
            "axis 1 has 2 for train, which must be a number from 0.01 to 0.99",
        ),
        (file("", r#"[{"key":"act","values":["tanh","step"]}]"#), "which must be one of tanh, relu"),
        (file("", r#"[{"key":"train","values":[0.1,"0.10"]}]"#), "0.1 for train twice"),
        (file("", r#"[{"key":"lr","values":[1]},{"key":"lr","values":[2]}]"#), "both axes"),
        (file("", &long), "10001 cells"),
    ] {
        let said = from_json(&text).unwrap_err().to_string();
        assert!(said.contains(part), "{part} is not in: {said}");
    }
}

#[test]
fn the_common_holdout_is_held_out_by_all() {
    let small = Experiment { train: 0.1, ..Experiment::default() };
    let large = Experiment { train: 0.6, ..Experiment::default() };
    let both = [small.clone(), large.clone()];
    // Parts of one seed are nested, so that of the largest counts.
    let alone = common_holdout(&large, std::slice::from_ref(&large), 4096);
    assert_eq!(alone.len(), 4096 - 2458);
    assert_eq!(common_holdout(&small, &both, 4096), alone);
    let other = Experiment { seed: 8, ..small.clone() };
    assert_eq!(common_holdout(&other, &both, 4096).len(), 4096 - 410);
    let each = Experiment { draw: Draw::Each, networks: 2, ..small };
    let rows = common_holdout(&each, &[], 4096).len() as f64 / 4096.0;
    near(rows, 0.81, 0.01);
    let none = Experiment { draw: Draw::Each, train: 0.99, networks: 10, ..large };
    assert!(common_holdout(&none, &[], 4096).is_empty());
    // What is held out from all of them is there whatever they learn.
    let fixed = Experiment { fixed: 0.15, ..none };
    let few = Experiment { train: 0.05, ..fixed.clone() };
    let rows = common_holdout(&fixed, &[], 4096);
    assert_eq!(rows.len(), 614);
    assert_eq!(common_holdout(&few, &[few.clone(), fixed], 4096), rows);
}

#[test]
fn a_spread_by_hand() {
    let found = Spread::of([1.0, 2.0, f64::NAN, 6.0]);
    assert_eq!((found.mean, found.count), (3.0, 3));
    near(found.sd, 7.0_f64.sqrt(), 1e-12);
    assert!(Spread::of([]).mean.is_nan() && Spread::of([1.0]).sd.is_nan());
}

/// Eight networks that follow a curve, each with a deviation of its own at each size, uniform over so much.
fn sizes(patterns: &[usize], curve: impl Fn(f64) -> f64, deviation: f64) -> Vec<Size> {
    sizes_of(1, patterns, curve, deviation)
}

fn sizes_of(seed: u64, patterns: &[usize], curve: impl Fn(f64) -> f64, deviation: f64) -> Vec<Size> {
    let mut random = generator(seed, Purpose::Labels, 0, 0);
    let mut accuracy =
        |n: usize| curve(n as f64) + deviation * (f64::from(word(&mut random)) / 4_294_967_296.0 - 0.5);
    let mut of_size = |n: &usize| Size { patterns: *n, accuracies: (0..8).map(|_| accuracy(*n)).collect() };
    patterns.iter().map(&mut of_size).collect()
}

const TRIED: [usize; 7] = [50, 100, 200, 400, 800, 1600, 3200];

#[test]
fn a_curve_without_noise_is_found_again() {
    for (a, b, c) in [(0.95, 2.0, 0.6), (0.8, 30.0, 1.2), (1.0, 1.5, 0.5)] {
        let points: Vec<(f64, f64)> =
            TRIED.iter().map(|n| (*n as f64, a - b * (*n as f64).powf(-c))).collect();
        let found = LearningCurve::fit(&points).unwrap();
        near(found.a, a, 1e-6);
        near(found.c, c, 1e-4);
        near(found.b / b, 1.0, 1e-3);
        near(found.size_within(0.01), (b / 0.01).powf(1.0 / c), 0.01 * (b / 0.01).powf(1.0 / c));
        near(found.residual, 0.0, 1e-8);
    }
    // scipy.optimize.curve_fit on what is no power law.
    let measured = [0.6, 0.71, 0.8, 0.86, 0.895, 0.915, 0.925];
    let points: Vec<(f64, f64)> =
        TRIED.iter().zip(measured).map(|(n, accuracy)| (*n as f64, accuracy)).collect();
    let found = LearningCurve::fit(&points).unwrap();
    near(found.a, 0.96222996, 1e-5);
    near(found.b, 3.64740964, 1e-3);
    near(found.c, 0.58772171, 1e-5);
    near(found.residual, 0.004952287820817708, 1e-9);
    // No accuracy is above 1.
    let beyond: Vec<(f64, f64)> =
        TRIED.iter().map(|n| (*n as f64, 1.05 - 2.0 * (*n as f64).powf(-0.5))).collect();
    assert!(LearningCurve::fit(&beyond).unwrap().a <= 1.0);
    assert_eq!(LearningCurve::fit(&beyond[..2]), None);
    assert_eq!(LearningCurve::fit(&[(1.0, 0.5), (2.0, f64::NAN), (3.0, 0.6)]), None);
}

#[test]
fn enough_is_told_with_an_interval_that_holds_it() {
    let curve = |n: f64| 0.95 - 3.0 * n.powf(-0.8);
    let truth = 300.0_f64.powf(1.25);
    let found = how_much(&sizes(&TRIED, curve, 0.02), 0.01, 1).unwrap();
    assert!(found.size_interval[0] < truth && truth < found.size_interval[1], "{found:?} {truth}");
    assert!(found.asymptote[0] < 0.95 && 0.95 < found.asymptote[1], "{found:?}");
    assert_eq!(how_much(&sizes(&TRIED, curve, 0.02), 0.01, 1).unwrap(), found);
    let said = found.to_string();
    assert!(said.contains("within 1 percentage points") && !said.contains("beyond"), "{said}");
    // The intervals hold the truth as often as they say: of 40 of 95 % fewer than 35 do with probability 0.014.
    let held = (0..40).filter(|seed| {
        let found = how_much(&sizes_of(*seed, &TRIED, curve, 0.02), 0.01, 1).unwrap();
        let [low, high] = found.size_interval;
        found.asymptote[0] < 0.95 && 0.95 < found.asymptote[1] && low < truth && truth < high
    });
    let held = held.count();
    assert!(held >= 35, "{held}");
    // An end that is far beyond what was tried is not told.
    let far = Enough { size_interval: [500.0, 60_000.0], ..found.clone() }.to_string();
    assert!(far.contains("(95 % interval 500 to more than 32000)"), "{far}");
    let outside = Enough { size: 5000.0, ..found }.to_string();
    assert!(outside.contains("beyond the largest size tried, 3200"), "{outside}");
    // Nothing but the tail: the answer is below what was tried, and is said to be.
    let found = how_much(&sizes(&[2000, 2500, 3000, 4000], curve, 0.0), 0.01, 1).unwrap();
    assert!(found.to_string().contains("below the smallest size tried, 2000"), "{found}");
}

#[test]
fn what_the_data_do_not_constrain_is_refused() {
    let refused = |sizes: &[Size]| how_much(sizes, 0.01, 1).unwrap_err();
    let rising = |n: f64| 0.95 - 3.0 * n.powf(-0.8);
    let said = [
        (refused(&[]), "there are 0"),
        (refused(&sizes(&TRIED[..3], rising, 0.01)), "there are 3"),
        (refused(&sizes(&TRIED, |_| 0.5, 0.0)), "does not rise"),
        (refused(&sizes(&TRIED, |n| 0.6 - n * 1e-5, 0.01)), "does not rise"),
        // Logarithmic growth has no end.
        (refused(&sizes(&TRIED, |n| 0.3 + 0.05 * n.ln(), 0.001)), "still rises at 3200"),
        (refused(&sizes(&TRIED, |n| if n < 60.0 { 0.5 } else { 0.9 }, 0.0)), "sizes between or below"),
        // What goes up and down is no power law.
        (
            refused(&sizes(&TRIED, |n| if n < 150.0 { n / 200.0 } else { 0.9 + 0.05 * n.ln().sin() }, 0.0)),
            "does not describe them",
        ),
    ];
    for (said, part) in said {
        assert!(said.contains(part), "{part} is not in: {said}");
    }
    let few = sizes(&TRIED, rising, 0.01).into_iter().map(|mut size| {
        size.accuracies.truncate(2);
        size
    });
    assert!(refused(&few.collect::<Vec<_>>()).contains("3 networks"));
    // As much noise as there is rise.
    let said = refused(&sizes(&TRIED, |n| 0.9 - 0.2 * n.powf(-0.3), 0.3));
    assert!(said.contains("drawn anew") || said.contains("rise") || said.contains("misses"), "{said}");
    let mut diverged = sizes(&TRIED, rising, 0.01);
    diverged[3].accuracies.fill(f64::NAN);
    assert!(refused(&diverged).contains("no network"));
}

#[test]
fn correlations_by_hand() {
    let pairs = [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0), (5.0, 5.0)];
    // Σ (x − 3)(y − 3) = 8 of 10, and the values are their own ranks.
    let Correlation { r, interval, pairs: count } = correlation(&pairs, Rule::Pearson).unwrap();
    assert_eq!(count, 5);
    near(r, 0.8, 1e-12);
    let [low, high] = interval.unwrap();
    // tanh(artanh 0.8 ± 1.959964 / √2)
    near(low, (1.0986122886681098_f64 - 1.9599639845400545 / 2.0_f64.sqrt()).tanh(), 1e-12);
    near(high, (1.0986122886681098_f64 + 1.9599639845400545 / 2.0_f64.sqrt()).tanh(), 1e-12);
    let ranked = correlation(&pairs, Rule::Spearman).unwrap();
    near(ranked.r, 0.8, 1e-12);
    assert!(ranked.interval.unwrap()[0] < low);
    // A monotone curve has rank correlation 1; ties have mean ranks: (1.5, 1.5, 3, 4) with (1, 2, 3, 4) is 4.5/√22.5.
    let curve: Vec<(f64, f64)> = (0..6).map(|i| (f64::from(i), f64::from(i).exp())).collect();
    let found = correlation(&curve, Rule::Spearman).unwrap();
    assert_eq!((found.r, found.interval), (1.0, None));
    assert!(correlation(&curve, Rule::Pearson).unwrap().r < 0.9);
    let ties = correlation(&[(1.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 4.0)], Rule::Spearman).unwrap();
    near(ties.r, 4.5 / 22.5_f64.sqrt(), 1e-12);
    assert!(correlation(&curve[..3], Rule::Pearson).unwrap_err().contains("there are 3"));
    let level: Vec<(f64, f64)> = (0..5).map(|i| (f64::from(i), 0.1)).collect();
    assert!(correlation(&level, Rule::Pearson).unwrap_err().contains("same value"));
}

fn infoplane(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_infoplane")).args(arguments).output().unwrap()
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The names of its files in order, with the times of their last change.
fn files(folder: &Path) -> Vec<(String, SystemTime)> {
    let of_entry = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().modified().unwrap())
    };
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| of_entry(entry.unwrap())).collect();
    files.sort();
    files
}

fn run_in(folder: &Path, file: &str) -> Run {
    run_from_json(&fs::read(folder.join(file)).unwrap()).unwrap()
}

const SWEEP: &str = r##"{ "format": "infoplane-sweep", "version": 1, "name": "Tiny",
  "base": "#/lab?v=1&net=4-3&epochs=4&nets=3&log=3&batch=256&engine=cpu",
  "axes": [ { "key": "train", "values": [0.1, 0.3] }, { "key": "act", "values": ["tanh", "relu"] } ] }"##;

#[test]
fn shards_together_are_the_whole_and_nothing_is_trained_twice() {
    let (whole, shared) = (folder("sweep_whole"), folder("sweep_shared"));
    let file = folder("sweep_file").join("sweep.json");
    fs::write(&file, SWEEP).unwrap();
    let (file, [whole_name, shared_name]) =
        (file.to_str().unwrap(), [&whole, &shared].map(|f| f.to_str().unwrap()));

    let output = infoplane(&["sweep", file, "--out", whole_name]);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("How much data is enough, act=relu: this cannot be told, because"), "{said}");
    assert!(said.contains("(Spearman)"), "{said}");

    let output = infoplane(&["sweep", file, "--out", shared_name, "--shard", "2/2"]);
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8(output.stderr).unwrap().contains("2 of 4 cells are still to be trained"));
    assert_eq!(files(&shared).len(), 2);
    assert!(infoplane(&["sweep", file, "--out", shared_name, "--shard", "1/2"]).status.success());

    let names: Vec<String> = files(&whole).into_iter().map(|(name, _)| name).collect();
    let cells = ["0.1,act=relu", "0.1,act=tanh", "0.3,act=relu", "0.3,act=tanh"];
    assert_eq!(names[1..], cells.map(|cell| format!("train={cell}.json")));
    assert_eq!(files(&shared).into_iter().map(|(name, _)| name).collect::<Vec<_>>(), names);
    for name in &names[1..] {
        let [a, b] = [&whole, &shared].map(|folder| run_in(folder, name));
        assert!(a.snapshots == b.snapshots && a.experiment == b.experiment, "{name}");
    }
    let table = |folder: &Path| fs::read_to_string(folder.join("summary.csv")).unwrap();
    assert_eq!(table(&whole), table(&shared));
    check_table(&table(&whole), &run_in(&whole, "train=0.3,act=relu.json"));

    // What is there stays; what is broken is trained again, to the same weights.
    let before = files(&whole);
    assert!(infoplane(&["sweep", file, "--out", whole_name]).status.success());
    let after = files(&whole);
    assert_eq!(before[1..], after[1..]);
    let hurt = whole.join(&names[1]);
    let text = fs::read_to_string(&hurt).unwrap();
    fs::write(&hurt, &text[..text.len() / 2]).unwrap();
    let output = infoplane(&["sweep", file, "--out", whole_name]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("trained again"));
    assert_eq!(run_in(&whole, &names[1]).snapshots, run_in(&shared, &names[1]).snapshots);
    let changed: Vec<bool> = before.iter().zip(files(&whole)).map(|(a, b)| *a != b).collect();
    assert_eq!(changed, [true, true, false, false, false]);

    // A run of something else is not overwritten.
    fs::write(file, SWEEP.replace("epochs=4", "epochs=5")).unwrap();
    let output = infoplane(&["sweep", file, "--out", whole_name]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("another experiment"), "{said}");
}

/// A sweep in a folder whose runs say that they began at the same second.
fn sweep_in(folder: &Path, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_infoplane"));
    let [file, folder] = [file, folder].map(|path| path.to_str().unwrap());
    command.args(["sweep", file, "--out", folder]).env("SOURCE_DATE_EPOCH", "1764000000");
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command
}

#[test]
fn a_sweep_that_was_killed_and_resumed_gives_the_same_files() {
    let (whole, killed) = (folder("sweep_straight"), folder("sweep_killed"));
    let file = folder("sweep_killed_file").join("sweep.json");
    fs::write(&file, SWEEP.replace("epochs=4", "epochs=60")).unwrap();
    assert!(sweep_in(&whole, &file).status().unwrap().success());

    let mut child = sweep_in(&killed, &file).spawn().unwrap();
    let is_run = |name: &String| name.ends_with(".json");
    while files(&killed).iter().filter(|(name, _)| is_run(name)).count() < 2 {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it was killed");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let before = files(&killed);
    assert!(!before.iter().any(|(name, _)| name == "summary.csv"), "it ended before it was killed");
    assert!(sweep_in(&killed, &file).status().unwrap().success());

    let after = files(&killed);
    let kept = before.iter().filter(|(name, _)| is_run(name)).all(|old| after.contains(old));
    assert!(kept, "a cell that was there was trained again");
    let names: Vec<String> = after.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, files(&whole).into_iter().map(|(name, _)| name).collect::<Vec<_>>());
    assert_eq!(names.len(), 5);
    for name in &names {
        let [a, b] = [&whole, &killed].map(|folder| fs::read(folder.join(name)).unwrap());
        assert!(a == b, "{name} differs");
    }
}

#[test]
fn shards_give_the_bytes_of_the_whole() {
    let (whole, shared) = (folder("sweep_bytes"), folder("sweep_shards"));
    let file = folder("sweep_bytes_file").join("sweep.json");
    fs::write(&file, SWEEP).unwrap();
    assert!(sweep_in(&whole, &file).status().unwrap().success());
    for shard in ["2/3", "3/3", "1/3"] {
        assert!(sweep_in(&shared, &file).args(["--shard", shard]).status().unwrap().success());
    }
    for (name, _) in files(&whole) {
        let [a, b] = [&whole, &shared].map(|folder| fs::read(folder.join(&name)).unwrap());
        assert!(a == b, "{name} differs");
    }
    assert_eq!(files(&whole).len(), files(&shared).len());
    let run = run_in(&whole, "train=0.1,act=tanh.json");
    assert_eq!(run.created, "2025-11-24T16:00:00Z");
    let output = sweep_in(&shared.join("new"), &file)
        .env("SOURCE_DATE_EPOCH", "yesterday")
        .stderr(std::process::Stdio::piped())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("SOURCE_DATE_EPOCH is \"yesterday\""), "{said}");
}

/// The table has what the run has.
fn check_table(table: &str, run: &Run) {
    let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(
        lines[0],
        ["train", "act", "measure", "layer", "estimator", "mean", "sd", "low", "high", "networks"]
    );
    let find = |measure: &str, layer: &str| {
        let found: Vec<_> =
            (lines.iter()).filter(|line| line[..4] == ["0.3", "relu", measure, layer]).collect();
        assert_eq!(found.len(), 1, "{measure} {layer}");
        found[0].clone()
    };
    let number = |text: &str| text.parse::<f64>().unwrap();
    let last = run.snapshots.last().unwrap();
    let accuracy = Spread::of(last.metrics.iter().map(|network| network.holdout.accuracy));
    let line = find("holdout_accuracy", "");
    near(number(line[5]), accuracy.mean, 1e-12);
    near(number(line[6]), accuracy.sd, 1e-12);
    assert_eq!(line[9], "3");
    assert_eq!(number(find("training_patterns", "")[5]), 1229.0);
    // With one draw of the largest part, all networks are compared on its hold-out.
    assert_eq!(number(find("compared_patterns", "")[5]), 2867.0);
    near(number(find("compared_error", "")[5]), 1.0 - accuracy.mean, 1e-6);
    let sum = number(find("webb_bias", "")[5]) + number(find("webb_variance", "")[5]);
    near(sum, 1.0 - accuracy.mean, 1e-6);
    let line = find("ixt", "hidden 2");
    assert_eq!(line[4], "edges:30@all");
    let points = last.information.values().next().unwrap();
    near(number(line[5]), Spread::of(points.iter().map(|layers| layers[1].ixt)).mean, 1e-12);
    let epoch = number(find("peak_epoch", "hidden 1")[5]);
    let peak = run.snapshots.iter().find(|snapshot| f64::from(snapshot.epoch) == epoch).unwrap();
    let accuracy = Spread::of(peak.metrics.iter().map(|network| network.holdout.accuracy));
    near(number(find("peak_holdout_accuracy", "hidden 1")[5]), accuracy.mean, 1e-12);
    assert!(number(find("compression", "output")[7]) <= number(find("compression", "output")[8]));
}

#[test]
fn more_data_is_better() {
    let (out, file) = (folder("sweep_curve"), folder("sweep_curve_file").join("sweep.json"));
    let text = r##"{ "format": "infoplane-sweep", "version": 1,
      "base": "#/lab?v=1&epochs=150&nets=8&log=2&lr=0.004&batch=128&engine=cpu",
      "axes": [ { "key": "train", "values": [0.05, 0.12, 0.3, 0.85] } ] }"##;
    fs::write(&file, text).unwrap();
    let output = infoplane(&["sweep", file.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    for part in ["How much data is enough: ", "for each doubling of train", "train=0.85 is better"] {
        assert!(said.contains(part), "{part} is not in: {said}");
    }
    let table = fs::read_to_string(out.join("summary.csv")).unwrap();
    let column = |measure: &str| -> Vec<f64> {
        let lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
        lines.filter(|line| line[1] == measure).map(|line| line[4].parse().unwrap()).collect()
    };
    // Two percentage points are more than four standard errors of the means over eight networks.
    let accuracies = column("holdout_accuracy");
    assert!(
        accuracies.len() == 4 && accuracies.windows(2).all(|two| two[1] > two[0] + 0.02),
        "{accuracies:?}"
    );
    for measure in ["kohavi_wolpert_bias_squared", "kohavi_wolpert_variance", "webb_bias", "accuracy_gap"] {
        let values = column(measure);
        assert!(values.len() == 4 && values.windows(2).all(|two| two[1] < two[0]), "{measure} {values:?}");
    }
}

#[test]
fn a_command_that_is_wrong_says_so() {
    let folder = folder("sweep_wrong");
    let file = folder.join("sweep.json");
    fs::write(&file, SWEEP.replace("0.3", "3")).unwrap();
    let (file, out) = (file.to_str().unwrap(), folder.join("out"));
    let out = out.to_str().unwrap();
    for (arguments, part) in [
        (&["sweep", file][..], "--out DIR"),
        (&["sweep", "--out", out][..], "a sweep file is needed"),
        (&["sweep", "nowhere.json", "--out", out][..], "nowhere.json"),
        (&["sweep", file, "--out", out][..], "axis 1 has 3 for train"),
        (&["sweep", file, "--out", out, "--shard", "0/2"][..], "0/2"),
        (&["sweep", file, "--out", out, "--shard", "3/2"][..], "3/2"),
        (&["sweep", file, "--out", out, "--shard", "two"][..], "two"),
        (&["run", "", "--shard", "1/2"][..], "--shard"),
    ] {
        let output = infoplane(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.contains(part), "{part} is not in: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
    assert!(!Path::new(out).exists());
}
