//! A sweep in the page: trained, killed, taken up, opened from files, and shared between two tabs.

use std::fs;
use std::path::{Path, PathBuf};

use infoplane::run::from_json;
use infoplane::sweep::{Draft, to_json};

use crate::site::{PATIENCE, Site};

const LAB: &str = "#/lab?v=1&epochs=20&nets=3&log=9&net=4&engine=cpu";
const SWEEP: &str = "#/sweeps?v=1&net=4-3&epochs=40&nets=3&log=9&lr=0.01&batch=256&engine=cpu&name=Tiny&axis=train:0.1,0.2,0.4,0.8";
const PROGRESS: &str = "document.querySelector('#sweep-progress')?.dataset";

/// Opens the page of a sweep.
fn opened(link: &str) -> Site {
    let site = Site::blank();
    go(&site, link);
    site
}

fn go(site: &Site, link: &str) {
    site.goto(LAB);
    site.eval(&format!("location.hash = {link:?}"));
    site.until("document.querySelector('#sweep-run')");
    // The library has answered.
    site.until("!document.querySelector('#sweep-progress').innerText.includes('looking')");
}

fn until_done(site: &Site, cells: usize) {
    site.until(&format!("{PROGRESS}.done === '{cells}'"));
}

/// Waits until so many cells are in the library.
fn until_kept(site: &Site, cells: usize) {
    site.until(&format!(
        "new Promise((done) => {{ const open = indexedDB.open('infoplane');
          open.onsuccess = () => {{ const all = open.result.transaction('entries').objectStore('entries').getAll();
            all.onsuccess = () => {{ open.result.close();
              done(all.result.map((text) => JSON.parse(text)).filter((e) => e.finished && e.marks.note.includes('Sweep')).length === {cells}); }}; }};
          open.onerror = () => done(false); }})"
    ));
}

/// The digits come from the site, and bias and variance are over the patterns that are held out from all networks.
#[test]
fn a_sweep_learns_the_digits() {
    let site = opened(
        "#/sweeps?v=1&data=digits&fixed=0.2&draw=each&net=8&lr=0.01&batch=128&epochs=30&nets=3&log=5&engine=cpu&name=Digits&axis=train:0.1,0.8",
    );
    site.click("#sweep-run");
    until_done(&site, 2);
    assert!(site.text("body").contains("Over the 359 patterns that no network"), "{}", site.text("body"));
    until_kept(&site, 2);
    // What is kept is a run of the digits, with its data for whoever reads it again.
    site.eval("location.reload()");
    site.until("document.querySelector('#sweep-run')");
    until_done(&site, 2);
    site.is_quiet();
}

