//! The command line as a user runs it: its files, its sentences, its exit codes.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use infoplane::run::{Run, from_json};

const SMALL: &str = "#/lab?v=1&net=4-3&epochs=6&nets=2&log=4&batch=1024";

fn infoplane(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_infoplane")).args(arguments).output().unwrap()
}

/// What a failing command says; nothing is written to standard output.
fn sentence(arguments: &[&str]) -> String {
    let output = infoplane(arguments);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn read(file: &PathBuf) -> Run {
    from_json(&fs::read(file).unwrap()).unwrap()
}

#[test]
fn a_run_is_trained_reread_and_repeated() {
    let (first, second, again) = (file("first.json"), file("second.json"), file("again.json"));
    let [first_name, second_name, again_name] = [&first, &second, &again].map(|f| f.to_str().unwrap());
    let both = ["--with", "edges:30", "--with", "width:0.07@holdout"];
    let output = infoplane(&[&["run", SMALL, "--engine", "cpu", "--out", first_name], &both[..]].concat());
    assert!(output.status.success(), "{output:?}");
    let run = read(&first);
    assert_eq!(run.snapshots.iter().map(|s| s.epoch).collect::<Vec<_>>(), [0, 1, 2, 6]);
    assert!(run.snapshots.iter().all(|s| s.information.len() == 2 && s.metrics.len() == 2));

    let output = infoplane(&["reread", first_name, "--with", "edges:50", "--out", second_name]);
    assert!(output.status.success(), "{output:?}");
    let more = read(&second);
    assert!(more.snapshots.iter().all(|s| s.information.len() == 3));
    let weights = |run: &Run| run.snapshots.iter().map(|s| s.weights.clone()).collect::<Vec<_>>();
    assert_eq!(weights(&more), weights(&run));

    // A file names its experiment as a link does, and `--set` changes it.
    let output = infoplane(&["run", first_name, "--set", "engine=cpu", "--out", again_name]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(weights(&read(&again)), weights(&run));
    let output = infoplane(&["run", first_name, "--set", "seed=8", "--out", again_name]);
    assert!(output.status.success(), "{output:?}");
    assert_ne!(weights(&read(&again)), weights(&run));
}

#[test]
fn links_become_canonical() {
    let link = infoplane(&["link", "act=relu&net=10-7-5-4-3&lr=0.00040", "--set", "seed=3"]);
    assert_eq!(String::from_utf8(link.stdout).unwrap(), "#/lab?v=1&act=relu&seed=3\n");
}

#[test]
fn what_is_wrong_is_one_sentence() {
    let broken = file("broken.json");
    fs::write(&broken, "{ \"format\": \"infoplane-run\", ").unwrap();
    let out = file("never.json");
    let (broken, out) = (broken.to_str().unwrap(), out.to_str().unwrap());
    let said = [
        (sentence(&[]), "no command"),
        (sentence(&["train"]), "train"),
        (sentence(&["run", SMALL]), "--out"),
        (sentence(&["run", "nowhere.json", "--out", out]), "nowhere.json"),
        (sentence(&["run", SMALL, "--with", "bins:3", "--out", out]), "bins:3"),
        (sentence(&["run", SMALL, "--set", "lr=fast", "--out", out]), "fast"),
        (sentence(&["run", SMALL, "--colour", "red", "--out", out]), "--colour"),
        (sentence(&["reread", broken, "--with", "edges:30", "--out", out]), "cut off"),
        (sentence(&["link", broken]), "cut off"),
    ];
    for (said, part) in said {
        assert!(said.contains(part), "{part} is not in: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
    assert!(!PathBuf::from(out).exists());
}

#[test]
fn columns_are_estimated() {
    let answer = |arguments: &[&str]| -> serde_json::Value {
        let output = infoplane(&[&["estimate"], arguments].concat());
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let [x, y, labels, short] = ["x.csv", "y.csv", "labels.csv", "short.csv"].map(file);
    let text = include_str!("../fixtures/gauss2d_rho0.6_n500.csv");
    let column = |i: usize| {
        text.lines().map(|line| line.split(',').nth(i).unwrap().to_owned() + "\n").collect::<String>()
    };
    fs::write(&x, column(0)).unwrap();
    // Without a header it is the same.
    fs::write(&y, column(1).split_once('\n').unwrap().1).unwrap();
    let sign =
        |line: &str| if line.split(',').nth(1).unwrap().starts_with('-') { "minus\n" } else { "plus\n" };
    fs::write(&labels, text.lines().skip(1).map(sign).collect::<String>()).unwrap();
    fs::write(&short, "1\n2\n").unwrap();
    let [x, y, labels, short] = [&x, &y, &labels, &short].map(|f| f.to_str().unwrap());

    // A decimal comma is not read as two columns; a space belongs to a label.
    let [comma, gap, one, words] = ["comma.csv", "gap.csv", "one.csv", "words.csv"].map(file);
    fs::write(&comma, "0,5;1\n2;3\n").unwrap();
    fs::write(&gap, "1\n\n2\n").unwrap();
    fs::write(&one, "3.5\n").unwrap();
    fs::write(&words, (0..500).map(|i| format!("a {}\n", i % 3)).collect::<String>()).unwrap();
    let [comma, gap, one, words] = [&comma, &gap, &one, &words].map(|f| f.to_str().unwrap());
    assert!(sentence(&["estimate", "--with", "gaussian", comma, comma]).contains("0,5"));
    assert!(answer(&["--with", "range:5", "--discrete-y", x, words])["mi_bits"].as_f64().unwrap() < 0.2);
    let found = answer(&["--with", "ksg:3", x, y]);
    assert!(
        (found["mi_bits"].as_f64().unwrap() * std::f64::consts::LN_2 - 0.2137938210).abs() < 1e-8,
        "{found}"
    );
    assert_eq!((&found["estimator"], &found["standard_error"]), (&"ksg:3".into(), &serde_json::Value::Null));
    assert_eq!(found["warnings"], serde_json::json!([]));
    let found = answer(&["--with", "noisy:0.5", x, labels, "--discrete-y"]);
    assert!(found["standard_error"].as_f64().unwrap() > 0.0 && found["mi_bits"].as_f64().unwrap() > 0.05);
    let found = answer(&["--with", "kde:0.1", "--discrete-y", x, labels]);
    assert!(found["bounds_bits"][0].as_f64().unwrap() < found["bounds_bits"][1].as_f64().unwrap());

    for (arguments, part) in [
        (&["--with", "ksg:3", x, short][..], "500 samples on one side and 2"),
        (&["--with", "ksg:3", x][..], "two files"),
        (&["--with", "mine", x, y][..], "mine"),
        (&["--with", "ksg:1", x, y][..], "ksg:2"),
        (&["--with", "ksg:3", x, labels][..], "not a number"),
        (&["--with", "ksg:3", "nowhere.csv", y][..], "nowhere.csv"),
        (&[x, y][..], "--with"),
        (&["--with", "ksg:3", gap, y][..], "line 2: it is empty"),
        (&["--with", "gaussian", one, one][..], "too few"),
        (&["--with", "ksg:3", "--discrete-y", x, x][..], "too few, too different"),
    ] {
        let said = sentence(&[&["estimate"], arguments].concat());
        assert!(said.contains(part) && !said.contains("panicked"), "{part} is not in: {said}");
    }
}

#[test]
fn every_estimator_reads_a_run() {
    let (out, again) = (file("suite.json"), file("suite_again.json"));
    let [out_name, again_name] = [&out, &again].map(|f| f.to_str().unwrap());
    let link = "#/lab?v=1&net=3&epochs=2&nets=1&log=2&batch=128&train=0.1";
    let keys = [
        "edges:30:mm",
        "range:30",
        "equal:30",
        "kde:0.001",
        "akde:0.001",
        "ksg:3",
        "ksg2:3",
        "renyi:1.01",
        "quantised:8",
        "noisy:0.1",
        "gaussian",
    ];
    let with: Vec<String> =
        keys.iter().flat_map(|key| ["--with".to_owned(), format!("{key}@train")]).collect();
    let with: Vec<&str> = with.iter().map(String::as_str).collect();
    let output = infoplane(&[&["run", link, "--engine", "cpu", "--out", out_name], &with[..]].concat());
    assert!(output.status.success(), "{output:?}");
    let run = read(&out);
    for snapshot in &run.snapshots {
        assert_eq!(snapshot.information.len(), keys.len());
        assert!(
            snapshot.information.values().flatten().flatten().all(|p| p.ixt.is_finite() && p.ity.is_finite())
        );
    }
    let output = infoplane(&[&["reread", out_name, "--out", again_name], &with[..2]].concat());
    assert!(output.status.success(), "{output:?}");
    // Bounds and warnings come back from the file.
    assert!(read(&again).snapshots == run.snapshots);
}

#[test]
fn a_loss_that_is_not_finite_is_said_with_its_step() {
    let out = file("diverged.json");
    let link = "act=linear&opt=momentum&lr=10&epochs=400&nets=2&net=4-4-4&batch=256&engine=cpu";
    let output = infoplane(&["run", link, "--out", out.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("step") && said.contains("lr=1"), "{said}");
    let run = read(&out);
    assert!(run.snapshots.last().unwrap().epoch < 400);
    // What there is stays: the weights before training are in the file.
    assert!(run.snapshots[0].weights.as_ref().unwrap().iter().all(|w| w.is_finite()));
}
