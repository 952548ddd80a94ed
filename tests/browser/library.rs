//! Runs outlive their page: kept, taken up, compared, deleted, migrated.

use std::time::Duration;

use infoplane::run::{Fingerprint, from_json};
use serde_json::json;

use crate::site::{PATIENCE, Site, weights};

const LINK: &str = "#/lab?v=1&epochs=4000&nets=2&log=60&net=6-4&engine=cpu";
const SHORT: &str = "#/lab?v=1&epochs=20&nets=2&log=9&net=3&engine=cpu";
const ROWS: &str = "document.querySelectorAll('#runs tbody tr').length";

/// Goes to the library, and waits for so many runs.
fn library(site: &Site, runs: usize) {
    site.eval("location.hash = '#/library'");
    let count = if runs == 1 { "1 run".to_owned() } else { format!("{runs} runs") };
    site.until(&format!("document.querySelector('#library-count')?.innerText.trim() === '{count}'"));
}

/// Waits until an entry `e` of the library is as a JavaScript condition says.
fn until_entry(site: &Site, condition: &str) {
    site.until(&format!(
        "new Promise((done) => {{ const open = indexedDB.open('infoplane');
          open.onsuccess = () => {{ const all = open.result.transaction('entries').objectStore('entries').getAll();
            all.onsuccess = () => {{ open.result.close();
              done(all.result.map((text) => JSON.parse(text)).some((e) => {condition})); }}; }};
          open.onerror = () => done(false); }})"
    ));
}

/// Waits until so many runs are in the library, all of them ended and read.
pub fn until_kept(site: &Site, runs: usize) {
    site.until(&format!(
        "new Promise((done) => {{ const open = indexedDB.open('infoplane');
          open.onsuccess = () => {{ const all = open.result.transaction('entries').objectStore('entries').getAll();
            all.onsuccess = () => {{ open.result.close(); const runs = all.result.map((text) => JSON.parse(text));
              done(runs.length === {runs} && runs.every((e) => e.finished && e.summary.ixt !== null)); }}; }};
          open.onerror = () => done(false); }})"
    ));
}

#[test]
fn a_killed_tab_is_taken_up_with_the_result_of_an_uninterrupted_run() {
    let mut site = Site::open(false, LINK);
    site.run();
    let (_, straight) = site.download(1);
    for kill in [true, false] {
        // The same again, from the beginning.
        site.click("#run");
        site.until("document.querySelector('#progress').dataset.phase === 'running'");
        site.until("Number(document.querySelector('#progress').dataset.epoch) > 200");
        until_entry(&site, "!e.finished && e.epoch > 100");
        if kill {
            site.page.crash().unwrap();
            std::thread::sleep(Duration::from_millis(300));
        }
        // The old page closes. Once in a while Chromium leaves the first page after a crash without an answer.
        site.page = site.browser.page().unwrap();
        let url = format!("{}{LINK}", site.server.url());
        if site.page.goto(&url).is_err() {
            site.page = site.browser.page().unwrap();
            site.page.goto(&url).unwrap();
        }
        site.until("document.querySelector('#resume-interrupted')");
        let said = site.text("#notices");
        let (_, epoch) = said.split_once("was interrupted after epoch ").unwrap_or_else(|| panic!("{said}"));
        let epoch: u32 = epoch.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap();
        assert!(epoch > 100, "{said}");
        // Nothing before that epoch is trained again.
        site.eval(
            "window.least = 1e9; const seen = () => { const p = document.querySelector('#progress');
               if (p?.dataset.phase === 'running') window.least = Math.min(window.least, Number(p.dataset.epoch));
               requestAnimationFrame(seen); }; requestAnimationFrame(seen);",
        );
        site.click("#resume-interrupted");
        site.until("document.querySelector('#progress')?.dataset.phase === 'running'");
        site.until_finished();
        assert!(site.eval("window.least").as_f64() >= Some(f64::from(epoch)), "{epoch}");
        let (_, resumed) = site.download(if kill { 2 } else { 3 });
        assert!(weights(&resumed) == weights(&straight), "other weights after the tab was lost");
        assert_eq!(resumed.snapshots.last().unwrap().step, straight.snapshots.last().unwrap().step);
    }
    library(&site, 3);
    assert_eq!(site.text(".lacks"), "");
}