#[test]
fn a_sweep_is_trained_read_and_answered() {
    let site = opened(SWEEP);
    assert!(site.text("#sweep-progress").contains("a guess until a cell has been trained"));
    site.click("#sweep-run");
    site.until(&format!("{PROGRESS}.phase === 'running'"));
    assert_eq!(site.eval("'sweeping' in document.documentElement.dataset"), true);
    until_done(&site, 4);
    site.until(&format!("{PROGRESS}.phase === 'idle'"));
    site.until("!('sweeping' in document.documentElement.dataset)");
    until_kept(&site, 4);
    let said = site.text("#answers");
    for part in
        ["How much data is enough", "for each doubling of train", "Do long runs compress", "train=0.8"]
    {
        assert!(said.contains(part), "{part} is not in: {said}");
    }
    assert_eq!(site.eval("document.querySelectorAll('#cells tbody tr[data-done=true]').length"), 4);
    // More of the data is better, and the table says so.
    let accuracy = |row: usize| {
        let text = site.text(&format!("#cells tbody tr:nth-child({row}) td:nth-child(3)"));
        text.split(' ').next().and_then(|mean| mean.parse::<f64>().ok()).unwrap_or_else(|| panic!("{text}"))
    };
    assert!(accuracy(4) > accuracy(1), "{} {}", accuracy(4), accuracy(1));
    // A value is under the pointer, and another measure is drawn at once.
    site.until("document.querySelector('.pointable canvas')?.width > 200");
    let values = "document.querySelector('.pointable ul').innerText";
    assert!(site.eval(values).as_str().is_some_and(|text| text.contains("train=0.1: Hold-out accuracy")));
    let (x, y) = site.page.middle(".pointable .stack").unwrap();
    let shown = "(() => { const t = document.querySelector('.pointable .tip'); return t.hidden ? '' : t.innerText })()";
    let read = (0..4000).step_by(12).find_map(|i| {
        let (right, down) = (f64::from(i % 400) - 200.0, f64::from(i / 400) * 20.0 - 100.0);
        site.page.move_mouse(x + right, y + down).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(30));
        site.eval(shown).as_str().filter(|text| !text.is_empty()).map(str::to_owned)
    });
    assert!(read.is_some_and(|text| text.contains("Hold-out accuracy") && text.contains('%')));
    site.eval("(() => { const e = document.querySelector('#show-measure'); e.value = 'perplexity'; e.dispatchEvent(new Event('change', { bubbles: true })); })()");
    site.until(&format!("{values}.includes('Hold-out perplexity')"));
    // The table of the command line, and the picture.
    site.click("#sweep-csv");
    let file = site.page.wait_for_download(1, PATIENCE).unwrap();
    let table = fs::read_to_string(file).unwrap();
    assert!(table.starts_with("train,measure,layer,estimator,mean,sd,low,high,networks\r\n"), "{table}");
    assert_eq!(table.lines().filter(|line| line.contains(",holdout_accuracy,")).count(), 4);
    site.click("#save-svg");
    let file = site.page.wait_for_download(2, PATIENCE).unwrap();
    assert!(fs::read_to_string(file).unwrap().contains("<title>Sweep: Tiny</title>"));
    site.is_quiet();
}

#[test]
fn a_sweep_that_was_killed_goes_on_where_it_was() {
    let link = SWEEP.replace("epochs=40", "epochs=600");
    let mut site = opened(&link);
    site.click("#sweep-run");
    site.until(&format!("Number({PROGRESS}.done) >= 1"));
    until_kept(&site, 1);
    site.page.crash().unwrap();
    site.page = site.browser.page().unwrap();
    site.goto(LAB);
    site.eval(&format!("location.hash = {link:?}"));
    // What was done comes from the library, without anything being pressed.
    site.until(&format!("Number({PROGRESS}.done) >= 1 && document.querySelector('#sweep-run')"));
    site.until("document.querySelector('#sweep-run').innerText === 'Continue' && !document.querySelector('#sweep-run').disabled");
    site.click("#sweep-run");
    until_done(&site, 4);
    until_kept(&site, 4);
    // Nothing is there twice.
    site.eval("location.hash = '#/library'");
    site.until("document.querySelector('#library-count')?.innerText.trim() === '4 runs'");
}

#[test]
fn a_sweep_is_paused_cancelled_and_goes_on_while_another_page_is_open() {
    let link = SWEEP.replace("epochs=40", "epochs=3000");
    let site = opened(&link);
    site.click("#sweep-run");
    site.until("document.querySelector('#sweep-progress').innerText.includes('training train=0.1')");
    site.click("#sweep-pause");
    site.until(&format!("{PROGRESS}.phase === 'paused'"));
    // The form is closed while a sweep is under way.
    assert_eq!(site.eval("document.querySelector('#axis-0-values').matches(':disabled')"), true);
    site.click("#sweep-run");
    site.until(&format!("{PROGRESS}.phase === 'running'"));
    site.eval("location.hash = document.querySelector('#pages nav a').hash");
    site.until("document.querySelector('#run')?.checkVisibility()");
    site.eval("location.hash = '#/sweeps'");
    site.until(&format!("Number({PROGRESS}?.done) >= 1"));
    assert!(site.eval("location.hash").as_str().is_some_and(|hash| hash.contains("axis=train:0.1")));
    site.click("#sweep-cancel");
    site.until(&format!("{PROGRESS}.phase === 'idle' || {PROGRESS}.phase === 'reading'"));
    assert!(site.eval(&format!("Number({PROGRESS}.done)")).as_f64() >= Some(1.0));
    assert_eq!(site.eval("document.querySelector('#axis-0-values').matches(':disabled')"), false);
    site.is_quiet();
}

