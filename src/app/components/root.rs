//! The laboratory in the page: it stays while another page is open, so that a run goes on.

use yew::prelude::*;

use super::lab::Lab;
use crate::app::effects::{Host, load_pages, show_pages, use_hash};
use crate::app::route::Page;
use crate::text;

/// Shows the laboratory, or hides it and has the other pages loaded.
#[component]
pub fn Root() -> Html {
    let host = use_memo((), |()| Host::new());
    let page = Page::of(&use_hash());
    let elsewhere = page != Page::Lab;
    use_effect_with(page, |page| gloo::utils::document().set_title(&text::header::title(page.label())));
    use_effect_with(elsewhere, |elsewhere| {
        show_pages(*elsewhere);
        if *elsewhere {
            load_pages();
        }
    });
    html! { <div hidden={elsewhere}><Lab host={(*host).clone()} /></div> }
}