#[test]
fn two_tabs_do_not_write_the_same_run() {
    let site = Site::open(false, "#/lab?v=1&epochs=100000&nets=3&log=200&engine=cpu");
    site.click("#run");
    site.until("Number(document.querySelector('#progress').dataset.epoch) > 20");
    until_entry(&site, "!e.finished");
    let other = Site { page: site.browser.page().unwrap(), ..Site::open(false, SHORT) };
    // The second page is of the first browser and its server.
    other.page.goto(&format!("{}#/library", site.server.url())).unwrap();
    other.until(&format!("{ROWS} === 1"));
    other.click("#runs .resume");
    other.until("document.querySelector('#notices')?.innerText.includes('another page of this browser trains it now')");
    // It runs one of its own meanwhile, and both go on.
    let before = site.eval("Number(document.querySelector('#progress').dataset.epoch)").as_f64();
    other.eval(&format!("location.hash = {SHORT:?}"));
    other.until("document.getElementById('control-epochs')?.value === '20'");
    other.run();
    library(&other, 2);
    site.until(&format!("Number(document.querySelector('#progress').dataset.epoch) > {}", before.unwrap()));
    assert_eq!(site.text("#notices"), "");
    for row in 1..=2 {
        library(&other, 2);
        other.click(&format!("#runs tbody tr:nth-child({row}) .open"));
        // Both load: the one that the other page trains is only looked at.
        let epochs = if row == 1 { "20" } else { "100000" };
        other.until(&format!("document.getElementById('control-epochs')?.value === '{epochs}'"));
        other.until("!document.querySelector('#earlier') && !document.querySelector('#download').disabled");
    }
    // What was said is said once, of the run that trains.
    assert_eq!(other.text("#notices").matches("was not opened").count(), 1);
    // Whoever leaves leaves the run to others.
    site.page.goto("about:blank").unwrap();
    library(&other, 2);
    other.click("#runs .resume");
    other.until("document.querySelector('#pause')?.checkVisibility()");
    other.until(&format!("Number(document.querySelector('#progress').dataset.epoch) > {}", before.unwrap()));
}

#[test]
fn where_storage_is_full_nothing_that_is_kept_is_lost() {
    let site = Site::blank();
    let url = site.server.url();
    let origin = url.trim_end_matches("/some/where/");
    // Before the first use: later the browser trusts for a while what it knew.
    let quota = json!({ "origin": origin, "quotaSize": 400_000 });
    site.page.call("Storage.overrideQuotaForOrigin", quota).unwrap();
    site.goto(SHORT);
    site.run();
    until_kept(&site, 1);
    let (_, first) = site.download(1);
    site.set("nets", "60");
    site.set("log", "200");
    site.set("epochs", "300");
    site.run();
    site.until("document.querySelector('#notices').innerText.includes('storage is full')");
    let (_, second) = site.download(2);
    assert_eq!(second.snapshots.last().unwrap().epoch, 300, "the run itself went on");
    site.page.reload().unwrap();
    site.eval("location.hash = '#/library'");
    site.until(&format!("{ROWS} > 0"));
    site.until(
        "[...document.querySelectorAll('#runs .differs')].some((e) => e.innerText.includes('epochs=20 '))",
    );
    site.eval("[...document.querySelectorAll('#runs tr')].find((e) => e.querySelector('.differs')?.innerText.includes('epochs=20 ')).querySelector('.open').click()");
    site.until("document.getElementById('control-epochs')?.value === '20' && !document.querySelector('#download').disabled");
    site.until("!document.querySelector('#earlier')");
    let (_, again) = site.download(3);
    assert!(weights(&again) == weights(&first));
}

#[test]
fn a_library_of_an_older_version_is_brought_up_to_date() {
    let site = Site::blank();
    let file = std::fs::read_to_string("tests/versions/1.json").unwrap();
    // A page of this origin without the library: its database is made as version 1 had it.
    site.page.goto(&format!("{}icon.svg", site.server.url())).unwrap();
    let made = format!(
        "new Promise((done, fail) => {{ const open = indexedDB.open('infoplane', 1);
          open.onupgradeneeded = () => open.result.createObjectStore('runs');
          open.onerror = () => fail(open.error);
          open.onsuccess = () => {{ const t = open.result.transaction('runs', 'readwrite');
            t.objectStore('runs').put({}, 'old1'); t.objectStore('runs').put('no run', 'broken');
            t.oncomplete = () => {{ open.result.close(); done(true); }}; }}; }})",
        json!(file)
    );
    site.eval(&made);
    site.page.goto(&format!("{}#/library", site.server.url())).unwrap();
    site.until(&format!("{ROWS} === 1"));
    assert!(site.eval("document.querySelector('#runs .name').value").as_str() == Some("var_u relu"));
    site.click("#runs .open");
    site.until("document.querySelector('#download') && !document.querySelector('#download').disabled");
    site.until(
        "document.getElementById('control-epochs')?.value === '4' && !document.querySelector('#earlier')",
    );
    let (_, run) = site.download(1);
    let old = from_json(file.as_bytes()).unwrap();
    assert_eq!(Fingerprint::of_finished(&run), Fingerprint::of_finished(&old));
}

