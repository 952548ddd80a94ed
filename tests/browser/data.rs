//! Data that the page does not make itself: the digits, and a table from the user's disk.

use std::path::PathBuf;

use infoplane::experiment::Experiment;

use crate::samples;
use crate::site::Site;

/// Drawn data is the same in the browser, to the bit: its networks are.
#[test]
fn drawn_points_are_those_of_the_command_line() {
    let link =
        "#/lab?v=1&data=gauss&points=300&dims=3&noise=0.1&std=0.7&nets=2&net=3&epochs=9&log=3&engine=cpu";
    let site = Site::open(false, link);
    // Φ(1/√1.01).
    site.until("document.querySelector('#known').textContent.includes('84.01 %')");
    site.run();
    let (_, run) = site.download(1);
    let experiment = Experiment::from_link(link).0;
    let samples = samples::of(&experiment);
    let mut trainer = infoplane::training::Trainer::new(
        &experiment,
        &samples,
        0..2,
        None,
        &infoplane::training::Placement::Cpu,
    )
    .unwrap();
    pollster::block_on(trainer.advance(9, async || {})).unwrap();
    let native = pollster::block_on(trainer.state()).unwrap().values;
    let own = run.snapshots.last().unwrap().weights.clone().unwrap();
    assert_eq!(own[..], native[..own.len()]);
    site.is_quiet();
}

#[test]
fn digits_are_fetched_when_they_are_learnt() {
    let site = Site::open(false, "#/lab?v=1&data=digits&net=8&nets=2&epochs=4&log=3&engine=cpu");
    site.run();
    let (_, run) = site.download(1);
    assert_eq!((run.facts.samples, run.facts.inputs, run.facts.classes), (1797, 64, 10));
    assert!(
        run.snapshots.iter().all(|snapshot| !snapshot.metrics.is_empty() && !snapshot.information.is_empty())
    );
    site.is_quiet();
}

#[test]
fn a_table_is_chosen_learnt_and_still_there_after_a_reload() {
    let row = |i: usize| format!("{},{}.5,{}\n", i % 7, i, ["no", "yes"][i % 2]);
    let text = "age,weight,class\n".to_owned() + &(0..40).map(row).collect::<String>();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (good, broken) = (folder.join("people.csv"), folder.join("broken.csv"));
    std::fs::write(&good, &text).unwrap();
    std::fs::write(&broken, text.replace("3,3.5", "3,")).unwrap();

    let site = Site::open(false, "#/lab?v=1&data=table&net=3&nets=2&epochs=4&log=3&engine=cpu");
    site.click("#run");
    site.until("document.querySelector('#notices').textContent.includes('Choose the CSV file')");
    site.page.choose_files("#control-table", &[&broken]).unwrap();
    site.until("document.querySelector('#notices').textContent.includes('row 5, column 2 (weight)')");
    site.page.choose_files("#control-table", &[&good]).unwrap();
    site.until(
        "document.querySelector('[data-key=table]').textContent.includes('40 rows, 2 inputs, 2 classes')",
    );
    site.until("location.hash.includes('table=')");
    site.run();
    let (path, run) = site.download(1);
    assert_eq!(run.facts.samples, 40);
    assert!(!std::fs::read_to_string(path).unwrap().contains("weight,class"));

    site.eval("location.reload()");
    site.until("document.querySelector('[data-key=table]')?.textContent.includes('people.csv: 40 rows')");
    site.set("label", "age");
    site.until("document.querySelector('[data-key=table]').textContent.includes('7 classes of “age”')");
    site.run();
}
