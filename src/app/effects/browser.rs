//! The address bar, the clock, and what the machine offers.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{Send, speeds};
use crate::app::route::Page;
use crate::app::state::Action;
use crate::run::timestamp;
use crate::view::ThemeChoice;
use crate::workers::adapter;

/// Browsers refuse more than about 100 changes of the address bar in 30 seconds.
const LINK_DELAY: u32 = 200;

/// Writes the address bar, the last of several quick changes only.
#[derive(Default)]
pub struct LinkWriter {
    waiting: RefCell<Option<Timeout>>,
}

impl LinkWriter {
    pub fn write(&self, hash: String) {
        let write = move || {
            // Another page may have been opened meanwhile, and the laboratory's link comes back with it.
            if Page::of(&whole_hash()) != Page::Lab {
                return;
            }
            replace_hash(&hash);
        };
        // Replacing the one before cancels it.
        self.waiting.replace(Some(Timeout::new(LINK_DELAY, write)));
    }
}

/// The hash of the address bar.
pub fn whole_hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address of a hash of this page.
pub fn whole_address(hash: &str) -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split_once('#').map_or(address.as_str(), |(page, _)| page);
    format!("{page}{hash}")
}

/// Sets the colours of the whole page.
pub fn set_theme(theme: ThemeChoice) {
    let root = web_sys::window().and_then(|w| w.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        // Only a malformed name would be refused.
        let _ = root.set_attribute("data-theme", theme.key());
    }
}

/// Writes the hash of the address bar, without a step of the history.
pub fn replace_hash(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A refusal leaves the earlier link, which is no fault of the run.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Goes to the page that a hash names; back leads here.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        // A refusal leaves this page open.
        let _ = window.location().set_hash(hash);
    }
}

/// How many estimators there may be at once: one for each core, of which some are left to a run that trains.
pub fn estimators() -> usize {
    let cores = web_sys::window().map_or(2.0, |window| window.navigator().hardware_concurrency());
    (cores as usize).clamp(1, 8)
}

/// The time as run files write it.
pub fn now() -> String {
    timestamp((js_sys::Date::now() / 1000.0) as u64)
}

/// Asks what WebGPU offers, and how fast it trained such networks before.
pub fn probe(generation: u32, networks: String, send: Send) {
    spawn_local(async move {
        let found = adapter::probe().await;
        let gpu_over_cpu = found.as_ref().ok().and_then(|adapter| speeds::recall(&adapter.name, &networks));
        send.emit(Action::Probed { generation, found, gpu_over_cpu });
    });
}
