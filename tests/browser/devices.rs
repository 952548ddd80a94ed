//! Which device trains, and that it computes what the CPU computes.

use serde_json::json;

use crate::site::{PATIENCE, Site, weights};

#[test]
fn a_software_adapter_is_no_gpu_unless_asked_for() {
    let site = Site::open(true, "#/lab?v=1&epochs=2&nets=1&net=3");
    site.run();
    assert_eq!(site.eval("document.querySelector('#device').dataset.device"), "cpu");
    assert!(site.text("#device").contains("software"), "{}", site.text("#device"));
    assert!(!site.fetched("trainer_gpu"));
    site.is_quiet();
}

#[test]
fn a_machine_without_webgpu_never_downloads_the_gpu_build() {
    for choice in ["auto", "gpu"] {
        let site = Site::open(false, &format!("#/lab?v=1&epochs=2&nets=1&net=3&engine={choice}"));
        site.run();
        assert_eq!(site.eval("document.querySelector('#device').dataset.device"), "cpu");
        assert!(site.text("#device").contains("WebGPU"), "{}", site.text("#device"));
        assert!(!site.fetched("trainer_gpu"));
        site.is_quiet();
    }
}

#[test]
fn webgpu_trains_to_the_weights_of_the_cpu() {
    let link =
        |engine| format!("#/lab?v=1&epochs=3&nets=2&log=4&net=4-3&opt=sgd&lr=0.1&batch=2048&engine={engine}");
    let site = Site::open(true, &link("gpu"));
    site.run();
    let (_, gpu) = site.download(1);
    site.goto(&link("cpu"));
    site.run();
    let (_, cpu) = site.download(2);
    let (gpu, cpu) = (weights(&gpu), weights(&cpu));
    assert_eq!(gpu[0], cpu[0]);
    assert_ne!(cpu[3], cpu[0]);
    for (gpu, cpu) in gpu.iter().zip(&cpu) {
        assert!(gpu.iter().zip(cpu).all(|(a, b)| (a - b).abs() < 1e-5));
    }
}

/// The worker's own comparison of a step with burn flex, on the shapes at the page's limits.
#[test]
fn webgpu_agrees_with_the_cpu_at_the_limits() {
    let site = Site::open(true, "");
    let links = [
        "net=64-64-64-64-64-64-64-64&nets=1&batch=33",
        "net=1-1-1-1-1-1-1-1&nets=3&batch=31",
        "net=1&nets=1&batch=1",
        "net=3&nets=64&batch=7",
        "net=5-4&nets=2&train=0.99&batch=4096",
        "net=64&nets=64&batch=1",
        "net=3-2&nets=2&batch=64&data=regular_90&act=relu",
        "net=3-2&nets=2&batch=64&act=sigmoid",
        "net=3-2&nets=2&batch=64&act=leaky_relu",
        "net=3-2&nets=2&batch=64&act=softsign",
        "net=3-2&nets=2&batch=64&act=softplus",
        "net=3-2&nets=2&batch=64&act=elu",
        "net=3-2&nets=2&batch=64&act=linear",
    ];
    // One worker, as initialising the device twice in one is an error.
    site.eval(
        "window.trainer = new Worker('./worker.js?trainer_gpu'); window.answers = []; \
               trainer.onmessage = (e) => answers.push(JSON.parse(e.data[0])); \
               trainer.onerror = (e) => answers.push({ Failed: { sentence: e.message } });",
    );
    site.until("answers.length === 1");
    let links: Vec<String> = links.iter().map(|link| format!("{link}&engine=gpu")).collect();
    let message = json!({ "SelfTests": { "links": links } }).to_string();
    site.eval(&format!("trainer.postMessage([{message:?}, null])"));
    let limit = PATIENCE * 3;
    site.page.wait_for(&format!("answers.length > {}", links.len()), limit).unwrap();
    let answers = site.eval("answers.slice(1)");
    for (link, answer) in links.iter().zip(answers.as_array().unwrap()) {
        let difference = answer["SelfTest"]["difference"].as_f64();
        assert!(difference.is_some_and(|d| d < 1e-5), "{link}: {answer}");
    }
}
