//! The timeline under the plane.

use yew::prelude::*;

use super::button::Button;
use super::use_send;
use crate::app::state::Action;

#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    pub snapshots: usize,
    pub cursor: usize,
    pub playing: bool,
    /// Epoch and step at the cursor.
    pub at: Option<(u32, u64)>,
}

/// Play, step and scrub through the snapshots.
#[component]
pub fn TimelineBar(props: &TimelineProps) -> Html {
    let send = use_send();
    let TimelineProps { snapshots, cursor, playing, at } = props;
    let last = snapshots.saturating_sub(1);
    let seek = send.reform(|event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        Action::Seek(input.value_as_number() as usize)
    });
    let press = |action: fn() -> Action| send.reform(move |()| action());
    let (sign, says) = if *playing { ("❚❚", "Stop playing") } else { ("▶", "Play the epochs") };
    let text = at.map(|(epoch, step)| format!("epoch {epoch} · step {step}"));
    html! {
        <div class="timeline" role="group" aria-label="Timeline">
            <Button id="back" label="◂" says="One snapshot back" class="sign" enabled={*cursor > 0}
                press={press(|| Action::Nudge(-1))} />
            <Button id="play" label={sign} {says} class="sign" enabled={last > 0} press={press(|| Action::TogglePlay)} />
            <Button id="forth" label="▸" says="One snapshot on" class="sign" enabled={*cursor < last}
                press={press(|| Action::Nudge(1))} />
            <input id="timeline" type="range" min="0" max={last.to_string()} step="1" value={cursor.to_string()}
                disabled={last == 0} aria-label="Snapshot" aria-valuetext={text.clone()} oninput={seek} />
            <output id="epoch" for="timeline" data-epoch={at.map(|(epoch, _)| epoch.to_string())}
                data-step={at.map(|(_, step)| step.to_string())}>
                { text.unwrap_or_else(|| "no epoch yet".into()) }
            </output>
        </div>
    }
}