#[test]
fn a_form_becomes_a_link_and_nonsense_is_said() {
    let site = opened("#/sweeps");
    // The experiment of the laboratory is the base.
    assert!(
        site.eval("document.querySelector('#sweep-base').value")
            .as_str()
            .is_some_and(|v| v.contains("epochs=20"))
    );
    let set = |id: &str, value: &str| {
        site.eval(&format!(
            "(() => {{ const e = document.getElementById('{id}'); e.focus(); e.value = {value:?};
              e.dispatchEvent(new Event('change', {{ bubbles: true }})); e.blur(); }})()"
        ));
    };
    set("axis-0", "flip");
    site.until("location.hash.includes('axis=flip:0,0.05')");
    set("axis-0-values", "0, 0.2");
    site.until("location.hash.endsWith('axis=flip:0,0.2')");
    set("axis-1", "act");
    site.until("location.hash.includes('axis2=act:tanh,relu')");
    set("axis-1-values", "tanh, step");
    site.until("document.querySelector('#sweep-fault')?.innerText.includes('step')");
    set("axis-1-values", "tanh");
    site.until("!document.querySelector('#sweep-fault')");
    set("base-nets", "2");
    site.until("location.hash.includes('nets=2')");
    set("sweep-base", "#/lab?v=1&epochs=7&moon=1");
    site.until("document.querySelector('#sweep-base-fault')?.innerText.includes('moon')");
    // It survives a reload.
    let hash = site.eval("location.hash");
    site.page.reload().unwrap();
    site.until("document.querySelector('#sweep-run')");
    assert_eq!(site.eval("location.hash"), hash);
    site.eval("location.hash = '#/sweeps?v=1&axis=train:0.1,7&moon=2'");
    site.until("document.querySelector('#sweep-notices')?.innerText.includes('“7”')");
    assert!(site.text("#sweep-notices").contains("“moon”"));
    site.is_quiet();
}

