//! The graphics device's engines in their worker, without the page.

use std::time::Duration;

use infoplane::experiment::Experiment;
use infoplane::training::State;
use serde_json::{Value, json};

use crate::samples;
use crate::site::{PATIENCE, Site};

/// A trainer with WebGPU that listens; `answers` are its messages and `arrays` what came with them.
fn trainer() -> Site {
    let site = Site::open(true, "");
    site.eval(
        "window.trainer = new Worker('./worker.js?trainer_gpu'); window.answers = []; window.arrays = []; \
               trainer.onmessage = ({ data }) => { answers.push(data[0]); arrays.push(data[1]); }; \
               trainer.onerror = (e) => answers.push({ Failed: { sentence: e.message } });",
    );
    site.until("answers.length === 1");
    site
}

/// Waits long for a condition, or for the trainer's failure.
fn until(site: &Site, condition: &str) {
    let condition = format!("({condition}) || answers.some((answer) => answer.Failed)");
    site.page.wait_for(&condition, PATIENCE * 5).unwrap();
}

/// Compares each link's run on the graphics device with the CPU's, in one worker, as initialising the device
/// twice in one is an error: (difference, whether the kernel trained it).
fn compared(links: &[&str]) -> Vec<(f64, bool)> {
    let site = trainer();
    let links: Vec<String> = links.iter().map(|link| format!("engine=gpu&{link}")).collect();
    let experiments: Vec<Experiment> = links.iter().map(|link| Experiment::from_link(link).0).collect();
    let message = json!({ "SelfTests": { "experiments": experiments } });
    site.eval(&format!("trainer.postMessage([{message}, null])"));
    until(&site, &format!("answers.length > {}", links.len()));
    let answers = site.eval("answers.slice(1)");
    let read = |(link, answer): (&String, &Value)| {
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
            // As many classes as are computed side by side, and more.
            "net=3-2&nets=2&batch=40&epochs=2&opt=sgd&lr=0.1&data=gauss&dims=3&classes=4&points=200",
            "net=5&nets=2&batch=33&epochs=2&opt=sgd&lr=0.1&data=gauss&dims=2&classes=6&points=200",
            "net=5&nets=2&batch=33&epochs=2&opt=sgd&lr=0.5&loss=mse&data=gauss&dims=2&classes=7&points=200",
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

/// A network whose weights overflow ends alone: the others learn what they learn without it.
#[test]
fn one_network_of_fifty_diverges_and_the_others_go_on() {
    const BROKEN: usize = 31;
    let link = "engine=gpu&net=4-3&nets=50&act=relu&batch=200&train=0.1&epochs=2&log=2&opt=sgd&lr=0.1";
    let (experiment, _) = Experiment::from_link(link);
    let samples = samples::of(&experiment);
    let whole = State::of(&experiment, &samples).values;
    let parameters = whole.len() / 50;
    let mut broken = whole.clone();
    broken[BROKEN * parameters..][..parameters].fill(1e30);

    let trained = |weights: &[f32]| {
        let site = trainer();
        let from = json!({ "epoch": 0, "step": 0 });
        let start = json!({ "experiment": experiment, "from": from, "paused": false, "gpu_over_cpu": null });
        let message = json!({ "Start": start });
        let data = json!(samples.to_array());
        site.eval(&format!("trainer.postMessage(['Data', Float32Array.from({data})])"));
        site.eval(&format!("trainer.postMessage([{message}, Float32Array.from({})])", json!(weights)));
        until(&site, "answers.includes('Finished')");
        let device = site.eval("answers.find((answer) => answer.Engine)?.Engine.engine.device");
        assert_eq!(device, "webgpu", "{}", site.eval("answers"));
        let diverged =
            site.eval("answers.filter((answer) => answer.Diverged).map((a) => a.Diverged.networks)");
        let last = site.eval("[...arrays[answers.findLastIndex((answer) => answer.Snapshot)]]");
        let weights: Vec<Option<f64>> = serde_json::from_value(last).unwrap();
        (diverged, weights)
    };
    let (none, whole) = trained(&whole);
    assert_eq!(none, json!([]));
    let (one, broken) = trained(&broken);
    assert_eq!(one, json!([[[BROKEN, 1]]]));
    for (network, (broken, whole)) in broken.chunks(parameters).zip(whole.chunks(parameters)).enumerate() {
        // NaN comes as null.
        match network == BROKEN {
            true => assert!(broken.iter().all(Option::is_none)),
            false => assert!(broken == whole, "network {network}"),
        }
    }
}

/// Every shader is refused, as on a device with a faulty compiler: the page says so and the CPU trains.
#[test]
fn a_kernel_that_does_not_compile_is_said_and_the_cpu_trains() {
    let refuse = "if (self.GPUDevice) {\n\
                  const create = GPUDevice.prototype.createShaderModule;\n\
                  GPUDevice.prototype.createShaderModule = function (descriptor) {\n\
                    return create.call(this, { ...descriptor, code: 'no shader' });\n\
                  };\n}\n";
    let site = Site::doctored(&["worker.js"], |script| format!("{refuse}{script}"));
    site.goto("#/lab?v=1&epochs=20&nets=2&net=3&log=3&engine=gpu");
    site.click("#run");
    std::thread::sleep(Duration::from_millis(100));
    site.until_finished();
    assert_eq!(site.eval("document.querySelector('#device').dataset.device"), "cpu");
    let why = site.text("#device") + &site.text("#notices");
    assert!(why.contains("graphics device refused a program"), "{why}");
    assert_eq!(site.eval("document.querySelector('#progress').dataset.epoch"), "20");
}
