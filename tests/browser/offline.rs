//! Without the network, with a new version, and as one file from a disk.

use std::fs;
use std::time::Duration;

use xtask::browser::{Browser, Options};
use xtask::server::{self, Server};

use crate::site::{PATIENCE, Site};

/// The service worker has all files and works for this page.
const KEPT: &str = "navigator.serviceWorker.controller !== null";

fn until_kept(site: &Site) {
    site.until(KEPT);
}

#[test]
fn a_second_visit_works_without_the_network() {
    let mut site = Site::open(false, "#/lab?v=1&epochs=4&nets=2&net=4&log=3&engine=cpu");
    until_kept(&site);
    let address = site.server.url();
    // Nothing listens there from now on.
    let nowhere = Server::start(std::env::temp_dir(), &server::Options::default()).unwrap();
    drop(std::mem::replace(&mut site.server, nowhere));
    site.page.goto(&format!("{address}#/lab?v=1&epochs=8&nets=3&net=4&log=3&engine=cpu")).unwrap();
    site.page.reload().unwrap();
    site.until("document.querySelector('#run')");
    // Trainer and estimators come from what was kept, and so do the pictures of the presets.
    site.run();
    site.click("nav a[href*='presets']");
    site.until("document.querySelectorAll('.preset .accuracy').length === 20");
    assert_eq!(site.page.complaints(), []);
}

#[test]
fn a_new_version_is_offered_and_taken_when_asked() {
    let site = Site::doctored(&["sw.js"], |script| script);
    site.goto("#/lab?v=1&epochs=100000&nets=2&net=4&log=3&engine=cpu");
    until_kept(&site);
    site.click("#run");
    site.until("document.documentElement.dataset.training === ''");
    let (worker, page) = (site.folder.join("sw.js"), site.folder.join("index.html"));
    let (old, html) = (fs::read_to_string(&worker).unwrap(), fs::read_to_string(&page).unwrap());
    fs::write(&page, html.replacen("<html ", "<html data-newer ", 1)).unwrap();
    fs::write(&worker, old.replacen("const VERSION = \"", "const VERSION = \"newer", 1)).unwrap();
    site.eval("navigator.serviceWorker.getRegistration().then((kept) => kept.update())");
    site.until("!document.querySelector('#update').hidden");
    // Not while a run trains.
    assert_eq!(site.eval("getComputedStyle(document.querySelector('#update')).display"), "none");
    site.click("#pause");
    let offered = "getComputedStyle(document.querySelector('#update')).display !== 'none'";
    site.until(offered);
    // Nor while a sweep does.
    site.eval("document.documentElement.dataset.sweeping = ''");
    assert_eq!(site.eval(offered), false);
    site.eval("delete document.documentElement.dataset.sweeping");
    let newer = "'newer' in document.documentElement.dataset";
    assert_eq!(site.eval(newer), false);
    let other = site.browser.page().unwrap();
    other.goto(&site.server.url()).unwrap();
    site.click("#update button");
    site.until("document.querySelector('#update').innerText.includes('close the other tabs')");
    // Other sites of the same host are no business of this one.
    other.goto(&site.server.url().replace("/some/where/", "/elsewhere")).unwrap();
    // The browser takes a moment to forget a page.
    for _ in 0..20 {
        site.page.eval("document.querySelector('#update button')?.click()").unwrap();
        if site.page.wait_for(newer, Duration::from_secs(1)).is_ok() {
            break;
        }
    }
    site.until(&format!("{newer} && document.querySelector('#run')"));
    site.until("document.querySelector('#update').hidden");
}

#[test]
fn nothing_but_the_site_itself_may_be_asked_or_run() {
    let site = Site::open(false, "#/lab?v=1&epochs=4&nets=2&net=4&log=3");
    let policy = site.eval("document.querySelector('meta[http-equiv=Content-Security-Policy]').content");
    let policy = policy.as_str().unwrap();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("script-src 'self' 'wasm-unsafe-eval';")
    );
    let blocked = |script: &str| {
        site.eval(&format!(
            "new Promise((resolve) => {{
                addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {{ once: true }});
                {script}
            }})"
        ))
    };
    assert_eq!(blocked("fetch('https://example.org/').catch(() => {})"), "connect-src");
    assert_eq!(
        blocked("const s = document.createElement('script'); s.textContent = '1'; document.body.append(s)"),
        "script-src-elem"
    );
}

#[test]
fn one_file_works_from_a_disk() {
    let folder = std::env::temp_dir().join(format!("infoplane-single-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("infoplane.html");
    xtask::single_file::write(&xtask::dist(), &file).unwrap();
    let browser = Browser::launch(&Options::default()).unwrap();
    let page = browser.page().unwrap();
    page.goto(&format!("file://{}#/lab?v=1&epochs=4&nets=2&net=4&log=3&workers=2", file.display())).unwrap();
    let until = |condition: &str| {
        if let Err(error) = page.wait_for(condition, PATIENCE) {
            panic!("{error}\nconsole: {:?}", page.complaints());
        }
    };
    until("document.querySelector('#run')");
    page.click("#run").unwrap();
    until("document.querySelector('#progress')?.dataset.phase === 'ended'");
    until("!document.querySelector('#estimating') && document.querySelector('#values tbody tr')");
    page.click("#download").unwrap();
    let saved = page.wait_for_download(1, PATIENCE).unwrap();
    let run = infoplane::run::from_json(&fs::read(saved).unwrap()).unwrap();
    assert_eq!(run.snapshots.len(), 3);
    page.click("#export > summary").unwrap();
    page.click("#export-plane-svg").unwrap();
    page.wait_for_download(2, PATIENCE).unwrap();
    page.click("nav a[href*='presets']").unwrap();
    until("document.querySelectorAll('.preset .accuracy').length === 20");
    // Where there is no adapter Chromium itself says so.
    let complaints = page.complaints().into_iter().filter(|m| !m.text.starts_with("No available adapters"));
    assert_eq!(complaints.count(), 0);
    fs::remove_dir_all(&folder).unwrap();
}