#[test]
fn files_of_the_command_line_are_cells() {
    let sweep = Draft::from_link(SWEEP).0.sweep().unwrap();
    let folder = std::env::temp_dir().join(format!("infoplane-cells-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("sweep.json");
    fs::write(&file, to_json(&sweep)).unwrap();
    let trained = std::process::Command::new(env!("CARGO_BIN_EXE_infoplane"))
        .args(["sweep", file.to_str().unwrap(), "--out", folder.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(trained.status.success(), "{trained:?}");
    let site = Site::blank();
    // A service worker would fetch every file after some seconds, and it is asked below which were needed.
    let without = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })";
    site.page.run_at_start(without).unwrap();
    go(&site, "#/sweeps");
    let cells: Vec<_> = sweep.cells().iter().map(|cell| folder.join(cell.file_name())).collect();
    // The sweep file stands last, and is opened first.
    let files: Vec<&Path> = cells.iter().chain([&file]).map(PathBuf::as_path).collect();
    site.page.choose_files("#sweep-open", &files).unwrap();
    until_done(&site, 4);
    assert!(site.text("#answers").contains("for each doubling of train"));
    assert!(!site.fetched("trainer"));
    until_kept(&site, 4);
    // What the page says is what the command line has said, word for word.
    let said = String::from_utf8(trained.stdout).unwrap();
    let (_, slope) = said.lines().find_map(|line| line.split_once("hold-out accuracy: ")).unwrap();
    assert!(site.text("#answers").contains(slope), "{slope}");
    // Without the sweep file the cells are strangers.
    site.eval("location.hash = '#/sweeps?v=1&axis=act:tanh,relu'");
    site.until("document.querySelectorAll('#sweep-progress[data-total=\"2\"]').length === 1");
    site.page.choose_files("#sweep-open", &[&cells[0]]).unwrap();
    site.until("document.querySelector('#sweep-notices')?.innerText.includes('is of no cell of this sweep')");
    // The sweep file that the page saves is the one that it was given.
    site.eval(&format!("location.hash = {SWEEP:?}"));
    until_done(&site, 4);
    site.click("#sweep-save");
    let saved = site.page.wait_for_download(1, PATIENCE).unwrap();
    assert_eq!(fs::read_to_string(saved).unwrap(), to_json(&sweep));
    assert!(from_json(&fs::read(&cells[0]).unwrap()).is_ok());
    site.is_quiet();
    // They may also be dropped, and before the page's program has come.
    let site = Site::slow(200_000);
    site.page.goto(&format!("{}{SWEEP}", site.server.url())).unwrap();
    site.until("document.querySelector('[data-of=sweeps]')?.checkVisibility() && !!globalThis.infoplane");
    let files: Vec<&Path> = cells.iter().map(PathBuf::as_path).collect();
    site.page.drop_files(400.0, 300.0, &files).unwrap();
    assert_eq!(site.eval("document.querySelector('#sweep-run')"), serde_json::Value::Null, "it is there");
    until_done(&site, 4);
    until_kept(&site, 4);
}

/// What reads the same training in other ways trains once.
#[test]
fn cells_that_train_alike_share_a_training() {
    // The first is still being read when the second could begin.
    let site = opened(&SWEEP.replace("axis=train:0.1,0.2,0.4,0.8", "axis=mi:ksg:3,edges:30,width:0.07"));
    site.click("#sweep-run");
    until_done(&site, 3);
    // What is trained is kept by now.
    site.rest();
    site.eval("location.hash = '#/library'");
    site.until("document.querySelector('#library-count')?.innerText.trim() === '1 run'");
}

#[test]
fn two_tabs_share_a_sweep() {
    let link = SWEEP.replace("epochs=40", "epochs=600");
    let site = opened(&link);
    let other = Site { page: site.browser.page().unwrap(), ..Site::open(false, LAB) };
    // The second page is of the first browser and its server.
    other.page.goto(&format!("{}{link}", site.server.url())).unwrap();
    other.until("document.querySelector('#sweep-run') && !document.querySelector('#sweep-progress').innerText.includes('looking')");
    site.click("#sweep-run");
    other.click("#sweep-run");
    until_done(&site, 4);
    until_done(&other, 4);
    until_kept(&site, 4);
    // Each cell was trained once.
    site.eval("location.hash = '#/library'");
    site.until("document.querySelector('#library-count')?.innerText.trim() === '4 runs'");
}

#[test]
fn a_trainer_that_dies_is_said_and_replaced() {
    let site = opened(&SWEEP.replace("epochs=40", "epochs=2000"));
    site.click("#sweep-run");
    site.until("document.querySelector('#sweep-progress').innerText.includes('training train=0.1')");
    site.page.kill_worker("trainer").unwrap();
    site.until("document.querySelector('#sweep-notices')?.innerText.includes('is trained anew')");
    site.until(&format!("Number({PROGRESS}.done) >= 1"));
}

#[test]
fn it_is_read_on_small_screens_too() {
    let site = opened(SWEEP);
    site.click("#sweep-run");
    until_done(&site, 4);
    for width in [1366, 768, 400] {
        site.page.set_view(xtask::browser::View { width, height: 768, ..Default::default() }).unwrap();
        site.until(&format!("innerWidth === {width}"));
        // Nothing but tables is wider than the screen.
        site.until("document.documentElement.scrollWidth <= innerWidth");
        site.until("[...document.querySelectorAll('.pointable canvas')].every((c) => c.getBoundingClientRect().width <= innerWidth)");
    }
}
