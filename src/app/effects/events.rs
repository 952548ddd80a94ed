//! Events that belong to no element of the page.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, File, Node};
use yew::prelude::*;

use super::{Send, browser, listed, set_theme};
use crate::app::route::Page;
use crate::app::state::Action;
use crate::charts::Theme;
use crate::text;
use crate::view::ThemeChoice;

/// With less motion playing goes on by so many snapshots at once.
const CALM: u32 = 10;

/// Hands on the files that are dropped on the page of sweeps, or on any other, also before this program came.
#[hook]
pub fn use_dropped_files(on_sweeps: bool, take: Callback<Vec<File>>) {
    use_effect_with((), move |()| {
        let early = browser::take_dropped(on_sweeps);
        if !early.is_empty() {
            take.emit(early);
        }
        let listeners = web_sys::window().map(|window| {
            // Before `loader.js`, which holds what is left to it.
            let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
            // Without it the browser opens the file in place of the page.
            let over = EventListener::new_with_options(&window, "dragover", options, |event| {
                if files(event).is_some() {
                    event.prevent_default();
                }
            });
            let drop = EventListener::new_with_options(&window, "drop", options, move |event| {
                let here = (Page::of(&browser::whole_hash()) == Page::Sweeps) == on_sweeps;
                if let Some(data) = files(event).filter(|_| here) {
                    event.prevent_default();
                    take.emit(data.files().map(listed).unwrap_or_default());
                }
            });
            [over, drop]
        });
        move || drop(listeners)
    });
}

/// What is dragged, where it is files; text may be dragged into the controls.
fn files(event: &Event) -> Option<DataTransfer> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    data.types().includes(&"Files".into(), 0).then_some(data)
}

/// Names the page in the browser's tab.
#[hook]
pub fn use_title(page: Page) {
    use_effect_with(page, |page| gloo::utils::document().set_title(&text::header::title(page.label())));
}

/// Counts from 0 up to `last`, a task of the browser for each step.
#[hook]
pub fn use_stages(last: u32) -> u32 {
    let stage = use_state(|| 0);
    let next = stage.setter();
    use_effect_with(*stage, move |stage| {
        let next_stage = stage + 1;
        let later = (next_stage <= last).then(|| Timeout::new(0, move || next.set(next_stage)));
        move || drop(later)
    });
    *stage
}

/// Calls back when something outside of the element is pressed.
#[hook]
pub fn use_press_outside(element: &NodeRef, outside: Callback<()>) {
    let element = element.clone();
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "pointerdown", move |event| {
                let pressed = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                if !element.get().is_some_and(|element| element.contains(pressed.as_ref())) {
                    outside.emit(());
                }
            })
        });
        move || drop(listener)
    });
}

/// The hash of the address bar, now and as it changes.
#[hook]
pub fn use_hash() -> String {
    let hash = use_state_eq(browser::whole_hash);
    let set = hash.setter();
    use_effect_with((), move |()| {
        // It may have changed since it was read.
        set.set(browser::whole_hash());
        let listener = web_sys::window()
            .map(|window| EventListener::new(&window, "hashchange", move |_| set.set(browser::whole_hash())));
        move || drop(listener)
    });
    (*hash).clone()
}

/// Sends [`Action::Advance`] while playing: each snapshot for so many milliseconds, or several at once where
/// the user's system asks for less motion.
#[hook]
pub fn use_ticks(playing: Option<u32>, send: &Send) {
    let send = send.clone();
    let by = if use_media("(prefers-reduced-motion: reduce)") { CALM } else { 1 };
    use_effect_with((playing, by), move |(playing, by)| {
        let by = *by;
        let ticks = playing.map(|tick| Interval::new(tick * by, move || send.emit(Action::Advance(by))));
        move || drop(ticks)
    });
}

/// The colours and sizes of figures: as the page's link asks, or as the user's system is, now and as it changes.
#[hook]
pub fn use_theme(choice: ThemeChoice) -> Theme {
    use_effect_with(choice, |choice| set_theme(*choice));
    let (dark, strong) = (use_media("(prefers-color-scheme: dark)"), use_media("(prefers-contrast: more)"));
    match choice {
        ThemeChoice::Light => Theme::LIGHT,
        ThemeChoice::Dark => Theme::DARK,
        ThemeChoice::Projector => Theme::LIGHT.large(),
        ThemeChoice::System if !strong => Theme::new(dark),
        ThemeChoice::System | ThemeChoice::Contrast => Theme::new(dark).strong(),
    }
}

/// Whether the user's system is so, now and as it changes.
#[hook]
fn use_media(query: &'static str) -> bool {
    let query =
        use_memo((), |()| web_sys::window().and_then(|window| window.match_media(query).ok().flatten()));
    let is_so = use_state(|| query.as_ref().as_ref().is_some_and(|query| query.matches()));
    let set = is_so.setter();
    use_effect_with((), move |()| {
        let listener = query.as_ref().as_ref().map(|query| {
            let asked = query.clone();
            EventListener::new(query, "change", move |_| set.set(asked.matches()))
        });
        move || drop(listener)
    });
    *is_so
}
