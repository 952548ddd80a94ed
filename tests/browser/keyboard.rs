//! The whole way without a mouse: run, scrub, save, run again, compare.

use serde_json::Value;

use crate::site::{PATIENCE, Site};

/// Pages have fewer stations than this.
const FAR: usize = 120;

/// Presses a key until the element with the focus is the one meant.
fn walk_to(site: &Site, key: &str, selector: &str) {
    let there = format!("document.activeElement.matches({selector:?})");
    for _ in 0..FAR {
        if site.eval(&there) == Value::Bool(true) {
            return;
        }
        site.page.press(key).unwrap();
    }
    panic!("{key} does not lead to {selector}, but to {}", site.eval("document.activeElement.outerHTML"));
}

fn press(site: &Site, key: &str) {
    site.page.press(key).unwrap();
}

#[test]
fn run_scrub_save_and_compare_without_a_mouse() {
    let site = Site::open(false, "#/lab?v=1&epochs=20&nets=2&log=9&net=3&engine=cpu");
    walk_to(&site, "Tab", "#run");
    press(&site, "Enter");
    site.until("document.querySelector('#progress').dataset.phase === 'ended'");
    site.until_finished();
    assert_eq!(site.eval("document.activeElement.id"), "run");

    walk_to(&site, "Tab", "#timeline");
    let last = site.eval("Number(document.activeElement.value)").as_u64().unwrap();
    press(&site, "ArrowLeft");
    press(&site, "ArrowLeft");
    site.until(&format!("document.querySelector('#timeline').value === '{}'", last - 2));
    site.until("location.hash.includes('at=')");

    walk_to(&site, "Shift+Tab", "#download");
    press(&site, "Enter");
    let file = site.page.wait_for_download(1, PATIENCE).unwrap();
    let saved = infoplane::run::from_json(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(saved.experiment.epochs, 20);

    // Another activation, by typing its name in the list.
    walk_to(&site, "Tab", "#control-act");
    press(&site, "r");
    site.until("document.querySelector('#control-act').value === 'relu'");
    site.until("location.hash.includes('act=relu')");
    walk_to(&site, "Shift+Tab", "#run");
    press(&site, "Enter");
    site.until("document.querySelector('#progress').dataset.phase !== 'ended'");
    site.until_finished();

    walk_to(&site, "Shift+Tab", "nav a[href='#/library']");
    press(&site, "Enter");
    site.until("document.querySelectorAll('#runs tbody tr').length === 2");
    walk_to(&site, "Tab", "#runs tbody tr:nth-child(1) input[type=checkbox]");
    press(&site, "Space");
    walk_to(&site, "Tab", "#runs tbody tr:nth-child(2) input[type=checkbox]");
    press(&site, "Space");
    site.until("document.querySelector('#compare').getAttribute('href')?.includes('with=')");
    walk_to(&site, "Shift+Tab", "#compare");
    press(&site, "Enter");
    site.until("document.querySelector('#differences')");
    let table = site.text("#differences");
    assert!(table.contains("relu") && table.contains("tanh"), "{table}");
    site.is_quiet();
}
