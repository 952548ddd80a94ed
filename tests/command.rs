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
