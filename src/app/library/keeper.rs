//! The library, opened once for a page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::store::{Store, StoreError};
use crate::workers::turn::next_turn;

/// Who has the library open.
#[derive(Clone, Default)]
pub struct Keeper(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// Opened when it is first needed.
    store: RefCell<Option<Store>>,
    /// Whether it is being opened: it is done once, as old libraries are brought up to date then.
    opening: Cell<bool>,
}

impl Keeper {
    /// The library, opened once. Who asks first has it first, and the browser writes in the order of asking.
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
}