#[test]
fn runs_are_named_pinned_found_deleted_and_brought_back() {
    let site = Site::open(false, SHORT);
    site.run();
    site.set("seed", "8");
    site.run();
    until_kept(&site, 2);
    library(&site, 2);
    let hostile = "<script>alert(1)</script> \u{202e}rtl 😀";
    site.eval(&format!(
        "(() => {{ const e = document.querySelector('#runs tbody tr:nth-child(2) .name'); e.value = {};
          e.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
        json!(hostile)
    ));
    site.eval("document.querySelector('#runs tbody tr:nth-child(2) [title=\"Pin to the top\"]').click()");
    site.until("document.querySelector('#runs tbody tr')?.classList.contains('pinned')");
    // What is written stays: it is read anew.
    site.page.reload().unwrap();
    site.until(&format!("{ROWS} === 2"));
    assert_eq!(site.eval("document.querySelector('#runs tbody .name').value").as_str(), Some(hostile));
    assert_eq!(site.eval("document.querySelectorAll('#runs script').length"), json!(0));
    site.eval("(() => { const e = document.querySelector('#library-query'); e.value = 'seed=8'; e.dispatchEvent(new InputEvent('input', { bubbles: true })); })()");
    site.until(&format!("{ROWS} === 1"));
    site.eval("(() => { const e = document.querySelector('#library-query'); e.value = ''; e.dispatchEvent(new InputEvent('input', { bubbles: true })); })()");
    site.until(&format!("{ROWS} === 2"));
    site.click("#runs .delete");
    site.until(&format!("{ROWS} === 1"));
    site.click("#undo");
    site.until(&format!("{ROWS} === 2"));
    // Leaving the page ends the time to undo.
    site.click("#runs tbody tr:nth-child(2) .delete");
    site.until(&format!("{ROWS} === 1"));
    site.eval("location.hash = '#/lab'");
    site.until("document.querySelector('#run')");
    library(&site, 1);
    site.is_quiet();
}

#[test]
fn runs_are_compared_on_one_plane() {
    let site = Site::open(false, SHORT);
    site.run();
    site.set("act", "relu");
    site.run();
    until_kept(&site, 2);
    library(&site, 2);
    site.eval("document.querySelectorAll('#runs input[type=checkbox]').forEach((e) => e.click())");
    site.until("document.querySelector('#compare').getAttribute('href')?.includes('with=')");
    site.click("#compare");
    site.until("document.querySelectorAll('.compare .chart canvas').length === 5");
    let table = site.text("#differences");
    assert!(table.contains("relu") && table.contains("tanh"), "{table}");
    let label = site.eval("document.querySelector('.chart [role=img]').getAttribute('aria-label')");
    assert!(label.as_str().is_some_and(|l| l.contains("var_u tanh") && l.contains("var_u relu")), "{label}");
    // By one layer over steps; the address tells it, and leads there again.
    site.eval("(() => { const e = document.querySelector('#compare-x'); e.value = 'steps'; e.dispatchEvent(new Event('change', { bubbles: true })); })()");
    site.until("location.hash.includes('x=steps')");
    site.page.reload().unwrap();
    site.page.wait_for("document.querySelector('#compare-x')?.value === 'steps'", PATIENCE).unwrap();
    // A link names a run as well as its id does, and what is not there is said.
    let link = SHORT.replace('&', "%2526").replace('=', "%253D").replace('#', "%2523");
    site.eval(&format!("location.hash = '#/compare?v=1&with={link},nobody'"));
    site.until("document.querySelector('.compare .notice')?.innerText.includes('is not shown: it is not in the library')");
    site.until("document.querySelector('#differences thead')?.innerText.includes('var_u tanh')");
    site.is_quiet();
}

#[test]
fn a_thousand_runs_are_a_table() {
    let site = Site::open(false, SHORT);
    site.run();
    until_kept(&site, 1);
    site.eval(
        "new Promise((done) => { const open = indexedDB.open('infoplane'); open.onsuccess = () => {
           const t = open.result.transaction('entries', 'readwrite'); const s = t.objectStore('entries');
           s.getAll().onsuccess = (e) => { const one = JSON.parse(e.target.result[0]);
             for (let i = 0; i < 999; i++) s.put(JSON.stringify({ ...one, id: `n${i}`, name: `run ${i}` }), `n${i}`); };
           t.oncomplete = () => { open.result.close(); done(true); }; }; })",
    );
    library(&site, 1000);
    site.until(&format!("{ROWS} === 100"));
    site.click("#more-rows");
    site.until(&format!("{ROWS} === 200"));
    site.eval("(() => { const e = document.querySelector('#library-query'); e.value = 'run 998'; e.dispatchEvent(new InputEvent('input', { bubbles: true })); })()");
    site.until(&format!("{ROWS} === 1"));
}
