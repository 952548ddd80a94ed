//! Writing runs into the library, one piece after another, in the order in which they came.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::store::{Store, StoreError, Write};

/// The queue of what is to be kept.
#[derive(Clone, Default)]
pub struct Keeper(Rc<Inner>);

#[derive(Default)]
struct Inner {
    waiting: RefCell<VecDeque<Write>>,
    busy: Cell<bool>,
    /// Opened when it is first needed.
    store: RefCell<Option<Store>>,
}

impl Keeper {
    /// The library, opened once.
    ///
    /// # Errors
    /// Where the browser denies storage.
    pub async fn store(&self) -> Result<Store, StoreError> {
        let opened = self.0.store.borrow().clone();
        if let Some(store) = opened {
            return Ok(store);
        }
        let store = Store::open().await?;
        self.0.store.replace(Some(store.clone()));
        Ok(store)
    }

    /// Keeps a piece of a run; `told` hears its id and how that went.
    pub fn keep(&self, write: Write, told: Callback<(String, Result<(), StoreError>)>) {
        self.0.waiting.borrow_mut().push_back(write);
        if !self.0.busy.replace(true) {
            let me = self.clone();
            spawn_local(async move { me.work(told).await });
        }
    }

    async fn work(&self, told: Callback<(String, Result<(), StoreError>)>) {
        loop {
            // In a statement of its own, so that the queue is not borrowed meanwhile.
            let write = self.0.waiting.borrow_mut().pop_front();
            let Some(write) = write else { break };
            let id = write.entry.id.clone();
            let result = match self.store().await {
                Ok(store) => store.write(&write).await,
                Err(error) => Err(error),
            };
            if result.is_err() {
                // Without this piece the later ones of the run are of no use.
                self.0.waiting.borrow_mut().retain(|other| other.entry.id != id);
            }
            told.emit((id, result));
        }
        self.0.busy.set(false);
    }
}
