//! How the plane is drawn: its layers, its networks, its colours and the part in sight.

use yew::prelude::*;

use super::button::Button;
use super::commands::command;
use super::field::Choice;
use crate::app::effects::Send;
use crate::app::state::{Action, State};
use crate::text;
use crate::view::{NETWORKS, Networks};

/// The markers of the layers, as [`Shape`](crate::charts::marks::shape::Shape) draws them.
const MARKERS: [&str; 9] = ["●", "■", "▲", "◆", "▼", "✚", "⬢", "★", "✖"];

/// The bar under the timeline; nothing where there is no run.
pub fn view_bar(state: &State, send: &Send) -> Html {
    let Some(display) = &state.display else { return Html::default() };
    let run = display.store.run.borrow();
    let look = state.view.look;
    let layer = |(i, name): (usize, &str)| {
        let label = format!("{} {}", MARKERS[i % MARKERS.len()], text::plane::short_layer(name));
        html! {
            <Button id={format!("layer-{}", i + 1)} says={format!("{label}: {name}")} {label} class="small" pressed={Some(look.shows(i))}
                press={send.reform(move |()| Action::Switch(i))} point={send.reform(move |on: bool| Action::Light(on.then_some(i)))} />
        }
    };
    let networks = match look.networks {
        Networks::One(network) => Networks::One(network.min(run.experiment.networks as u32)),
        others => others,
    };
    let options = NETWORKS.get(..2 + run.experiment.networks).unwrap_or(NETWORKS);
    let show = send.reform(|value| Action::Look { key: "show", value });
    html! {
        <div class="view-bar">
            <div role="group" aria-label={text::plane::LAYERS}>{ for run.layers.iter().map(|layer| layer.name.as_str()).enumerate().map(layer) }</div>
            <label class="unseen" for="networks">{ text::plane::NETWORKS }</label>
            <Choice id="networks" value={networks.key()} {options} describes="" commit={show} />
            <div role="group" aria-label={text::plane::COLOURS_AND_AXIS}>{ for ["fade", "linear", "steps"].map(|id| command(state, send, id)) }</div>
            <div role="group" aria-label={text::plane::PART}>{ for ["zoom-out", "zoom-in", "zoom-all"].map(|id| command(state, send, id)) }</div>
        </div>
    }
}
