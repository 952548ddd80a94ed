//! Deleting a run, which can be undone for a while.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::app::effects::Library;
use crate::library::Entry;

/// It can be undone for so long, in milliseconds.
const UNDO: u32 = 10_000;

/// A run that is deleted in a while, unless that is undone.
pub struct Deletion {
    pub entry: Entry,
    library: Rc<Library>,
    load: Callback<()>,
    timer: RefCell<Option<Timeout>>,
}

impl PartialEq for Deletion {
    fn eq(&self, other: &Self) -> bool {
        self.entry == other.entry
    }
}

impl Deletion {
    /// `ended` is told when it can be undone no more.
    pub fn new(library: &Rc<Library>, entry: Entry, load: Callback<()>, ended: Callback<()>) -> Self {
        let timer = Timeout::new(UNDO, move || ended.emit(()));
        Self { entry, library: library.clone(), load, timer: RefCell::new(Some(timer)) }
    }

    /// The run stays.
    pub fn undo(&self) {
        self.timer.take();
    }

    /// Deletes the run, unless that was undone or done.
    pub fn finish(&self) {
        if self.timer.take().is_none() {
            return;
        }
        let (library, id, load) = (self.library.clone(), self.entry.id.clone(), self.load.clone());
        spawn_local(async move {
            if let Ok(store) = library.keeper.store().await {
                // What could not be deleted is still there when the table is read again.
                let _ = store.delete(&[id]).await;
                library.tell_others();
                load.emit(());
            }
        });
    }
}
