//! How far the sweep is, and the buttons that steer it.

use std::rc::Rc;

use yew::prelude::*;

use super::Host;
use super::files::Files;
use super::state::{Action, Phase, Place, Plan, Standing, State};
use crate::app::phrases::duration;
use crate::text;

#[derive(Properties)]
pub struct QueueProps {
    pub host: Rc<Host>,
    pub send: Callback<Action>,
}

/// Always another: what it shows changes with every message.
impl PartialEq for QueueProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The queue.
#[component]
pub fn Queue(props: &QueueProps) -> Html {
    let state = props.host.state();
    let Some(plan) = &state.plan else {
        return html! {
            <section class="panel sweep-queue" aria-label={text::sweeps::QUEUE}>
                <p class="muted">{ text::sweeps::NO_SWEEP }</p>
                <Files host={props.host.clone()} version={state.version} unkept={state.unkept.len()} />
            </section>
        };
    };
    let (done, total) = (plan.done(), plan.places.len());
    let button = |id: &'static str,
                  label: &'static str,
                  primary: bool,
                  disabled: bool,
                  action: fn() -> Action| {
        let press = props.send.reform(move |_: MouseEvent| action());
        html! {
            <button type="button" {id} class={classes!("button", primary.then_some("primary"))} {disabled} onclick={press}>{ label }</button>
        }
    };
    let run = match state.phase {
        Phase::Idle if done == total => text::sweeps::ALL_DONE,
        Phase::Idle if done == 0 => text::sweeps::RUN,
        Phase::Idle | Phase::Running | Phase::Paused => text::sweeps::CONTINUE,
    };
    let buttons = match state.phase {
        Phase::Running => button("sweep-pause", text::sweeps::PAUSE, true, false, || Action::Pause),
        Phase::Idle | Phase::Paused => button("sweep-run", run, true, !state.can_run(), || Action::Run),
    };
    let phase = match state.phase {
        Phase::Idle if state.is_busy() => "reading",
        Phase::Idle => "idle",
        Phase::Running => "running",
        Phase::Paused => "paused",
    };
    let share: f64 = plan.places.iter().map(share).sum();
    html! {
        <section class="panel sweep-queue" aria-label={text::sweeps::QUEUE}>
            <div class="buttons">
                { buttons }
                if state.phase != Phase::Idle {
                    { button("sweep-cancel", text::sweeps::CANCEL, false, false, || Action::Cancel) }
                }
            </div>
            <div class="progress" id="sweep-progress" data-phase={phase} data-done={done.to_string()} data-total={total.to_string()}>
                <label>
                    { said(&state, plan) }
                    <progress max={total.to_string()} value={format!("{share:.3}")} />
                </label>
            </div>
            <Files host={props.host.clone()} version={state.version} unkept={state.unkept.len()} />
        </section>
    }
}

/// How much of a cell is done, as a share.
fn share(place: &Place) -> f64 {
    match place.standing {
        Standing::Done => 1.0,
        Standing::Reading => 0.95,
        Standing::Training(epoch) => 0.9 * f64::from(epoch) / f64::from(place.cell.experiment.epochs.max(1)),
        _ => 0.0,
    }
}

/// "3 of 7 cells · training train=0.2, epoch 120 of 300 · about 2 min 3 s left".
fn said(state: &State, plan: &Plan) -> String {
    let (done, total) = (plan.done(), plan.places.len());
    let mut parts = vec![text::sweeps::done_of(done, total, plan.sweep.base().networks)];
    for place in &plan.places {
        let name = place.cell.name();
        parts.push(match &place.standing {
            Standing::Training(epoch) => text::sweeps::training(&name, *epoch, place.cell.experiment.epochs),
            Standing::Starting => text::sweeps::starting(&name),
            Standing::Reading => text::sweeps::reading(&name),
            Standing::Coming => text::sweeps::coming(&name),
            Standing::Elsewhere => text::sweeps::elsewhere(&name),
            Standing::Looking | Standing::Missing | Standing::Kept(_) | Standing::Done => continue,
        });
    }
    if plan.places.iter().any(|place| place.standing == Standing::Looking) {
        parts.push(text::sweeps::LOOKING.into());
    }
    let (seconds, measured) = state.seconds_left();
    if seconds > 0.0 {
        let left = duration(seconds);
        parts.push(match (state.phase, measured) {
            (Phase::Running, true) => text::sweeps::left(&left),
            (_, true) => text::sweeps::takes(&left),
            (_, false) => text::sweeps::guess(&left),
        });
    }
    if state.phase == Phase::Paused {
        parts.push(text::sweeps::PAUSED.into());
    }
    parts.join(" · ")
}
