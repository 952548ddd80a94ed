//! The pages: the laboratory stays while another is open, so that a run goes on.

use gloo::events::EventListener;
use yew::prelude::*;

use super::lab::Lab;
use crate::app::calibration::Estimators;
use crate::app::effects::{Host, is_of_estimators, whole_hash};

/// Shows the page that the address bar names.
#[component]
pub fn Root() -> Html {
    let host = use_memo((), |()| Host::new());
    let hash = use_state(whole_hash);
    let set = hash.setter();
    use_effect_with((), move |()| {
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| set.set(whole_hash())));
        move || drop(listener)
    });
    let elsewhere = is_of_estimators(&hash);
    html! {
        <>
            <div hidden={elsewhere}><Lab host={(*host).clone()} /></div>
            if elsewhere {
                <Estimators hash={(*hash).clone()} lab={host.state().setup.experiment.to_link()} />
            }
        </>
    }
}
