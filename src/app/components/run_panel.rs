//! The buttons that steer a run, and how far it is.

use yew::prelude::*;

use super::button::Button;
use super::use_send;
use crate::app::state::{Action, Phase, Primary, Transport};

#[derive(Properties, PartialEq)]
pub struct RunPanelProps {
    pub transport: Transport,
    pub phase: Phase,
    pub epoch: u32,
    pub epochs: u32,
    /// Epoch, speed and remaining time in words.
    pub text: AttrValue,
}

/// Run, pause, step, reset, and the progress bar.
#[component]
pub fn RunPanel(props: &RunPanelProps) -> Html {
    let send = use_send();
    let press = |action: fn() -> Action| send.reform(move |()| action());
    let RunPanelProps { transport, phase, epoch, epochs, text } = props;
    // One element in all three roles, so that the keyboard's focus stays on it.
    let (id, label, action): (_, _, fn() -> Action) = match transport.primary {
        Primary::Run => ("run", "Run", || Action::Run),
        Primary::Pause => ("pause", "Pause", || Action::Pause),
        Primary::Resume => ("run", "Resume", || Action::Run),
    };
    html! {
        <>
            <div class="buttons" role="group" aria-label="Run">
                <Button {id} {label} class="primary" press={press(action)} />
                if transport.run_too {
                    <Button id="run" label="Run new settings" press={press(|| Action::Run)} />
                }
                <Button id="step" label="Step" says="Step: train one epoch" enabled={transport.step}
                    press={press(|| Action::Step)} />
                <Button id="reset" label="Reset" says="Reset: back to the weights before the first step"
                    enabled={transport.reset} press={press(|| Action::Reset)} />
            </div>
            <div id="progress" class="progress" data-phase={format!("{phase:?}").to_ascii_lowercase()}
                data-epoch={epoch.to_string()} data-epochs={epochs.to_string()}>
                if *phase == Phase::Starting {
                    <progress aria-label="Starting" />
                } else {
                    <progress aria-label="Epochs" max={epochs.to_string()} value={epoch.to_string()} />
                }
                <span>{ text }</span>
            </div>
        </>
    }
}
