//! Which device trains, and why the other does not.

use yew::prelude::*;

use crate::app::phrases;
use crate::app::state::Phase;
use crate::run::{Device, Engine};

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
        (Phase::Starting, ..) => ("Trains on", None),
        (Phase::Running | Phase::Paused, Some(engine), _) => ("Trains on", Some(engine)),
        (_, Some(engine), _) => ("Trained on", Some(engine)),
        (_, None, Some(engine)) => ("Run shown", Some(engine)),
        (_, None, None) => ("Trains on", None),
    };
    let name = match (props.phase, engine) {
        (_, Some(engine)) if props.trains_on.is_some() && props.workers > 1 => {
            format!("{}, {} workers", phrases::engine(engine), props.workers)
        }
        (_, Some(engine)) => phrases::engine(engine),
        (Phase::Starting, None) => "choosing a device".into(),
        (_, None) => "chosen when you press Run".into(),
    };
    let (other, why) = match (engine.map(|engine| engine.device), &props.reason) {
        (Some(Device::Webgpu), reason) if props.trains_on.is_some() => {
            let passed = || "the GPU is chosen, and passed its self-test".to_owned();
            ("Not on CPU", Some(reason.clone().unwrap_or_else(passed)))
        }
        (_, Some(reason)) => ("Not on GPU", Some(reason.clone())),
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
