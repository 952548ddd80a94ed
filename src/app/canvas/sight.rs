//! Whether a figure has come near the part of the page that the window shows, or goes on paper.

use std::cell::Cell;

use gloo::events::EventListener;
use js_sys::Array;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// So near to the window that the figure is drawn before it is scrolled into sight, in CSS pixels.
const NEAR: &str = "300px";

thread_local! {
    static PRINTS: Cell<bool> = const { Cell::new(false) };
    /// As long as the page lives: figures may go while it is being printed.
    static AFTER: Option<EventListener> = web_sys::window()
        .map(|window| EventListener::new(&window, "afterprint", |_| PRINTS.set(false)));
}

/// Whether the page is being printed, which waits for no frame.
pub fn prints() -> bool {
    PRINTS.get()
}

/// Whether the element was ever near the window's sight: what is below it is drawn when somebody comes there, so that
/// it takes no time from what is seen first.
///
/// Before the page goes on paper the rest is drawn too, as far as yew comes in 16 ms: then its scheduler yields, and the
/// browser takes its picture. What waits for a frame is not drawn for that either.
#[hook]
pub fn use_sight(node: &NodeRef) -> bool {
    let seen = use_state_eq(|| false);
    let (node, set) = (node.clone(), seen.setter());
    use_effect_with((), move |()| {
        let told = set.clone();
        let on_paper = set.clone();
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "beforeprint", move |_| {
                AFTER.with(|_| PRINTS.set(true));
                on_paper.set(true);
            })
        });
        let closure = Closure::<dyn Fn(_, _)>::new(move |entries: Array, observer: IntersectionObserver| {
            let is_near = |entry| IntersectionObserverEntry::from(entry).is_intersecting();
            if entries.iter().any(is_near) {
                observer.disconnect();
                told.set(true);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let callback = closure.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok();
        match observer.as_ref().zip(node.cast::<Element>()) {
            Some((observer, element)) => observer.observe(&element),
            // A browser without it draws everything at once.
            None => set.set(true),
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop((closure, listener));
        }
    });
    *seen
}
