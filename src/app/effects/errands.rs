//! What the laboratory asks of the program of the other pages, so that its own download need not hold it.
//!
//! The two programs of the page share no memory: an errand is an array of values that waits in a list of
//! `loader.js` until the other program takes it. It ends with whom to tell why it failed.

use js_sys::{Array, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::browser::{load_pages, loader};

/// The event that says that there is one.
const NEWS: &str = "infoplane-errand";

/// Asks for an errand: its name, what it needs, and who hears why it failed.
pub fn ask(name: &str, needs: &[JsValue], failed: impl FnOnce(String) + 'static) {
    let errand = Array::of1(&name.into());
    for need in needs {
        errand.push(need);
    }
    errand.push(&Closure::once_into_js(failed));
    let Some(window) = web_sys::window() else { return };
    queue().push(&errand);
    load_pages();
    if let Ok(event) = Event::new(NEWS) {
        // Nobody listens before the program is there, which begins by what waits.
        let _ = window.dispatch_event(&event);
    }
}

/// Carries out what waits, and from now on what is asked for.
pub fn serve(carry_out: fn(&Array)) {
    let take = move || {
        let queue = queue();
        while queue.length() > 0 {
            carry_out(queue.shift().unchecked_ref());
        }
    };
    take();
    if let Some(window) = web_sys::window() {
        let listener = Closure::<dyn FnMut()>::new(take).into_js_value();
        // It can fail only for lack of a listener.
        let _ = window.add_event_listener_with_callback(NEWS, listener.unchecked_ref());
    }
}

/// Tells who asked why an errand failed.
pub fn failed(errand: &Array, why: &str) {
    if let Ok(told) = errand.get(errand.length().saturating_sub(1)).dyn_into::<Function>() {
        // The laboratory's callback throws nothing.
        let _ = told.call1(&JsValue::UNDEFINED, &why.into());
    }
}

/// The errands that wait.
fn queue() -> Array {
    loader("errands").dyn_into().unwrap_or_default()
}
