//! The laboratory in the page: it stays while another page is open, so that a run goes on.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::lab::Lab;
use crate::app::effects::{
    Host, lab_link, read_files, set_hash, use_dropped_files, use_hash, use_title, whole_hash,
};
use crate::app::route::Page;

/// Shows the laboratory, or hides it while the address names another page, whose program `loader.js` loads.
#[component]
pub fn Root() -> Html {
    // Made when it is first needed: whoever reads a lesson waits for no run.
    let host = use_mut_ref(|| None::<Rc<Host>>);
    let page = Page::of(&use_hash());
    let elsewhere = page != Page::Lab;
    use_title(page);
    {
        let host = host.clone();
        // The page of sweeps takes what is dropped on it. All other files are runs, which the laboratory shows.
        let take = move |files: Vec<File>| {
            if Page::of(&whole_hash()) != Page::Lab {
                set_hash(&lab_link());
            }
            let sender = host.borrow_mut().get_or_insert_with(Host::new).sender();
            read_files(files, sender);
        };
        use_dropped_files(false, Callback::from(take));
    }
    if !elsewhere {
        host.borrow_mut().get_or_insert_with(Host::new);
    }
    let lab = host.borrow().clone();
    html! { if let Some(host) = lab { <div hidden={elsewhere}><Lab {host} /></div> } }
}
