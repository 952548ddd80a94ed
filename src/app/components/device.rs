//! Which device trains, and why the other does not.

use yew::prelude::*;

use crate::app::phrases;
use crate::app::state::Phase;
use crate::run::{Device, Engine};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct DeviceProps {
    pub phase: Phase,
    /// What trains, once that is known.
    pub trains_on: Option<Engine>,
    /// How many workers train.
    pub workers: usize,
    /// What trained the run on display.
    pub engine: Option<Engine>,
    /// Why the other device does not train.
    pub reason: Option<String>,
}

/// Two short lines about devices.
#[component]
pub fn DeviceLine(props: &DeviceProps) -> Html {
    let (term, engine) = match (props.phase, &props.trains_on, &props.engine) {
        (Phase::Starting, ..) => (text::lab::TRAINS_ON, None),
        (Phase::Running | Phase::Paused, Some(engine), _) => (text::lab::TRAINS_ON, Some(engine)),
        (_, Some(engine), _) => (text::lab::TRAINED_ON, Some(engine)),
        (_, None, Some(engine)) => (text::lab::RUN_SHOWN, Some(engine)),
        (_, None, None) => (text::lab::TRAINS_ON, None),
    };
    let name = match (props.phase, engine) {
        (_, Some(engine)) if props.trains_on.is_some() && props.workers > 1 => {
            text::lab::with_workers(&phrases::engine(engine), props.workers)
        }
        (_, Some(engine)) => phrases::engine(engine),
        (Phase::Starting, None) => text::lab::CHOOSING_DEVICE.into(),
        (_, None) => text::lab::DEVICE_NOT_CHOSEN.into(),
    };
    let (other, why) = match (engine.map(|engine| engine.device), &props.reason) {
        (Some(Device::Webgpu), reason) if props.trains_on.is_some() => {
            let passed = || text::lab::GPU_CHOSEN.to_owned();
            (text::lab::NOT_ON_CPU, Some(reason.clone().unwrap_or_else(passed)))
        }
        (_, Some(reason)) => (text::lab::NOT_ON_GPU, Some(reason.clone())),
        (_, None) => ("", None),
    };
    html! {
        <dl id="device" class="facts" aria-live="polite" data-device={engine.map(|engine| match engine.device {
            Device::Cpu => "cpu",
            Device::Webgpu => "webgpu",
        })}>
            <dt>{ term }</dt><dd>{ name }</dd>
            if let Some(why) = why {
                <dt>{ other }</dt><dd>{ why }</dd>
            }
        </dl>
    }
}
