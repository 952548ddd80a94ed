//! The main job, from the first click to the file on disk and back.

use infoplane::experiment::{Estimator, Over, Reading};
use infoplane::run::Device;

use crate::site::Site;

#[test]
fn the_first_picture_is_there_before_anything_is_trained() {
    let site = Site::open(false, "");
    site.until("document.querySelectorAll('#values tbody tr').length === 6");
    site.until("document.querySelector('.plane canvas')?.width > 300");
    assert_eq!(site.eval("document.querySelector('#epoch').dataset.epoch"), "8000");
    assert!(site.text("#values").contains("hidden 5"));
    for worker in ["trainer", "trainer_gpu"] {
        assert!(!site.fetched(worker), "{worker} was downloaded before it was needed");
    }
    site.is_quiet();
}

/// The whole way on one device; `link` names a small experiment.
fn main_job(webgpu: bool, link: &str, device: Device) {
    let site = Site::open(webgpu, link);
    site.run();
    assert_eq!(
        site.eval("document.querySelector('#device').dataset.device"),
        match device {
            Device::Cpu => "cpu",
            Device::Webgpu => "webgpu",
        }
    );

    // Scrub with the keyboard: from the last snapshot to the first.
    site.eval("document.querySelector('#timeline').focus()");
    site.page.press("Home").unwrap();
    site.until("document.querySelector('#epoch').dataset.epoch === '0'");
    let before = site.text("#values");
    site.page.press("End").unwrap();
    site.until("document.querySelector('#epoch').dataset.epoch !== '0'");
    assert_ne!(site.text("#values"), before);
    site.page.press("Home").unwrap();
    site.until("document.querySelector('#epoch').dataset.epoch === '0'");
    site.click("#play");
    site.until("document.querySelector('#epoch').dataset.epoch !== '0'");
    site.page.press("End").unwrap();

    // Another estimator, then another part of the data: read again, not trained again.
    let trainers = || site.page.workers().iter().filter(|w| w.url.contains("trainer")).count();
    let (trained, shown) = (trainers(), site.text("#values"));
    site.set("mi", "width");
    site.set("over", "holdout");
    site.until("!document.querySelector('#estimating')");
    site.until(&format!("document.querySelector('#values').innerText !== {shown:?}"));
    assert_eq!(trainers(), trained);
    site.until("location.hash.includes('mi=width:0.07') && location.hash.includes('over=holdout')");

    // To disk, and it is what the page says it is.
    let (file, run) = site.download(1);
    assert_eq!(run.engine.device, device);
    let last = run.snapshots.last().unwrap();
    assert_eq!((run.snapshots[0].epoch, last.epoch), (0, run.experiment.epochs));
    let asked = Reading { estimator: Estimator::width(0.07), over: Over::Holdout, shuffles: 0 };
    let first = Reading { estimator: Estimator::edges(30), over: Over::All, shuffles: 0 };
    for snapshot in &run.snapshots {
        assert!(snapshot.information.contains_key(&asked) && snapshot.information.contains_key(&first));
        assert_eq!(snapshot.metrics.len(), run.experiment.networks);
        for point in snapshot.information[&first].concat() {
            assert!(point.ixt <= 12.0 + 1e-9 && point.ity <= point.ixt.min(0.9991571209) + 1e-6, "{point:?}");
        }
    }

    // Reloaded from the link: the controls are as they were.
    let hash = site.eval("location.hash");
    site.page.reload().unwrap();
    site.until("document.querySelector('#control-mi')");
    assert_eq!(site.eval("location.hash"), hash);
    assert_eq!(site.eval("document.querySelector('#control-mi').value"), "width");

    // The file opens again, in a page that showed something else.
    site.goto("#/lab?v=1&epochs=77");
    site.page.choose_files("#open-file", &[&file]).unwrap();
    site.until("document.querySelectorAll('#values tbody tr').length > 0");
    site.until(&format!("document.querySelector('#epoch').dataset.epoch === '{}'", last.epoch));
    site.until("location.hash.includes('over=holdout') && !location.hash.includes('epochs=77')");
    site.is_quiet();
}

#[test]
fn the_main_job_without_webgpu() {
    main_job(false, "#/lab?v=1&epochs=30&nets=3&log=12&net=6-4&lr=0.01", Device::Cpu);
}

#[test]
fn the_main_job_with_webgpu() {
    main_job(true, "#/lab?v=1&epochs=3&nets=2&log=4&net=4-3&batch=full&lr=0.01&engine=gpu", Device::Webgpu);
}

#[test]
fn a_run_file_opens_when_it_is_dropped() {
    let site = Site::open(false, "#/lab?v=1&epochs=4&nets=2&net=4&log=3");
    site.run();
    let (file, _) = site.download(1);
    site.goto("#/lab?v=1&epochs=77");
    site.page.drop_files(400.0, 300.0, &[&file]).unwrap();
    site.until("document.querySelector('#epoch')?.dataset.epoch === '4'");
    site.is_quiet();
}

/// On another page no program takes it, and the laboratory's has not been fetched.
#[test]
fn a_run_file_opens_wherever_and_whenever_it_is_dropped() {
    let site = Site::open(false, "#/lab?v=1&epochs=4&nets=2&net=4&log=3");
    site.run();
    let (file, _) = site.download(1);
    for hash in ["#/presets", "#/learn", "#/library"] {
        let site = Site::open(false, hash);
        site.rest();
        let asked = "performance.getEntriesByType('resource').some((e) => e.name.includes('app-'))";
        assert_eq!(site.eval(asked), false, "{hash} needs no laboratory");
        site.page.drop_files(400.0, 300.0, &[&file]).unwrap();
        site.until("document.querySelector('#epoch')?.dataset.epoch === '4'");
        assert_eq!(site.eval("location.hash.startsWith('#/lab')"), true);
        site.is_quiet();
    }
    let site = Site::slow(200_000);
    site.page.goto(&site.server.url()).unwrap();
    site.until("document.querySelector('#loading')?.checkVisibility() && !!globalThis.infoplane");
    site.page.drop_files(400.0, 300.0, &[&file]).unwrap();
    assert_eq!(site.eval("document.querySelector('#run')"), serde_json::Value::Null, "the program is there");
    site.until("document.querySelector('#epoch')?.dataset.epoch === '4'");
    assert_eq!(site.eval("infoplane.dropped.lab.length"), 0);
}

#[test]
fn controls_and_link_are_one() {
    let site = Site::open(false, "#/lab?v=1&act=relu&net=5-4&seed=11");
    assert_eq!(site.eval("document.querySelector('#control-act').value"), "relu");
    assert_eq!(site.eval("document.querySelector('#control-net').value"), "5-4");
    site.set("batch", "full");
    site.set("epochs", "250");
    site.until("location.hash.includes('batch=full') && location.hash.includes('epochs=250')");
    // A link pasted into the open page takes effect.
    site.eval("location.hash = '#/lab?v=1&act=elu&nets=3'");
    site.until("document.querySelector('#control-act').value === 'elu'");
    assert_eq!(site.eval("document.querySelector('#control-nets').value"), "3");
    site.is_quiet();
}
