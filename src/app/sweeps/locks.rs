//! Which page of this browser trains which cell: Web Locks, one a cell.
//!
//! A browser gives the lock of a page that is closed to the next that waits. Where there are no locks each page
//! trains on its own, which costs time and no result.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::workers::turn::promise;

/// Pages of one host share their locks.
const NAME: &str = "infoplane sweep";

/// The locks that this page holds; each function ends one.
#[derive(Clone, Default)]
pub struct Locks(Rc<RefCell<BTreeMap<String, Function>>>);

impl Locks {
    /// Takes the lock of a key, or, unless told to wait, says that another page has it.
    pub async fn take(&self, key: &str, wait: bool) -> bool {
        let Some((locks, request)) = browser() else { return true };
        let taken = Rc::new(Cell::new(true));
        promise(|resolve| {
            let (held, key, taken) = (self.0.clone(), key.to_owned(), taken.clone());
            let name = format!("{NAME} {key}");
            let answered = resolve.clone();
            let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                let is_ours = !lock.is_null();
                taken.set(is_ours);
                // It is held for as long as this is not resolved.
                let until = Promise::new(&mut |end, _| {
                    match is_ours {
                        true => drop(held.borrow_mut().insert(key.clone(), end)),
                        false => drop(end.call0(&JsValue::UNDEFINED)),
                    };
                });
                let _ = answered.call0(&JsValue::UNDEFINED);
                until.into()
            });
            let options = Object::new();
            // A plain object takes every property.
            let _ = Reflect::set(&options, &"ifAvailable".into(), &(!wait).into());
            if request.call3(&locks, &name.into(), &options, &granted).is_err() {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            }
        })
        .await;
        taken.get()
    }

    /// Lets others have the lock of a key, if this page has it.
    pub fn release(&self, key: &str) {
        let end = self.0.borrow_mut().remove(key);
        if let Some(end) = end {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The browser's locks, and its function that asks for one.
fn browser() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
