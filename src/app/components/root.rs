//! The laboratory in the page: it stays while another page is open, so that a run goes on.

use gloo::events::EventListener;
use yew::prelude::*;

use super::lab::Lab;
use crate::app::effects::{Host, load_pages, show_pages, whole_hash};
use crate::app::route::Page;

/// Shows the laboratory, or hides it and has the other pages loaded.
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
    let elsewhere = Page::of(&hash) != Page::Lab;
    let loaded = use_mut_ref(|| false);
    use_effect_with(elsewhere, move |elsewhere| {
        show_pages(*elsewhere);
        if *elsewhere && !std::mem::replace(&mut *loaded.borrow_mut(), true) {
            load_pages();
        }
    });
    html! { <div hidden={elsewhere}><Lab host={(*host).clone()} /></div> }
}
