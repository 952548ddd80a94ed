//! Keys that belong to no element: the commands of the laboratory.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::{Host, browser};
use crate::app::route::Page;
use crate::app::state::Action;
use crate::app::state::commands::{action, is_taken, of_key};

/// Does what the table of commands says of a key, while the laboratory is in sight.
#[hook]
pub fn use_keys(host: &std::rc::Rc<Host>) {
    let host = host.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window().map(|window| {
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                if let Some(id) = meant(&host, event) {
                    event.prevent_default();
                    host.send(Action::Do(id));
                }
            })
        });
        move || drop(listener)
    });
}

/// The command that a key is meant for, if it can be done here and now.
fn meant(host: &Host, event: &KeyboardEvent) -> Option<&'static str> {
    let elsewhere = Page::of(&browser::whole_hash()) != Page::Lab;
    // Holding the key of a switch is no wish to flicker.
    let held = event.repeat() && event.key().len() == 1;
    if elsewhere
        || held
        || event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || event.default_prevented()
    {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let kind = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_).unwrap_or_default();
    // In a dialog keys belong to it; in the sheet of commands its own key closes it.
    let dialog = target.closest("dialog").ok().flatten();
    if is_taken(&event.key(), &target.tag_name(), &kind) || dialog.is_some_and(|_| event.key() != "?") {
        return None;
    }
    let command = of_key(&event.key(), event.shift_key())?;
    let near = command.near.is_empty() || target.closest(command.near).ok().flatten().is_some();
    action(&host.state(), command.id).filter(|_| near).map(|_| command.id)
}
