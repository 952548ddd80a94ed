//! The driver against a page that answers to everything it can do.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use xtask::browser::{Browser, Message, Options, Page, View};
use xtask::server::{self, Server};

const SOON: Duration = Duration::from_secs(10);

struct Driven {
    page: Page,
    browser: Browser,
    server: Server,
}

fn open(options: &Options) -> Driven {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site");
    let server = Server::start(site, &server::Options::default()).unwrap();
    let browser = Browser::launch(options).unwrap();
    let page = browser.page().unwrap();
    page.goto(&server.url()).unwrap();
    Driven { page, browser, server }
}

fn title(page: &Page, expected: &str) {
    page.wait_for(&format!("document.title === {expected:?}"), SOON)
        .unwrap_or_else(|error| panic!("{error}, but {:?}", page.eval("document.title")));
}

fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn scripts_answer_or_say_what_is_wrong() {
    let Driven { page, server, browser: _open } = open(&Options::default());
    assert_eq!(page.eval("Promise.resolve([1, 'two', null])").unwrap(), serde_json::json!([1, "two", null]));
    assert!(page.eval("nothing.there").unwrap_err().contains("nothing is not defined"));
    assert!(page.eval("Promise.reject(new Error('no'))").unwrap_err().starts_with("Error: no"));
    let error = page.eval_within("new Promise(() => {})", Duration::from_millis(300)).unwrap_err();
    assert!(error.contains("nothing came within 0.3 s"), "{error}");
    let error = page.wait_for("1 > 2", Duration::from_millis(200)).unwrap_err();
    assert_eq!(error, "1 > 2 was not true within 0.2 s: false");
    page.goto(&format!("{}#/lab", server.url())).unwrap();
    assert_eq!(page.eval("location.hash").unwrap(), "#/lab");
    page.eval("window.mark = 1").unwrap();
    page.reload().unwrap();
    assert_eq!(page.eval("window.mark ?? 0").unwrap(), 0);
    assert!(page.goto("http://127.0.0.1:1/").unwrap_err().contains("ERR_UNSAFE_PORT"));
}

/// Only Linux tells.
#[test]
#[cfg(target_os = "linux")]
fn memory_is_that_of_pages_and_their_workers() {
    let Driven { page, browser, server: _served } = open(&Options::default());
    let memory = || browser.memory().unwrap().unwrap() / 1e6;
    let before = memory();
    page.eval("window.held = new Float64Array(1e7).fill(1), 0").unwrap();
    let with_buffer = memory();
    assert!((75.0..100.0).contains(&(with_buffer - before)), "{before} {with_buffer}");
    // 1,500 pages of wasm's memory are 98 million bytes; a worker itself takes some.
    page.eval(
        "new Promise((there) => {
             const source = `self.held = new WebAssembly.Memory({ initial: 1500 });
                             new Uint8Array(held.buffer).fill(1);
                             postMessage(0)`;
             window.worker = new Worker(URL.createObjectURL(new Blob([source])));
             worker.onmessage = () => there(0);
         })",
    )
    .unwrap();
    let with_worker = memory();
    assert!((93.0..130.0).contains(&(with_worker - with_buffer)), "{with_buffer} {with_worker}");
}

