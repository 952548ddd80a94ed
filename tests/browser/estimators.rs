//! Several estimators on one run, and each against known truths.

use infoplane::experiment::Reading;

use crate::samples;
use crate::site::Site;

const LINK: &str = "#/lab?v=1&epochs=60&nets=2&net=5-3&log=6&engine=cpu";

#[test]
fn readings_stand_side_by_side_and_lie_in_one_plane() {
    let link = format!("{LINK}&mi=kde:0.1&also=edges:30@train,range:20@all&chance=3");
    let site = Site::open(false, &link);
    site.run();
    assert_eq!(site.eval("document.querySelectorAll('.planes figure').length"), 3);
    let captions = site.text(".planes");
    for part in ["KDE, V = 0.1", "30 edges, over the", "20 bins of the range"] {
        assert!(captions.contains(part), "{part} is not in: {captions}");
    }
    let (_, run) = site.download(1);
    let over = run.experiment.over;
    for snapshot in &run.snapshots {
        for key in ["kde:0.1", "edges:30@train", "range:20", "kde:0.1~3", "edges:30@train~3", "range:20~3"] {
            let points = snapshot.information.get(&Reading::parse(key, over).unwrap());
            let points = points.unwrap_or_else(|| panic!("{key} at epoch {}", snapshot.epoch));
            assert!(points.iter().flatten().all(|point| point.ixt.is_finite() && point.ity.is_finite()));
            assert_eq!(key.contains('~') || key.starts_with("kde"), points[0][0].ity_band.is_some(), "{key}");
        }
    }
    site.set("compare", "overlay");
    site.until("document.querySelectorAll('.planes figure').length === 1");
    site.is_quiet();
}

/// The page reads a run again as the native program reads it.
#[test]
fn every_estimator_reads_in_the_page_what_the_native_program_reads() {
    let site = Site::open(false, &format!("{LINK}&train=0.1&over=train"));
    site.run();
    let mut keys = vec![];
    for (i, key) in [
        "equal:10:mm",
        "akde:0.01",
        "ksg:3",
        "ksg2:4",
        "renyi:1.01",
        "quantised:4",
        "noisy:0.2",
        "gaussian",
        "range:9",
    ]
    .into_iter()
    .enumerate()
    {
        let (family, number) = key.split_once(':').unwrap_or((key, ""));
        site.set("mi", family);
        // The field of its number is drawn anew, as it is for a user before the next press.
        site.until(&format!("location.hash.includes('mi={family}')"));
        let number = number.trim_end_matches(":mm");
        if !number.is_empty() {
            site.set("mi-value", number);
            site.until(&format!("location.hash.includes('mi={family}:{number}')"));
        }
        if key.ends_with(":mm") {
            site.eval("document.getElementById('control-mi-mm').click()");
        }
        site.until(&format!("location.hash.includes('mi={key}&') || location.hash.endsWith('mi={key}')"));
        site.until_finished();
        keys.push(key);
        let (_, run) = site.download(i + 1);
        let reading = Reading::of(&run.experiment);
        assert_eq!(reading.estimator.to_string(), key);
        let mut again = run.clone();
        let readings: Vec<Reading> = vec![reading];
        let mut reader = infoplane::evaluation::Reader::new(&run.experiment, &samples::of(&run.experiment));
        let mut ranges = vec![];
        for snapshot in &run.snapshots {
            let found = reader.read(snapshot.weights.as_ref().unwrap(), &[], false);
            ranges = infoplane::evaluation::widest(&ranges, found.ranges.into_iter());
        }
        reader.set_ranges(ranges);
        for snapshot in &mut again.snapshots {
            snapshot.information.clear();
            snapshot.read(&mut reader, &readings);
        }
        for (page, native) in run.snapshots.iter().zip(&again.snapshots) {
            let pairs = page.information[&reading]
                .iter()
                .flatten()
                .zip(native.information[&reading].iter().flatten());
            for (page, native) in pairs {
                // The file has seven digits.
                let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * b.abs().max(1.0);
                assert!(
                    near(page.ixt, native.ixt) && near(page.ity, native.ity),
                    "{key}: {page:?} {native:?}"
                );
                assert_eq!(page.warnings, native.warnings, "{key}");
            }
        }
    }
    site.is_quiet();
}

#[test]
fn the_slider_reads_again_while_it_is_dragged() {
    let site = Site::open(false, LINK);
    site.run();
    let before = site.text("#values");
    for place in ["40", "60", "90", "140"] {
        site.eval(&format!(
            "(() => {{ const e = document.getElementById('control-mi-slider'); e.value = {place};
              e.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }})()"
        ));
    }
    site.until("location.hash.includes('mi=edges:155') || location.hash.includes('mi=edges:1')");
    site.until_finished();
    assert_ne!(site.text("#values"), before);
    assert_eq!(
        site.eval("document.getElementById('control-mi-value').value")
            .as_str()
            .map(|v| v.parse::<u32>().is_ok()),
        Some(true)
    );
    site.is_quiet();
}

#[test]
fn a_relu_layer_under_edges_is_warned_of() {
    let site = Site::open(false, "#/lab?v=1&act=relu&epochs=300&nets=1&net=8&log=4&engine=cpu&lr=0.01");
    site.run();
    site.until("document.querySelector('.cautions')?.innerText.includes('outermost bins')");
    site.set("mi", "width");
    site.until_finished();
    site.until("!document.querySelector('.cautions')?.innerText.includes('outermost bins')");
    site.is_quiet();
}

#[test]
fn known_truths_are_met_and_missed_in_plain_sight() {
    let site = Site::open(false, LINK);
    site.eval("location.hash = '#/estimators?mi=gaussian'");
    site.until("document.querySelectorAll('.card').length === 16");
    site.until("document.querySelector('#calibrating')?.dataset.done === document.querySelector('#calibrating')?.dataset.total");
    let off = |label: &str| {
        let found = format!(
            "[...document.querySelectorAll('.card')].find((c) => c.querySelector('h3').innerText.includes({label:?}))?.dataset.off"
        );
        site.eval(&found)
    };
    assert_eq!(off("Swiss roll"), "true");
    assert_eq!(off("Independent"), "false");
    // Thirty edges tell all samples of sixteen dimensions apart, whatever their information is.
    site.eval("location.hash = '#/estimators?mi=edges:30'");
    site.until(
        "[...document.querySelectorAll('.card')].find((card) => card.innerText.includes('16 + 16'))
             ?.querySelector('.caution')?.innerText.includes('saturated')",
    );
    // Back in the laboratory, everything is as it was.
    site.eval("location.hash = document.querySelector('nav a').hash");
    site.until("document.querySelector('#run')?.checkVisibility()");
    assert!(site.eval("location.hash").as_str().is_some_and(|hash| hash.contains("net=5-3")));
    // Nonsense in the link of the page is said.
    site.eval("location.hash = '#/estimators?mi=banana:3'");
    site.until("document.querySelector('#calibrated-fault')?.innerText.includes('banana')");
    // So is a value out of range, and what is taken instead.
    site.eval("location.hash = '#/estimators?mi=ksg:99999'");
    site.until("document.querySelector('#calibrated-fault')?.innerText.includes('ksg:50 is taken')");
    site.is_quiet();
}
