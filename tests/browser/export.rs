//! Everything that can be saved, saved and looked at; and many files opened at once.

use std::fs;

use infoplane::exchange::csv;
use infoplane::run::from_json;

use crate::site::{PATIENCE, Site};

#[test]
fn every_export_is_a_file_of_its_kind() {
    let site = Site::open(false, "#/lab?v=1&epochs=4&nets=2&net=4&log=3");
    site.run();
    let mut count = 0;
    let mut export = |key: &str| {
        site.click("#export > summary");
        site.click(&format!("#export-{key}"));
        count += 1;
        let file = site.page.wait_for_download(count, PATIENCE).unwrap();
        assert_eq!(site.eval("document.querySelector('#export').open"), false, "{key}");
        (file.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&file).unwrap())
    };

    let (name, light) = export("run-light");
    assert_eq!(name, "infoplane-var_u-tanh.light.json");
    let run = from_json(&light).unwrap();
    assert!(run.snapshots.len() == 3 && run.snapshots.iter().all(|snapshot| snapshot.weights.is_none()));

    // Snapshots × networks × layers, and snapshots × networks × parts.
    for (key, lines) in [("information-csv", 3 * 2 * 2), ("metrics-csv", 3 * 2 * 2)] {
        let mut found = 0;
        csv::read(&export(key).1, |_| found += 1).unwrap();
        assert_eq!(found, lines, "{key}");
    }
    for (key, title) in [("plane-svg", "Information plane of"), ("curves-svg", "Loss and accuracy of")] {
        let text = String::from_utf8(export(key).1).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        assert!(document.descendants().any(|node| node.text().is_some_and(|text| text.contains(title))));
        assert!(text.contains("/some/where/#/lab?v=1&amp;net=4"), "{key}");
    }
    for key in ["plane-png", "curves-png"] {
        let (_, bytes) = export(key);
        assert!(bytes.starts_with(b"\x89PNG\r\n"), "{key}");
        // The width stands after the signature and the head of the first chunk.
        assert_eq!(bytes[16..20], 1520_u32.to_be_bytes(), "{key}");
    }
    site.is_quiet();
}

#[test]
fn many_files_are_opened_at_once() {
    let site = Site::open(false, "#/lab?v=1&epochs=4&nets=2&net=4&log=3");
    site.run();
    let (good, _) = site.download(1);
    let folder = good.parent().unwrap();
    let [broken, other] = ["broken.json", "other.json"].map(|name| folder.join(name));
    fs::write(&broken, "{").unwrap();
    // Another run: it began at another time.
    let text = fs::read_to_string(&good).unwrap();
    let (before, after) = text.split_once("\"created\":\"").unwrap();
    fs::write(&other, format!("{before}\"created\":\"2026-01-01T00:00:00Z{}", &after[20..])).unwrap();
    site.goto("");
    site.page.choose_files("#open-file", &[&broken, &good, &other]).unwrap();
    site.until("document.querySelectorAll('#notices li').length === 2");
    let notices = site.text("#notices");
    assert!(notices.contains("broken.json was not opened"), "{notices}");
    assert!(notices.contains("is shown, and another run is in the library"), "{notices}");
    site.until("location.hash.includes('net=4')");
    site.is_quiet();
}
