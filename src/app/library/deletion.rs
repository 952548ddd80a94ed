//! Deleting a run, which can be undone for a while.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::shelf::{Shelf, fetch};
use crate::app::effects::Library;
use crate::app::phrases;
use crate::library::Entry;
use crate::text;

/// It can be undone for so long, in milliseconds.
const UNDO: u32 = 10_000;

/// A run that is deleted in a while, unless that is undone.
pub struct Deletion {
    entry: Entry,
    library: Rc<Library>,
    done: Callback<Done>,
    timer: RefCell<Option<Timeout>>,
}

/// The run of a deletion that was not undone, which is gone, or why it is not.
type Done = (Entry, Result<(), String>);

impl PartialEq for Deletion {
    fn eq(&self, other: &Self) -> bool {
        self.entry == other.entry
    }
}

impl Deletion {
    /// `late` is told when it can be undone no more, `done` what came of it.
    fn new(library: &Rc<Library>, entry: Entry, late: Callback<()>, done: Callback<Done>) -> Self {
        let timer = Timeout::new(UNDO, move || late.emit(()));
        Self { entry, library: library.clone(), done, timer: RefCell::new(Some(timer)) }
    }

    /// The run stays.
    fn undo(&self) {
        self.timer.take();
    }

    /// Deletes the run, unless that was undone or done.
    fn finish(&self) {
        if self.timer.take().is_none() {
            return;
        }
        let (library, entry, done) = (self.library.clone(), self.entry.clone(), self.done.clone());
        spawn_local(async move {
            let deleted =
                async { library.keeper.store().await?.delete(std::slice::from_ref(&entry.id)).await };
            let result = deleted.await.map_err(|error| error.to_string());
            library.tell_others();
            done.emit((entry, result));
        });
    }
}

/// The deletions of a page: one that can be undone, and those under way.
pub struct Deletions {
    pending: UseStateHandle<Option<Rc<Deletion>>>,
    /// Runs that are out of sight: until that is undone, or the table is read without them.
    going: Rc<RefCell<BTreeSet<String>>>,
    /// Deletes a run in a while.
    pub begin: Callback<Entry>,
    /// What the user presses who wants it back.
    pub undone: Callback<()>,
}

impl Deletions {
    /// Whether a run is out of sight.
    pub fn hides(&self, entry: &Entry) -> bool {
        self.going.borrow().contains(&entry.id)
    }

    /// The deletion that can be undone.
    pub fn pending(&self) -> Option<Rc<Deletion>> {
        (*self.pending).clone()
    }
}

/// Deletions, whose failures `fault` hears, and after which the table is read anew.
#[hook]
pub fn use_deletions(
    library: &Rc<Library>,
    shelf: &UseStateHandle<Shelf>,
    fault: &UseStateHandle<Option<String>>,
) -> Deletions {
    let pending = use_state(|| None::<Rc<Deletion>>);
    let going = use_mut_ref(BTreeSet::<String>::new);
    let done = {
        let (library, shelf, fault, going) = (library.clone(), shelf.setter(), fault.setter(), going.clone());
        use_callback((), move |(entry, result): Done, ()| {
            if let Err(why) = result {
                fault.set(Some(text::library::not_deleted(&phrases::named(&entry.name), &why)));
            }
            let going = going.clone();
            fetch(library.clone(), shelf.clone(), fault.clone(), move || {
                going.borrow_mut().remove(&entry.id);
            });
        })
    };
    let begin = {
        let (library, pending, going) = (library.clone(), pending.setter(), going.clone());
        use_callback((), move |entry: Entry, ()| {
            going.borrow_mut().insert(entry.id.clone());
            let late = pending.clone();
            let late = Callback::from(move |()| late.set(None));
            pending.set(Some(Rc::new(Deletion::new(&library, entry, late, done.clone()))));
        })
    };
    // The run that was brought back, whose row has the focus next.
    let back = use_mut_ref(|| None::<String>);
    let undone = {
        let (pending, back, going) = (pending.clone(), back.clone(), going.clone());
        Callback::from(move |()| {
            if let Some(deletion) = &*pending {
                deletion.undo();
                going.borrow_mut().remove(&deletion.entry.id);
                *back.borrow_mut() = Some(deletion.entry.id.clone());
            }
            pending.set(None);
        })
    };
    // Another deletion, another page, or the end of its time ends what can be undone; a tab that is closed before
    // leaves the run.
    use_effect_with((*pending).clone(), move |deletion| {
        if let Some(id) = back.take() {
            focus_row(&id);
        }
        let deletion = deletion.clone();
        move || {
            if let Some(deletion) = deletion {
                deletion.finish();
            }
        }
    });
    Deletions { pending, going, begin, undone }
}

#[derive(Properties, PartialEq)]
pub struct UndoProps {
    pub deletion: Option<Rc<Deletion>>,
    pub undone: Callback<()>,
}

/// What is deleted, and the button that brings it back.
#[component]
pub fn Undo(props: &UndoProps) -> Html {
    let UndoProps { deletion, undone } = props;
    // Who deletes by keyboard is where that can be undone.
    let button = use_node_ref();
    {
        let button = button.clone();
        use_effect_with(deletion.is_some(), move |there| {
            if let Some(button) = button.cast::<HtmlElement>().filter(|_| *there) {
                // A refusal leaves the focus where it is.
                let _ = button.focus();
            }
        });
    }
    html! {
        <div id="deleted" role="status">
            if let Some(deletion) = deletion {
                <p class="notice">
                    { text::library::deleted(&phrases::named(&deletion.entry.name)) }
                    <button ref={button} type="button" id="undo" class="button" onclick={undone.reform(|_: MouseEvent| ())}>
                        { text::library::UNDO }
                    </button>
                </p>
            }
        </div>
    }
}

/// Puts the focus on the button that deletes a run.
fn focus_row(id: &str) {
    let button = gloo::utils::document().query_selector(&format!("[data-id=\"{id}\"] .delete"));
    let button = button.ok().flatten().and_then(|button| button.dyn_into::<HtmlElement>().ok());
    // A refusal leaves the focus where it is.
    let _ = button.map(|button| button.focus());
}
