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

/// Compares each link's run on the graphics device with the CPU's, in one worker, as initialising the device
/// twice in one is an error: (difference, whether the kernel trained it).
fn compared(links: &[&str]) -> Vec<(f64, bool)> {
    let site = Site::open(true, "");
    site.eval(
        "window.trainer = new Worker('./worker.js?trainer_gpu'); window.answers = []; \
               trainer.onmessage = (e) => answers.push(JSON.parse(e.data[0])); \
               trainer.onerror = (e) => answers.push({ Failed: { sentence: e.message } });",
    );
    site.until("answers.length === 1");
    let links: Vec<String> = links.iter().map(|link| format!("engine=gpu&{link}")).collect();
    let message = json!({ "SelfTests": { "links": links } }).to_string();
    site.eval(&format!("trainer.postMessage([{message:?}, null])"));
    let all = format!("answers.length > {} || answers.some((answer) => answer.Failed)", links.len());
    site.page.wait_for(&all, PATIENCE * 5).unwrap();
    let answers = site.eval("answers.slice(1)");
    let read = |(link, answer): (&String, &serde_json::Value)| {
        let test = &answer["SelfTest"];
        let difference = test["difference"].as_f64().unwrap_or_else(|| panic!("{link}: {answer}"));
        (difference, test["fused"] == true)
    };
    links.iter().zip(answers.as_array().unwrap()).map(read).collect()
}

/// Every activation, optimiser and loss; batches that are and are not whole tiles; the limits of the page.
#[test]
fn the_kernel_trains_what_the_cpu_trains() {
    let activations = ["tanh", "relu", "sigmoid", "leaky_relu", "softsign", "softplus", "elu", "linear"];
    let mut plain: Vec<String> = activations
        .iter()
        .map(|act| format!("net=5-4&nets=2&batch=410&epochs=1&train=0.2&opt=sgd&lr=0.1&act={act}"))
        .collect();
    // Batches of 1, 31, 33 and 410; widths 1 to 64; depths 1 to 8; 1, 3 and 64 networks; 1, 20 and 200 steps.
    plain.extend(
        [
            "net=3&nets=3&batch=1&train=0.01&epochs=1&opt=sgd&lr=0.1",
            "net=10-7-5-4-3&nets=3&batch=31&train=0.05&epochs=3&opt=sgd&lr=0.1",
            "net=1-1-1-1-1-1-1-1&nets=3&batch=33&train=0.08&epochs=2&opt=sgd&lr=0.1",
            "net=5-4&nets=64&batch=410&train=0.1&epochs=1&opt=sgd&lr=0.1&draw=each",
            "net=64&nets=1&batch=410&train=0.1&epochs=1&opt=sgd&lr=0.1",
            "net=5-4&nets=1&batch=410&train=0.1&epochs=20&opt=momentum&lr=0.02",
            "net=5-4&nets=1&batch=full&train=0.1&epochs=200&opt=sgd&lr=0.1",
            "net=5-4&nets=2&batch=full&train=0.1&epochs=9&opt=nesterov&lr=0.02&decay=0.01",
            "net=5-4&nets=2&batch=full&train=0.1&epochs=9&opt=sgd&lr=0.5&loss=mse&data=regular_90",
        ]
        .map(str::to_owned),
    );
    // These divide by the size of gradients, so rounding is amplified where one is near zero.
    let adaptive = ["adam", "adamw", "rmsprop"]
        .map(|opt| format!("net=5-4&nets=2&batch=full&train=0.1&epochs=9&opt={opt}&lr=0.001&decay=0.01"));
    let links: Vec<&str> = plain.iter().chain(&adaptive).map(String::as_str).collect();
    for (i, (link, (difference, fused))) in links.iter().zip(compared(&links)).enumerate() {
        let allowed = if i < plain.len() { 1e-4 } else { 1e-2 };
        assert!(fused && difference < allowed, "{link}: {difference}, fused: {fused}");
    }
}

/// Where the kernel does not fit burn trains operation by operation: the worker's own comparison of a step
/// with burn flex, on the shapes at the page's limits.
#[test]
fn burn_agrees_with_its_cpu_at_the_limits() {
    let large = "net=64-64-64-64-64-64-64-64&nets=1&batch=33";
    assert!(compared(&[large]).iter().all(|(difference, fused)| *difference < 1e-5 && !fused));
    let links = [
        "net=1-1-1-1-1-1-1-1&nets=3&batch=31",
        "net=1&nets=1&batch=1",
        "net=3&nets=64&batch=7",
        "net=5-4&nets=2&train=0.99&batch=4096&loss=mse",
        "net=64&nets=64&batch=1",
        "net=3-2&nets=2&batch=64&data=regular_90&act=relu",
        "net=3-2&nets=2&batch=64&act=sigmoid",
        "net=3-2&nets=2&batch=64&act=leaky_relu",
        "net=3-2&nets=2&batch=64&act=softsign",
        "net=3-2&nets=2&batch=64&act=softplus",
        "net=3-2&nets=2&batch=64&act=elu",
        "net=3-2&nets=2&batch=64&act=linear",
    ];
    let links = links.map(|link| format!("{link}&engine=burn"));
    for (link, (difference, fused)) in links.iter().zip(compared(&links.each_ref().map(String::as_str))) {
        assert!(difference < 1e-5 && !fused, "{link}: {difference}");
    }
}
