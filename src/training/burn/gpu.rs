//! The graphics device, opened once and admitted by a self-test of the engine that is to train on it.

use std::sync::Arc;

use burn::tensor::Device as BurnDevice;

use super::{TOLERANCE, difference};
use crate::data::{Samples, Split};
use crate::experiment::{EngineChoice, Experiment, Optimiser};
use crate::network::{Shape, batch_size};
use crate::run::{Device, Engine, Kernel};
use crate::text;
use crate::training::fused::{self, Plan};
use crate::training::{Opened, Placement};

/// How much the kernel's change of the weights may differ from the CPU engine's. Where a gradient is as small
/// as rounding, Adam's step may go either way.
const FUSED_TOLERANCE: f64 = 0.05;
/// A self-test takes about so many steps, of at most so many networks.
const STEPS: usize = 8;
const NETWORKS: usize = 4;

/// Initialises WebGPU (natively Vulkan, Metal or DirectX); a sentence where it cannot train.
pub async fn gpu(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    choice: EngineChoice,
    adapter: Option<(String, bool)>,
) -> Result<Opened, String> {
    // Many small kernels a step: larger submissions save more than they delay.
    let options = BurnDevice::wgpu_options().tasks_max(64);
    let (device, setup) = (options.init_with_setup_async().await)
        .map_err(|error| text::engines::not_opened(&error.to_string()))?;
    let info = setup.adapter.get_info();
    let (name, software) =
        adapter.unwrap_or_else(|| (info.name.clone(), format!("{:?}", info.device_type) == "Cpu"));
    if software && choice == EngineChoice::Auto {
        return Err(text::engines::in_software(&name));
    }
    let shape = Shape::new(experiment, samples);
    let trial = trial(experiment, samples.len);
    let plan = Plan::fit(experiment, &shape, fused::workgroup_memory());
    let (placement, kernel, found, allowed) = match plan.filter(|_| choice != EngineChoice::Burn) {
        Some(plan) => {
            let found = fused::difference(&trial, samples, &plan, 1).await;
            (Placement::Fused(plan), Kernel::Fused, found, FUSED_TOLERANCE)
        }
        None => {
            let found = difference(&trial, samples, &device).await;
            (Placement::Burn(device), Kernel::Autodiff, found, TOLERANCE)
        }
    };
    match found {
        Ok(found) if found <= allowed => {
            let engine = Engine { device: Device::Webgpu, adapter: name, kernel };
            Ok(Opened { placement, engine, reason: None })
        }
        Ok(found) => Err(text::engines::steps_differ(&name, found)),
        Err(error) => Err(text::engines::self_test_failed(&name, &error.to_string())),
    }
}

/// A few tame steps of the same networks: at the user's own rate the experiment itself may diverge, and
/// rounding with it.
fn trial(experiment: &Experiment, samples: usize) -> Experiment {
    let learning_rate = match experiment.optimiser {
        Optimiser::Sgd | Optimiser::Momentum | Optimiser::Nesterov => 0.1,
        Optimiser::Adam | Optimiser::AdamW | Optimiser::RmsProp => 1e-3,
    };
    let rows = Split::new(experiment, samples, 0).train.len();
    let wanted = (STEPS * batch_size(experiment, rows)) as f64 / samples as f64;
    Experiment {
        learning_rate,
        decay: experiment.decay.min(0.01),
        train: wanted.clamp(0.01, experiment.train.max(0.01)),
        networks: experiment.networks.min(NETWORKS),
        ..experiment.clone()
    }
}
