//! Which page of this browser trains which run or cell: Web Locks, one of each.
//!
//! A browser gives the lock of a page that is closed to the next that waits. Where there are no locks each page
//! trains on its own, which costs time and no result: a run of the library is written by its owner alone.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The locks that this page holds; each function ends one.
#[derive(Clone)]
pub struct Locks {
    /// What is locked; pages of one host share their locks.
    of: &'static str,
    held: Rc<RefCell<Vec<(String, Function)>>>,
}

impl Locks {
    /// The locks of one kind, none of them held.
    pub fn new(of: &'static str) -> Self {
        Self { of, held: Rc::default() }
    }

    /// Takes the lock of a key, which may be held already, or, unless told to wait, says that another page has it.
    pub async fn take(&self, key: &str, wait: bool) -> bool {
        if self.held.borrow().iter().any(|(held, _)| held == key) {
            return true;
        }
        let Some((locks, request)) = browser() else { return true };
        let options = Object::new();
        // A plain object takes every property.
        let _ = Reflect::set(&options, &"ifAvailable".into(), &(!wait).into());
        let mut asked = Ok(JsValue::UNDEFINED);
        let answer = Promise::new(&mut |resolve, _| {
            let (held, key) = (self.held.clone(), key.to_owned());
            let name = format!("{} {key}", self.of);
            let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                let is_ours = !lock.is_null();
                let _ = resolve.call1(&JsValue::UNDEFINED, &is_ours.into());
                // It is held for as long as what is returned is not resolved.
                match is_ours {
                    true => Promise::new(&mut |end, _| held.borrow_mut().push((key.clone(), end))).into(),
                    false => JsValue::UNDEFINED,
                }
            });
            asked = request.call3(&locks, &name.into(), &options, &granted);
        });
        let Ok(asked) = asked else { return true };
        // A browser that has no locks for this page refuses the request; else the answer comes first.
        let first = Promise::race(&Array::of2(&answer, &asked));
        JsFuture::from(first).await.map_or(true, |is_ours| is_ours.is_truthy())
    }

    /// Lets others have the lock of a key, if this page has it.
    pub fn release(&self, key: &str) {
        self.held.borrow_mut().retain(|(held, end)| {
            let is_other = held != key;
            if !is_other {
                let _ = end.call0(&JsValue::UNDEFINED);
            }
            is_other
        });
    }
}

/// The browser's locks, and its function that asks for one.
fn browser() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
