//! Writing runs into the library, one piece after another, in the order in which they came.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::store::{Store, StoreError, Write};
use crate::workers::turn::next_turn;

/// The queue of what is to be kept.
#[derive(Clone, Default)]
pub struct Keeper(Rc<Inner>);

#[derive(Default)]
struct Inner {
    waiting: RefCell<VecDeque<(Write, Told)>>,
    busy: Cell<bool>,
    /// Opened when it is first needed.
    store: RefCell<Option<Store>>,
    /// Whether it is being opened: it is done once, as old libraries are brought up to date then.
    opening: Cell<bool>,
}

/// Hears of a write: the run's id, and how it went.
pub type Told = Callback<(String, Result<(), StoreError>)>;

impl Keeper {
    /// The library, opened once.
    ///
    /// # Errors
    /// Where the browser denies storage.
    pub async fn store(&self) -> Result<Store, StoreError> {
        while self.0.opening.get() {
            next_turn().await;
        }
        let opened = self.0.store.borrow().clone();
        if let Some(store) = opened {
            return Ok(store);
        }
        self.0.opening.set(true);
        let store = Store::open().await;
        self.0.opening.set(false);
        self.0.store.replace(store.as_ref().ok().cloned());
        store
    }

    /// Keeps a piece of a run; `told` hears how that went.
    pub fn keep(&self, write: Write, told: Told) {
        self.0.waiting.borrow_mut().push_back((write, told));
        if !self.0.busy.replace(true) {
            let me = self.clone();
            spawn_local(async move { me.work().await });
        }
    }

    async fn work(&self) {
        loop {
            // In a statement of its own, so that the queue is not borrowed meanwhile.
            let next = self.0.waiting.borrow_mut().pop_front();
            let Some((write, told)) = next else { break };
            let id = write.entry.id.clone();
            let result = match self.store().await {
                Ok(store) => store.write(&write).await,
                Err(error) => Err(error),
            };
            if result.is_err() {
                // Without this piece the later ones of the run are of no use.
                self.0.waiting.borrow_mut().retain(|(other, _)| other.entry.id != id);
            }
            told.emit((id, result));
        }
        self.0.busy.set(false);
    }
}
