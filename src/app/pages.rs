//! The pages beside the laboratory: a program of their own, so that nobody waits for them in the laboratory.
//!
//! They know of it what the document tells, its link and its colours, and speak to it by links.

use std::rc::Rc;

use yew::prelude::*;

use super::calibration::Estimators;
use super::compare::Compare;
use super::effects::{Library, lab_link, theme_choice, use_hash, use_title};
use super::gallery::Gallery;
use super::learn::Learn;
use super::library::LibraryPage;
use super::route::Page;
use super::sweeps::{Host, Sweeps};

/// Shows the page that the address bar names, and nothing where that is the laboratory.
#[component]
pub fn Pages() -> Html {
    let library = use_memo((), |()| Library::new());
    // Made when it is first needed; a sweep goes on while another page is looked at.
    let sweep = use_mut_ref(|| None::<Rc<Host>>);
    let hash = use_hash();
    let (lab, theme) = (lab_link(), theme_choice());
    let key = hash.clone();
    let page = Page::of(&hash);
    use_title(page);
    match page {
        Page::Lab => html! {},
        Page::Presets => html! { <Gallery {lab} {theme} /> },
        Page::Library => html! { <LibraryPage {library} {lab} /> },
        // Another address is another comparison.
        Page::Compare => html! { <Compare {key} {library} {hash} {lab} {theme} /> },
        Page::Sweeps => {
            let host = sweep.borrow_mut().get_or_insert_with(|| Host::new(library.clone())).clone();
            html! { <Sweeps {host} {hash} {lab} {theme} /> }
        }
        Page::Estimators => html! { <Estimators {hash} {lab} {theme} /> },
        Page::Learn => html! { <Learn {hash} {lab} {theme} /> },
    }
}