#[test]
fn mouse_keys_files_and_downloads() {
    let Driven { page, browser, server: _served } = open(&Options::default());
    page.click("#low").unwrap();
    title(&page, "clicked, trusted: true");
    page.eval("scrollTo(0, 0)").unwrap();
    page.click("#text").unwrap();
    page.type_text("näme").unwrap();
    page.press("x").unwrap();
    page.press("Enter").unwrap();
    title(&page, "entered nämex");
    page.press("Control+a").unwrap();
    page.press("Backspace").unwrap();
    assert_eq!(page.eval("document.getElementById('text').value").unwrap(), "");
    page.press("Shift+Tab").unwrap();
    assert_eq!(page.eval("document.activeElement.id").unwrap(), "low");

    let file = scratch("chosen.txt");
    fs::write(&file, "chosen text").unwrap();
    page.choose_files("#file", &[&file]).unwrap();
    title(&page, "chosen text");
    page.eval("scrollTo(0, 0)").unwrap();
    let (x, y) = page.middle("#drop").unwrap();
    page.drop_files(x, y, &[&file]).unwrap();
    title(&page, "dropped chosen text");
    assert!(page.choose_files("#none", &[&file]).is_err());

    page.click("#save").unwrap();
    let saved = page.wait_for_download(1, SOON).unwrap();
    assert_eq!(fs::read_to_string(&saved).unwrap(), "saved text");
    drop(browser);
    assert!(!saved.exists());
}

#[test]
fn workers_are_heard_watched_and_killed() {
    let Driven { page, server, browser: _open } = open(&Options::default());
    page.eval("start()").unwrap();
    title(&page, "fetched by the worker");
    let warning = Message { level: "warning".into(), text: "a warning of the worker 7".into() };
    assert_eq!(page.complaints(), [warning]);
    let urls = ["", "worker.js", "data.json"].map(|name| format!("{}{name}", server.url()));
    let requests = page.requests();
    assert!(urls.iter().all(|url| requests.contains(url)), "{requests:?}");
    assert_eq!(server.requests(), ["index.html", "worker.js", "data.json"]);
    assert_eq!(page.eval_in_worker("worker.js", "1 + 1").unwrap(), 2);
    assert!(page.workers()[0].running);
    page.eval_in_worker("worker.js", "void setTimeout(() => { throw new Error('thrown') })").unwrap();
    title(&page, "worker: Uncaught Error: thrown");
    // The browser reports it when it comes to that, which may be after the page has heard of it.
    let until = Instant::now() + SOON;
    while page.complaints().len() < 2 && Instant::now() < until {
        thread::sleep(Duration::from_millis(20));
    }
    assert!(page.complaints()[1].text.contains("thrown"), "{:?}", page.complaints());
    assert_eq!(page.complaints().len(), 2);
    page.kill_worker("worker.js").unwrap();
    title(&page, "worker: Uncaught Error: killed by a test");
}

#[test]
fn views_and_pictures() {
    let Driven { page, browser: _open, server: _served } = open(&Options::default());
    page.set_view(View { width: 400, height: 300, scale: 1.5, dark: true, still: true }).unwrap();
    let seen = page.eval(
        "[innerWidth, innerHeight, devicePixelRatio, matchMedia('(prefers-color-scheme: dark)').matches]",
    );
    assert_eq!(seen.unwrap(), serde_json::json!([400, 300, 1.5, true]));
    let file = scratch("picture.png");
    page.screenshot(&file).unwrap();
    let bytes = fs::read(file).unwrap();
    // A PNG file has its width and height at byte 16.
    assert_eq!(bytes[16..24], [0, 0, 2, 88, 0, 0, 1, 194]);
}

#[test]
fn webgpu_is_there_on_demand_and_can_be_lost() {
    let adapter = "navigator.gpu ? navigator.gpu.requestAdapter().then((found) => !!found) : false";
    assert_eq!(open(&Options::default()).page.eval(adapter).unwrap(), false);
    let Driven { page, browser, server: _served } = open(&Options { webgpu: true, ..Options::default() });
    assert_eq!(page.eval(adapter).unwrap(), true);
    let device = "(async () => {
        const device = await (await navigator.gpu.requestAdapter()).requestDevice();
        device.lost.then(() => (document.title = 'lost'));
    })()";
    page.eval(device).unwrap();
    browser.crash_gpu().unwrap();
    title(&page, "lost");
}

#[test]
fn flags_that_chromium_refuses_do_not_hang() {
    let options = Options { flags: vec!["--remote-debugging-port=99999999".into()], ..Options::default() };
    assert!(Browser::launch(&options).is_err());
}
