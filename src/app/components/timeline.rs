//! The timeline under the plane.

use yew::prelude::*;

use super::commands::command;
use super::field::Choice;
use crate::app::effects::Send;
use crate::app::plane::scrub;
use crate::app::state::{Action, State};
use crate::text;
use crate::view::SPEEDS;

/// Play, step and scrub through the snapshots.
pub fn timeline(state: &State, send: &Send) -> Html {
    let (cursor, player) = (state.timeline.cursor, state.view.player);
    let run = state.display.as_ref().map(|display| display.store.run.borrow());
    let snapshots = run.as_ref().map_or(0, |run| run.snapshots.len());
    let at = run.as_ref().and_then(|run| run.snapshots.get(cursor)).map(|at| (at.epoch, at.step));
    let last = snapshots.saturating_sub(1);
    let seek = send.reform(|event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        Action::Seek(input.value_as_number() as usize)
    });
    let wheel = {
        let send = send.clone();
        Callback::from(move |event: WheelEvent| scrub(&event, &send, cursor, snapshots))
    };
    let text = at.map(|(epoch, step)| match state.view.look.steps {
        true => text::lab::step_and_epoch(step, epoch),
        false => text::lab::epoch_and_step(epoch, step),
    });
    let speed = SPEEDS.get(player.speed).map_or("", |(key, _)| key);
    html! {
        <div class="timeline" role="group" aria-label={text::lab::TIMELINE} onwheel={wheel}>
            { for ["back", "play", "forth"].map(|id| command(state, send, id)) }
            <input id="timeline" type="range" min="0" max={last.to_string()} step="1" value={cursor.to_string()}
                disabled={last == 0} aria-label={text::lab::SNAPSHOT} aria-valuetext={text.clone()} oninput={seek} />
            <output id="epoch" for="timeline" data-epoch={at.map(|(epoch, _)| epoch.to_string())}
                data-step={at.map(|(_, step)| step.to_string())}>
                { text.unwrap_or_else(|| text::lab::NO_EPOCH.into()) }
            </output>
            <label class="unseen" for="speed">{ text::lab::SPEED }</label>
            <Choice id="speed" value={speed} options={SPEEDS} describes="" commit={send.reform(|value| Action::Look { key: "speed", value })} />
            { command(state, send, "loop") }
        </div>
    }
}
