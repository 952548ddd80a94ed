//! The laboratory in a frame of another page that gives it no origin: storage, workers and service workers are
//! denied there, and what cannot be done is said.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use xtask::browser::{Browser, Options, Page};
use xtask::server::{self, Server};

use crate::site::PATIENCE;

/// A browser, the server of the site, and a page of another origin with a sandboxed frame.
struct Framed {
    page: Page,
    _browser: Browser,
    _site: Server,
    _host: Server,
    folder: PathBuf,
}

impl Framed {
    /// Frames a file of the site at a hash; `open_to_all` is whether its host lets every origin read its files.
    fn open(name: &str, file: &str, hash: &str, open_to_all: bool) -> Self {
        let dist = xtask::dist();
        let folder = std::env::temp_dir().join(format!("infoplane-frame-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let site =
            Server::start(&dist, &server::Options { open_to_all, ..server::Options::default() }).unwrap();
        let address = match file {
            "" => site.url(),
            // The single file stands on the host's own site.
            file => {
                xtask::single_file::write(&dist, &folder.join(file)).unwrap();
                file.to_owned()
            }
        };
        let html = format!(
            "<!doctype html><title>A course</title><iframe sandbox=\"allow-scripts\" width=\"1200\" height=\"700\" src=\"{address}{hash}\"></iframe>"
        );
        fs::write(folder.join("index.html"), html).unwrap();
        let host = Server::start(&folder, &server::Options::default()).unwrap();
        let browser = Browser::launch(&Options::default()).unwrap();
        let page = browser.page().unwrap();
        page.goto(&host.url()).unwrap();
        Self { page, _browser: browser, _site: site, _host: host, folder }
    }

    /// Waits for a JavaScript condition within the frame.
    fn until(&self, condition: &str) {
        let end = Instant::now() + PATIENCE;
        // A process of its own holds the frame, as it holds workers.
        while !self.page.eval_in_frame(&format!("Boolean({condition})")).is_ok_and(|it| it == true) {
            if Instant::now() > end {
                let shown = self.page.eval_in_frame("document.body.innerText");
                panic!("{condition}\nin the frame: {shown:?}\nconsole: {:?}", self.page.messages());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Framed {
    fn drop(&mut self) {
        // What is left is a few files of the system's temporary folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn a_frame_without_an_origin_shows_the_run_and_says_why_it_cannot_train() {
    let framed = Framed::open("site", "", "#/lab?v=1&embed=1", true);
    framed.until("document.querySelectorAll('#values tbody tr').length === 6");
    framed.until("origin === 'null' && !document.querySelector('#app .bar')");
    framed.until("document.querySelector('#fault').hidden");
    framed.until("document.querySelector('#run').click() ?? true");
    framed.until("document.querySelector('#notices').innerText.includes('add allow-same-origin')");
    framed.until("document.querySelector('#fault').hidden && document.querySelector('#run')");
    // What was loaded can be looked at all the same.
    framed.until("(document.querySelector('#back').click(), Number(document.querySelector('#epoch').dataset.epoch) < 8000)");
}

#[test]
fn the_other_pages_work_in_a_frame_without_an_origin() {
    let framed = Framed::open("library", "", "#/library", true);
    framed.until("document.querySelector('.library')?.innerText.includes('cannot be opened, so that runs last only as long as this page')");
    framed
        .until("(location.hash = '#/presets', document.querySelectorAll('.preset .accuracy').length >= 20)");
    framed.until("(location.hash = '#/sweeps', document.querySelector('.sweep-form'))");
    framed.until("(location.hash = '#/learn', document.querySelector('#pages > main.learn article h2'))");
    framed.until("document.querySelector('#fault').hidden");
}

#[test]
fn a_host_that_keeps_its_files_to_itself_leaves_a_sentence() {
    let framed = Framed::open("closed", "", "#/lab?v=1&embed=1", false);
    framed.until("document.querySelector('#fault')?.innerText.includes('add allow-same-origin')");
}

#[test]
fn the_single_file_trains_in_a_frame_without_an_origin() {
    let framed = Framed::open(
        "single",
        "infoplane.html",
        "#/lab?v=1&embed=1&epochs=4&nets=2&net=4&log=3&workers=2",
        false,
    );
    framed.until("origin === 'null' && document.querySelector('#run')");
    framed.until("document.querySelector('#run').click() ?? true");
    framed.until("document.querySelector('#progress')?.dataset.phase === 'ended' && !document.querySelector('#estimating')");
    framed.until("document.querySelectorAll('#values tbody tr').length === 2");
    framed.until("document.querySelector('#notices').innerText.includes('not kept in the library')");
    framed.until("document.querySelector('#fault').hidden");
}
