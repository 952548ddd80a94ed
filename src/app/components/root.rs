//! The pages: the laboratory stays while another is open, so that a run goes on.

use gloo::events::EventListener;
use yew::prelude::*;

use super::lab::Lab;
use crate::app::calibration::Estimators;
use crate::app::compare::Compare;
use crate::app::effects::{Host, whole_hash};
use crate::app::gallery::Gallery;
use crate::app::library::LibraryPage;
use crate::app::route::Page;

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
    let page = Page::of(&hash);
    let lab = host.state().link();
    let theme = host.state().view.theme;
    let other = match page {
        Page::Lab => html! {},
        Page::Estimators => html! { <Estimators hash={(*hash).clone()} {lab} {theme} /> },
        Page::Library => html! { <LibraryPage host={(*host).clone()} {lab} /> },
        Page::Compare => html! { <Compare host={(*host).clone()} hash={(*hash).clone()} {lab} /> },
        Page::Presets => html! { <Gallery {lab} {theme} /> },
    };
    html! {
        <>
            <div hidden={page != Page::Lab}><Lab host={(*host).clone()} /></div>
            { other }
        </>
    }
}
