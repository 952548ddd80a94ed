//! The address bar, the clock, and what the machine offers.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, File};

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
        let before = whole_hash();
        let write = move || {
            // What was asked for meanwhile may not be heard yet. Another page leads back to the laboratory's link.
            if whole_hash() == before && Page::of(&before) == Page::Lab {
                replace_hash(&hash);
            }
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
    note("data-theme", theme.key());
}

/// The colours that the laboratory's link asks for.
pub fn theme_choice() -> ThemeChoice {
    noted("data-theme").and_then(|key| ThemeChoice::from_key(&key)).unwrap_or_default()
}

/// Notes the laboratory's link, for the other pages to lead back to.
pub fn note_lab(link: &str) {
    note("data-lab", link);
}

/// Notes whether a run trains in the laboratory, for a new version of the page to wait.
pub fn note_training(trains: bool) {
    note_whether("data-training", trains);
}

/// Notes whether a sweep has work in hand, for a new version of the page to wait.
pub fn note_sweeping(sweeps: bool) {
    note_whether("data-sweeping", sweeps);
}

fn note_whether(name: &str, holds: bool) {
    match (holds, root()) {
        (true, _) => note(name, ""),
        // It can fail only for a malformed name.
        (false, Some(root)) => drop(root.remove_attribute(name)),
        (false, None) => {}
    }
}

/// The laboratory's link.
pub fn lab_link() -> String {
    noted("data-lab").unwrap_or_else(|| "#/lab".into())
}

/// The sketch of the shipped run as it stood in `index.html`, if `opens.js` found that the address asks for that run.
pub fn sketch() -> Option<String> {
    noted("data-opens").filter(|what| what == "run").and_then(|_| loader("sketch").as_string())
}

/// The beginning of the first lesson as it stood in `index.html`.
pub fn first_lesson() -> Option<String> {
    loader("lesson").as_string()
}

fn root() -> Option<Element> {
    web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element())
}

/// Writes something where the other program of the page finds it.
fn note(name: &str, value: &str) {
    if let Some(root) = root() {
        // Only a malformed name would be refused.
        let _ = root.set_attribute(name, value);
    }
}

fn noted(name: &str) -> Option<String> {
    root().and_then(|root| root.get_attribute(name))
}

/// What `loader.js` offers to the programs of the page.
pub fn loader(name: &str) -> JsValue {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    // Without it nothing of the page would run.
    let of = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    of(&of(&window, "infoplane"), name)
}

/// The files that were dropped on the page of sweeps, or on all others, before their program was there to take them.
pub fn take_dropped(on_sweeps: bool) -> Vec<File> {
    let whose = if on_sweeps { "sweeps" } else { "lab" };
    let list = Reflect::get(&loader("dropped"), &whose.into()).unwrap_or_default();
    let list: Array = list.dyn_into().unwrap_or_default();
    std::iter::from_fn(|| list.shift().dyn_into().ok()).collect()
}

/// Loads the program of the pages beside the laboratory, unless it is there; the loader says so where that fails.
pub fn load_pages() {
    if let Ok(load) = loader("loadPages").dyn_into::<Function>() {
        // It catches its own errors.
        let _ = load.call0(&JsValue::UNDEFINED);
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
    cores().clamp(1, 8)
}

/// How many cores the browser says there are.
pub fn cores() -> usize {
    web_sys::window().map_or(2.0, |window| window.navigator().hardware_concurrency()) as usize
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
