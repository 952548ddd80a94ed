//! Which engine trains, and on what.

use std::sync::Arc;

use crate::data::Samples;
use crate::experiment::{EngineChoice, Experiment};
use crate::run::{Device, Engine, Kernel};

/// An engine on its device.
#[derive(Clone)]
pub enum Placement {
    /// SIMD on the CPU.
    Cpu,
    /// One kernel on the GPU.
    #[cfg(feature = "gpu")]
    Fused(super::fused::Plan),
    /// burn's autodiff.
    #[cfg(feature = "burn")]
    Burn(::burn::tensor::Device),
}

/// An engine that is ready to train.
pub struct Opened {
    pub placement: Placement,
    /// What the run file says of it.
    pub engine: Engine,
    /// Why it is this device and not the other, where the user left the choice or could not have it.
    pub reason: Option<String>,
}

/// Opens what the experiment asks for, or says why it is the CPU after all.
///
/// `adapter` is the name of the graphics device and whether it is software, where the caller has already
/// asked for it.
pub async fn open(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    adapter: Option<(String, bool)>,
) -> Opened {
    match experiment.engine {
        EngineChoice::Cpu => cpu(None),
        choice => match gpu(experiment, samples, choice, adapter).await {
            Ok(opened) => opened,
            Err(reason) if choice == EngineChoice::Burn => flex(reason),
            Err(reason) => cpu(Some(reason)),
        },
    }
}

/// The CPU engine, which is always there.
pub fn cpu(reason: Option<String>) -> Opened {
    let adapter = if cfg!(target_arch = "wasm32") { "WebAssembly SIMD" } else { "native SIMD" };
    let engine = Engine { device: Device::Cpu, adapter: adapter.into(), kernel: Kernel::Fused };
    Opened { placement: Placement::Cpu, engine, reason }
}

/// burn on the CPU.
#[cfg(feature = "burn")]
pub fn flex(reason: String) -> Opened {
    let engine = Engine { device: Device::Cpu, adapter: "burn flex".into(), kernel: Kernel::Autodiff };
    Opened { placement: Placement::Burn(super::burn::flex()), engine, reason: Some(reason) }
}

#[cfg(not(feature = "burn"))]
fn flex(_: String) -> Opened {
    cpu(Some(crate::text::engines::NO_BURN.into()))
}

#[cfg(not(feature = "gpu"))]
async fn gpu(
    _: &Experiment,
    _: &Arc<Samples>,
    _: EngineChoice,
    _: Option<(String, bool)>,
) -> Result<Opened, String> {
    Err(crate::text::engines::CPU_ONLY.into())
}

#[cfg(feature = "gpu")]
use super::burn::gpu;
