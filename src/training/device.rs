//! Which device trains.

use burn::tensor::Device as BurnDevice;

#[cfg(feature = "gpu")]
use super::{TOLERANCE, difference};
use crate::experiment::{EngineChoice, Experiment};
use crate::run::{Device, Engine, Kernel};

/// A device that is ready to train.
pub struct Opened {
    pub device: BurnDevice,
    pub engine: Engine,
    /// Why it is not the GPU, where one was allowed.
    pub reason: Option<String>,
}

/// burn's CPU device.
pub fn flex() -> BurnDevice {
    BurnDevice::flex()
}

/// Opens the device that the experiment asks for, or says why it is the CPU after all.
///
/// `adapter` is the name and whether it is software, where the caller has already asked for it.
pub async fn open(experiment: &Experiment, adapter: Option<(String, bool)>) -> Opened {
    match experiment.engine {
        EngineChoice::Cpu => cpu(None),
        choice => match gpu(experiment, choice, adapter).await {
            Ok(opened) => opened,
            Err(reason) => cpu(Some(reason)),
        },
    }
}

fn cpu(reason: Option<String>) -> Opened {
    let adapter = if cfg!(target_arch = "wasm32") { "WebAssembly SIMD" } else { "native SIMD" };
    let engine = Engine { device: Device::Cpu, adapter: adapter.into(), kernel: Kernel::Autodiff };
    Opened { device: flex(), engine, reason }
}

#[cfg(not(feature = "gpu"))]
async fn gpu(_: &Experiment, _: EngineChoice, _: Option<(String, bool)>) -> Result<Opened, String> {
    Err("This build trains on the CPU only".into())
}

/// Initialises WebGPU (natively Vulkan, Metal or DirectX) and admits it by its self-test.
#[cfg(feature = "gpu")]
async fn gpu(
    experiment: &Experiment,
    choice: EngineChoice,
    adapter: Option<(String, bool)>,
) -> Result<Opened, String> {
    // Many small kernels a step: larger submissions save more than they delay.
    let options = BurnDevice::wgpu_options().tasks_max(64);
    let (device, setup) = (options.init_with_setup_async().await)
        .map_err(|error| format!("No graphics device could be opened: {error}"))?;
    let info = setup.adapter.get_info();
    let (name, software) =
        adapter.unwrap_or_else(|| (info.name.clone(), format!("{:?}", info.device_type) == "Cpu"));
    if software && choice == EngineChoice::Auto {
        return Err(format!("{name} is a graphics device in software, slower than the CPU itself"));
    }
    match difference(experiment, &device).await {
        Ok(difference) if difference <= TOLERANCE => {
            let engine = Engine { device: Device::Webgpu, adapter: name, kernel: Kernel::Autodiff };
            Ok(Opened { device, engine, reason: None })
        }
        Ok(difference) => Err(format!("{name} failed its self-test: a step differs by {difference:.1e}")),
        Err(error) => Err(format!("{name} failed its self-test: {error}")),
    }
}
