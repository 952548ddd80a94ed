//! Which device trains, and that it computes what the CPU computes.

use crate::site::{Site, weights};

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

/// The default experiment's first epochs: the plane and the accuracy do not tell which engine trained it.
#[test]
fn the_kernel_draws_the_plane_of_the_cpu() {
    let link = |engine| format!("#/lab?v=1&epochs=50&log=2&engine={engine}");
    let site = Site::open(true, &link("gpu"));
    site.run();
    assert_eq!(site.eval("document.querySelector('#device').dataset.device"), "webgpu");
    let (_, gpu) = site.download(1);
    site.goto(&link("cpu"));
    site.run();
    let (_, cpu) = site.download(2);
    crate::site::same_plane(&gpu, &cpu);
}

/// SwiftShader taken for hardware: the CPU begins at once, the GPU's build is loaded and tried beside it, loses,
/// and is not loaded again.
#[test]
fn a_slower_graphics_device_is_tried_once_while_the_cpu_trains() {
    let hardware = "for (const c of ['GPUAdapter', 'GPUAdapterInfo']) if (self[c]) \
                    Object.defineProperty(self[c].prototype, 'isFallbackAdapter', { get: () => false });\n";
    let site = Site::doctored(&["worker.js", "loader.js"], |script| format!("{hardware}{script}"));
    site.goto("#/lab?v=1&epochs=60000&nets=2&net=4&log=40");
    site.click("#run");
    site.until("Number(document.querySelector('#progress').dataset.epoch) > 5");
    assert_eq!(site.eval("document.querySelector('#device').dataset.device"), "cpu");
    site.until("document.querySelector('#device').innerText.includes('times as fast')");
    assert!(site.text("#device").contains("the CPU trains these networks"), "{}", site.text("#device"));
    assert!(site.fetched("trainer_gpu"));
    site.server.forget_requests();
    site.click("#reset");
    site.until("document.querySelector('#device').innerText.includes('times as fast')");
    assert!(!site.fetched("trainer_gpu"));
    site.is_quiet();
}
