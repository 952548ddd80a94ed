//! The arrow keys turn the pages.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::app::effects::set_hash;

/// What has use for the arrow keys itself.
const OWN: &str = "input, select, textarea, .table-room";

/// Goes to the address before with the left arrow, and to the one after with the right.
#[hook]
pub fn use_arrows(before: Option<String>, after: Option<String>) {
    // Renewed with the page itself: an effect would renew it a moment later, and a key may come between.
    let addresses = use_mut_ref(|| [None, None]);
    *addresses.borrow_mut() = [before, after];
    use_effect_with((), move |_| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| is_plain(key)) else { return };
                let side = match key.key().as_str() {
                    "ArrowLeft" => 0,
                    "ArrowRight" => 1,
                    _ => return,
                };
                let address = addresses.borrow()[side].clone();
                if let Some(address) = address {
                    set_hash(&address);
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether the key is pressed alone, and nothing else has use for it.
fn is_plain(event: &KeyboardEvent) -> bool {
    let held = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let owned = element.is_some_and(|element| matches!(element.closest(OWN), Ok(Some(_))));
    !held && !owned && !event.default_prevented()
}
