//! The built site in a Chromium, and what every test does with it.

use std::path::PathBuf;
use std::time::Duration;

use infoplane::information::PlanePoint;
use infoplane::run::{Run, Snapshot, from_json};
use xtask::browser::{Browser, Message, Options, Page, View};
use xtask::server::{self, Server};

use crate::spread::assert_within;

/// Long enough for a slow machine; nothing waits so long where all is well.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// A server, a browser and a page, ended together.
pub struct Site {
    pub page: Page,
    pub browser: Browser,
    pub server: Server,
    /// What is served.
    pub folder: PathBuf,
}

impl Site {
    /// Opens the page with this hash, at the path of a project on a shared host.
    pub fn open(webgpu: bool, hash: &str) -> Self {
        let site = Self::serve(webgpu, &xtask::dist());
        site.goto(hash);
        site
    }

    /// The site, and an empty page of the browser.
    pub fn blank() -> Self {
        Self::serve(false, &xtask::dist())
    }

    /// The site on a slow line, in bytes per second for each file, and an empty page of the browser.
    pub fn slow(bytes_per_second: u64) -> Self {
        let bytes_per_second = Some(bytes_per_second);
        Self::served_as(false, &xtask::dist(), server::Options { bytes_per_second, ..Self::mounted() })
    }

    /// The site with some of its files changed, in a browser with WebGPU.
    pub fn doctored(files: &[&str], change: impl Fn(String) -> String) -> Self {
        let folder = std::env::temp_dir().join(format!(
            "infoplane-doctored-{}-{}",
            std::process::id(),
            files.join("-")
        ));
        std::fs::create_dir_all(&folder).unwrap();
        for entry in std::fs::read_dir(xtask::dist()).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
        for file in files {
            let file = folder.join(file);
            std::fs::write(&file, change(std::fs::read_to_string(&file).unwrap())).unwrap();
        }
        Self::serve(true, &folder)
    }

    fn serve(webgpu: bool, folder: &std::path::Path) -> Self {
        Self::served_as(webgpu, folder, Self::mounted())
    }

    /// At the path of a project on a shared host.
    fn mounted() -> server::Options {
        server::Options { mount: "/some/where/".into(), ..server::Options::default() }
    }

    fn served_as(webgpu: bool, folder: &std::path::Path, options: server::Options) -> Self {
        let server = Server::start(folder, &options).unwrap();
        let browser = Browser::launch(&Options { webgpu, ..Options::default() }).unwrap();
        let page = browser.page().unwrap();
        page.set_view(View { width: 1366, height: 768, ..View::default() }).unwrap();
        Self { page, browser, server, folder: folder.to_path_buf() }
    }

    /// Goes to a hash, and waits until the page is there.
    pub fn goto(&self, hash: &str) {
        self.page.goto(&format!("{}{hash}", self.server.url())).unwrap();
        // The controls come part by part, after the rest; another page comes without the laboratory's program.
        self.until(
            "document.documentElement.dataset.page
             ? document.querySelector('#pages > main') && document.title !== 'Infoplane'
             : document.querySelector('#run, #pause')
               && [...document.querySelectorAll('.area-controls .controls')].every((part) => part.childElementCount)",
        );
    }

    /// Waits for a JavaScript condition.
    pub fn until(&self, condition: &str) {
        if let Err(error) = self.page.wait_for(condition, PATIENCE) {
            panic!("{error}\non the page: {}\nconsole: {:?}", self.text("body"), self.page.complaints());
        }
    }

    /// Gives the page the time in which it would fetch what it does not need.
    pub fn rest(&self) {
        self.eval("new Promise((done) => setTimeout(done, 2000))");
    }

    pub fn eval(&self, expression: &str) -> serde_json::Value {
        self.page.eval(expression).unwrap()
    }

    /// The text of an element, empty where there is none.
    pub fn text(&self, selector: &str) -> String {
        let value =
            self.page.eval(&format!("document.querySelector({selector:?})?.innerText ?? ''")).unwrap();
        value.as_str().unwrap_or_default().to_owned()
    }

    pub fn click(&self, selector: &str) {
        self.page.click(selector).unwrap();
    }

    /// Sets a control as a user does who types and leaves the field.
    pub fn set(&self, key: &str, value: &str) {
        self.eval("(() => { const d = document.querySelector('#more'); if (d) d.open = true; })()");
        self.until(&format!("document.getElementById('control-{key}')"));
        self.eval(&format!(
            "(() => {{ const e = document.getElementById('control-{key}'); e.focus(); e.value = {value:?};
              e.dispatchEvent(new Event('change', {{ bubbles: true }})); e.blur(); }})()"
        ));
    }

    /// Waits until the run is over and every snapshot is read.
    pub fn until_finished(&self) {
        self.until("document.querySelector('#progress')?.dataset.phase === 'ended'");
        self.until("!document.querySelector('#estimating')");
    }

    /// Runs the experiment of the page to its end.
    pub fn run(&self) {
        self.click("#run");
        // The page shows the end of the run before until its next frame.
        self.eval("new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))");
        self.until_finished();
    }

    /// Downloads the run; `count` is the number of downloads of this browser so far, with this one.
    pub fn download(&self, count: usize) -> (PathBuf, Run) {
        self.click("#download");
        let file = self.page.wait_for_download(count, PATIENCE).unwrap();
        let run = from_json(&std::fs::read(&file).unwrap()).unwrap();
        (file, run)
    }

    /// Nothing on the console, and no request to anywhere else.
    pub fn is_quiet(&self) {
        // Where there is no adapter Chromium itself says so.
        let own = |message: &Message| message.text.starts_with("No available adapters");
        let complaints: Vec<_> = self.page.complaints().into_iter().filter(|m| !own(m)).collect();
        assert_eq!(complaints, [], "console");
        let origin = self.server.url();
        let elsewhere: Vec<String> = (self.page.requests().into_iter())
            .filter(|url| !url.starts_with(&origin) && !url.starts_with("blob:") && !url.starts_with("data:"))
            .collect();
        assert_eq!(elsewhere, Vec::<String>::new());
    }

    /// Whether a file was asked for.
    pub fn fetched(&self, name: &str) -> bool {
        self.server.requests().iter().any(|path| path.contains(name))
    }
}

/// All weights of a run, snapshot by snapshot.
pub fn weights(run: &Run) -> Vec<Vec<f32>> {
    run.snapshots.iter().map(|s| s.weights.as_ref().unwrap().to_vec()).collect()
}

/// The last points and accuracies of two runs agree within the spread over networks.
pub fn same_plane(a: &Run, b: &Run) {
    let (Some(a), Some(b)) = (a.snapshots.last(), b.snapshots.last()) else { panic!("no snapshots") };
    assert_eq!(a.epoch, b.epoch);
    let accuracies = |s: &Snapshot| -> Vec<f64> { s.metrics.iter().map(|m| m.holdout.accuracy).collect() };
    assert_within("accuracy", &accuracies(a), &accuracies(b));
    for (reading, networks) in &a.information {
        for layer in 0..networks[0].len() {
            let of = |s: &Snapshot, value: fn(&PlanePoint) -> f64| -> Vec<f64> {
                s.information[reading].iter().map(|layers| value(&layers[layer])).collect()
            };
            let what = format!("{reading} of layer {layer}");
            assert_within(&what, &of(a, |p| p.ixt), &of(b, |p| p.ixt));
            assert_within(&what, &of(a, |p| p.ity), &of(b, |p| p.ity));
        }
    }
}
