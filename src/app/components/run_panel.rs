//! The buttons that steer a run, and how far it is.

use yew::prelude::*;

use super::button::Button;
use super::commands::hint;
use super::use_send;
use crate::app::state::{Action, Phase, Primary, Transport};
use crate::text;

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
    let (id, label) = match transport.primary {
        Primary::Run => ("run", text::lab::RUN),
        Primary::Pause => ("pause", text::lab::PAUSE),
        Primary::Resume => ("run", text::lab::RESUME),
    };
    html! {
        <>
            <div class="buttons" role="group" aria-label={text::lab::RUN}>
                <Button {id} {label} class="primary" hint={hint("run")} press={press(|| Action::Do("run"))} />
                if transport.run_too {
                    <Button id="run" label={text::lab::RUN_NEW_SETTINGS} press={press(|| Action::Run)} />
                }
                <Button id="step" label={text::lab::STEP} hint={hint("step")} stays=true enabled={transport.step}
                    press={press(|| Action::Do("step"))} />
                <Button id="reset" label={text::lab::RESET} hint={hint("reset")} stays=true
                    enabled={transport.reset} press={press(|| Action::Do("reset"))} />
            </div>
            <div id="progress" class="progress" data-phase={format!("{phase:?}").to_ascii_lowercase()}
                data-epoch={epoch.to_string()} data-epochs={epochs.to_string()}>
                if *phase == Phase::Starting {
                    <progress aria-label={text::lab::STARTING} />
                } else {
                    <progress aria-label={text::lab::EPOCHS} max={epochs.to_string()} value={epoch.to_string()} />
                }
                <span>{ text }</span>
            </div>
        </>
    }
}
