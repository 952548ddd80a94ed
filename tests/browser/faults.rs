//! Bad input and faults: one sentence each, and the page goes on as it was.

use std::fs;

use crate::site::Site;

#[test]
fn nonsense_in_a_link_is_named() {
    let site = Site::open(
        false,
        "#/lab?v=9&act=banana&lr=nan&nets=9999&net=&foo=1&mi=edges&seed=-5&%zz=%&epochs=1e99",
    );
    let notices = site.text("#notices");
    for part in ["version 9", "banana", "nan", "9999", "foo", "edges"] {
        assert!(notices.contains(part), "{part} is not in: {notices}");
    }
    assert_eq!(site.eval("document.querySelector('#control-nets').value"), "64");
    assert_eq!(site.eval("document.querySelector('#control-act').value"), "tanh");
    site.is_quiet();
}

#[test]
fn nonsense_in_a_control_is_said_at_the_control() {
    let site = Site::open(false, "");
    let keys = ["net", "epochs", "train", "lr", "batch", "nets", "seed", "log"];
    for key in keys {
        let hash = site.eval("location.hash");
        site.set(key, "🦆<b>");
        site.until(&format!("document.querySelector('#fault-{key}')?.innerText.length > 10"));
        assert_eq!(site.eval("location.hash"), hash, "{key}");
    }
    site.set("epochs", "20");
    site.until("!document.querySelector('#fault-epochs')");
    site.is_quiet();
}

#[test]
fn broken_files_are_refused_in_one_sentence() {
    let site = Site::open(false, "#/lab?v=1&epochs=4&nets=2&net=4&log=3");
    site.run();
    let (file, _) = site.download(1);
    let good = fs::read_to_string(&file).unwrap();
    let folder = file.parent().unwrap().join("broken");
    fs::create_dir(&folder).unwrap();
    let shown = site.text("#values");
    let files = [
        ("text.json", "not a run".to_owned()),
        ("version.json", good.replacen("\"version\":1", "\"version\":7", 1)),
        ("cut.json", good[..good.len() / 2].to_owned()),
        ("empty.json", String::new()),
        ("weights.json", good.replacen("\"weights\":\"", "\"weights\":\"AAAA", 1)),
        ("large.json", " ".repeat(100 << 20)),
    ];
    let before = site.eval("document.querySelectorAll('#notices li').length").as_u64().unwrap();
    for (i, (name, content)) in (before..).zip(&files) {
        assert_ne!(content, &good, "{name}");
        let broken = folder.join(name);
        fs::write(&broken, content).unwrap();
        site.page.choose_files("#open-file", &[&broken]).unwrap();
        site.until(&format!("document.querySelectorAll('#notices li').length > {i}"));
        let notices = site.text("#notices");
        assert!(notices.contains(name), "{name} is not named in: {notices}");
        assert_eq!(site.text("#values"), shown, "{name} changed the page");
    }
    site.is_quiet();
}

#[test]
fn a_loss_that_is_not_finite_is_said_with_its_step_and_a_way_out() {
    let link = "#/lab?v=1&act=linear&opt=momentum&lr=10&epochs=400&nets=2&net=4-4-4&batch=256";
    diverges(&Site::open(false, link), "cpu");
    // The device is not blamed for an experiment that diverges on every device.
    diverges(&Site::open(true, &format!("{link}&engine=gpu")), "webgpu");
}

fn diverges(site: &Site, device: &str) {
    site.click("#run");
    site.until("document.querySelector('#lower-rate')");
    let notices = site.text("#notices");
    assert!(notices.contains("step") && notices.contains("network"), "{notices}");
    assert_eq!(site.eval("document.querySelector('#device').dataset.device"), device);
    site.click("#lower-rate");
    site.until("location.hash.includes('lr=1&') || location.hash.endsWith('lr=1')");
}

#[test]
fn a_run_survives_the_death_of_its_trainer() {
    let link = "#/lab?v=1&epochs=4000&nets=2&net=5-4&log=30&engine=cpu";
    let whole = Site::open(false, link);
    whole.run();
    let (_, whole) = whole.download(1);

    let site = Site::open(false, link);
    site.click("#run");
    site.until("Number(document.querySelector('#progress').dataset.epoch) > 20");
    site.page.kill_worker("trainer").unwrap();
    site.until("document.querySelector('#notices li')");
    site.until_finished();
    let (_, run) = site.download(1);
    // Taken up from a checkpoint with the optimiser's moments: the same weights as if nothing had happened.
    assert!(crate::site::weights(&run) == crate::site::weights(&whole));
}

#[test]
fn a_lost_graphics_device_is_said_and_the_cpu_goes_on() {
    let site = Site::open(true, "#/lab?v=1&epochs=400&nets=1&net=3&log=30&batch=full&engine=gpu");
    site.click("#run");
    site.until("Number(document.querySelector('#progress').dataset.epoch) > 3");
    site.browser.crash_gpu().unwrap();
    site.until("document.querySelector('#notices li')");
    assert!(site.text("#notices").contains("on the CPU"), "{}", site.text("#notices"));
    site.until_finished();
    assert_eq!(site.eval("document.querySelector('#device').dataset.device"), "cpu");
    assert_eq!(site.eval("document.querySelector('#progress').dataset.epoch"), "400");
}

#[test]
fn an_estimator_that_dies_is_replaced() {
    let site = Site::open(false, "#/lab?v=1&epochs=3000&nets=4&log=300&engine=cpu");
    site.click("#run");
    site.until("Number(document.querySelector('#progress').dataset.epoch) > 5");
    site.page.kill_worker("estimator").unwrap();
    site.until_finished();
    let (_, run) = site.download(1);
    assert!(run.snapshots.iter().all(|s| s.metrics.len() == 4 && !s.information.is_empty()));
}

/// Its job is done by the worker in its place, and none is counted twice.
#[test]
fn an_estimator_that_dies_among_known_truths_is_replaced() {
    let site = Site::open(false, "#/lab?v=1&engine=cpu");
    site.eval("location.hash = '#/estimators?mi=gaussian'");
    let progress = "document.querySelector('#calibrating')?.dataset";
    site.until(&format!("Number({progress}?.done) > 20"));
    site.page.kill_worker("estimator").unwrap();
    site.until(&format!("{progress}.done === {progress}.total"));
    assert_eq!(site.text("#calibrating [role=alert]"), "");
}

/// A panic in wasm is a trap, which reaches the page as this error.
#[test]
fn a_trap_in_the_page_is_a_sentence_and_a_way_out() {
    let site = Site::open(false, "");
    assert_eq!(site.eval("document.querySelector('#fault').hidden"), true);
    // Other errors end nothing.
    site.eval("dispatchEvent(new ErrorEvent('error', { error: new Error('of an extension') })), 0");
    assert_eq!(site.eval("document.querySelector('#fault').hidden"), true);
    site.eval("dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('x') })), 0");
    assert!(site.text("#fault").contains("stopped"), "{}", site.text("#fault"));
    site.eval("window.old = true");
    site.click("#fault button");
    site.until("window.old === undefined && document.querySelector('#run')");
    site.is_quiet();
}
