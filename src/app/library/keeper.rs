//! The library, opened once for a page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsValue;

use super::store::{Store, StoreError};
use crate::workers::turn::promise;

/// Who has the library open.
#[derive(Clone, Default)]
pub struct Keeper(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// Opened when it is first needed.
    store: RefCell<Option<Store>>,
    /// Whether it is being opened: it is done once, as old libraries are brought up to date then.
    opening: Cell<bool>,
    /// Those who wait meanwhile, in the order of asking.
    waiting: RefCell<Vec<Function>>,
}

impl Keeper {
    /// The library, opened once. Who asks first has it first, and the browser writes in the order of asking.
    ///
    /// # Errors
    /// Where the browser denies storage.
    pub async fn store(&self) -> Result<Store, StoreError> {
        let inner = &self.0;
        while inner.opening.get() {
            promise(|resolve| inner.waiting.borrow_mut().push(resolve)).await;
        }
        let opened = inner.store.borrow().clone();
        if let Some(store) = opened {
            return Ok(store);
        }
        inner.opening.set(true);
        let store = Store::open().await;
        inner.opening.set(false);
        inner.store.replace(store.as_ref().ok().cloned());
        for resolve in inner.waiting.take() {
            // What resolves a promise throws nothing.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
        store
    }
}
