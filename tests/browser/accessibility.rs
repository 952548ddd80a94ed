//! axe-core's rules on every page, light and dark.

use std::sync::OnceLock;

use serde_json::{Value, json};
use xtask::browser::View;

use crate::measures::choose;
use crate::site::Site;

/// A run that is done in a moment.
const LAB: &str = "#/lab?v=1&epochs=4&nets=2&net=4-2&log=3&engine=cpu";

/// axe-core, fetched by the first test that needs it.
fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| xtask::axe::script().unwrap())
}

/// Judges what is shown, light and dark.
fn judge(site: &Site, what: &str) {
    for dark in [false, true] {
        // Without motion nothing is judged halfway.
        site.page.set_view(View { width: 1366, height: 768, dark, still: true, ..View::default() }).unwrap();
        site.eval("new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))");
        let found = site.eval("axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations.map((rule) =>
            ({ rule: rule.id, says: rule.help, at: rule.nodes.map((node) => node.target.join(' ') + ' ' + node.failureSummary) })))");
        assert_eq!(found, json!([]), "{what}, {}: {found:#}", if dark { "dark" } else { "light" });
    }
}

/// Opens an address with axe beside it.
fn open(site: &Site, hash: &str, there: &str) {
    site.eval(&format!("location.hash = {hash:?}"));
    site.until(there);
}

fn site() -> Site {
    let site = Site::open(false, LAB);
    // The protocol of the developer tools runs it whatever the page's policy says; its value is no JSON.
    site.eval(&format!("(() => {{ {} }})()", axe()));
    assert!(site.eval("typeof axe.run").as_str() == Some("function"));
    site
}

#[test]
fn the_lab_keeps_nobody_out() {
    let site = site();
    judge(&site, "before a run");
    site.run();
    judge(&site, "after a run");
    site.eval("document.querySelector('#more').open = true");
    judge(&site, "with all settings");
    for number in 0..3 {
        site.click("#control-also");
        site.until(&format!("document.querySelector('#control-also-{number}-over')"));
    }
    judge(&site, "with estimators side by side");
    site.click(".readings li:last-child button");
    site.until("document.activeElement.id === 'control-also'");
    site.eval("document.querySelector('#more').open = false");
    for beside in ["measures", "confusion", "layers", "bound", "network"] {
        choose(&site, "beside", beside);
        site.until(
            "document.querySelector('#tables table') && !document.querySelector('#tables[aria-busy]')",
        );
        judge(&site, beside);
    }
    site.click("#export > summary");
    judge(&site, "with the menu of exports");
    site.click("#export > summary");
    site.click("#share");
    site.until("document.querySelector('#share-dialog').open");
    judge(&site, "with the dialog of sharing");
    site.click("#share-close");
    site.click("#help");
    site.until("document.querySelector('#help-sheet').open && document.querySelector('#keys dt')");
    judge(&site, "with the sheet of keys");
    site.click("#help-close");
    site.set("net", "nonsense");
    site.until("document.querySelector('#fault-net')");
    judge(&site, "with a fault");
}

#[test]
fn the_library_and_comparisons_keep_nobody_out() {
    let site = site();
    open(&site, "#/library", "document.querySelector('#pages > main.library .empty')");
    judge(&site, "an empty library");
    open(&site, LAB, "document.querySelector('#run')?.checkVisibility()");
    site.run();
    open(&site, "#/library", "document.querySelector('#runs tbody tr')");
    judge(&site, "a library");
    site.click("#runs tbody tr button[aria-label^=Delete]");
    site.until("document.querySelector('#undo')");
    judge(&site, "a library with a run to be undone");
    site.click("#undo");
    open(&site, "#/compare?v=1&with=tanh,relu-width", "document.querySelector('#differences')");
    judge(&site, "a comparison");
    open(&site, "#/compare?v=1&with=nothing", "document.querySelector('.compare')");
    judge(&site, "a comparison that is not");
}

#[test]
fn presets_estimators_and_sweeps_keep_nobody_out() {
    let site = site();
    open(&site, "#/presets", "document.querySelectorAll('.preset .accuracy').length >= 20");
    judge(&site, "presets");
    open(&site, "#/estimators?mi=gaussian", "document.querySelectorAll('.card').length === 16");
    site.until("document.querySelector('#calibrating')?.dataset.done === document.querySelector('#calibrating')?.dataset.total");
    judge(&site, "estimators");
    open(&site, "#/sweeps", "document.querySelector('.sweep-form')");
    judge(&site, "sweeps");
    let sweep = "#/sweeps?v=1&net=3&epochs=4&nets=2&log=3&engine=cpu&axis=train:0.2,0.4";
    open(&site, sweep, "document.querySelector('#sweep-run:enabled')");
    site.click("#sweep-run");
    site.until("document.querySelector('#sweep-progress')?.dataset.done === '2'");
    judge(&site, "a sweep with its results");
}

#[test]
fn lessons_keep_nobody_out() {
    let site = site();
    open(&site, "#/learn", "document.querySelector('#pages > main.learn .contents')");
    let last = site.eval("document.querySelectorAll('.contents li a').length");
    assert_eq!(last, 8);
    for lesson in 0..last.as_u64().unwrap() {
        let place = format!("document.querySelectorAll('.contents li a')[{lesson}]");
        let Value::String(hash) = site.eval(&format!("{place}.hash")) else {
            panic!("a lesson has no address")
        };
        open(&site, &hash, &format!("{place}.hasAttribute('aria-current')"));
        site.eval("for (const folded of document.querySelectorAll('.learn details')) folded.open = true");
        judge(&site, &hash);
    }
    open(&site, "#/learn?sheet=1", "document.querySelector('.sheet tbody')");
    judge(&site, "the sheet");
}

#[test]
fn what_stands_before_the_program_keeps_nobody_out() {
    let site = Site::doctored(&["loader.js"], |_| String::new());
    for hash in ["", "#/library"] {
        site.page.goto("about:blank").unwrap();
        site.page.goto(&format!("{}{hash}", site.server.url())).unwrap();
        site.eval(&format!("(() => {{ {} }})()", axe()));
        judge(&site, &format!("the start of {hash:?}"));
    }
}
