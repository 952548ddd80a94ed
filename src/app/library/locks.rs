//! Which page of this browser trains which run or cell: Web Locks, one of each.
//!
//! A browser gives the lock of a page that is closed to the next that waits. Where it has none, as on a plain `http`
//! host, each page trains on its own: of a run that two train the library keeps that of the page that came last.

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

    /// Whether this page holds the lock of a key.
    pub fn holds(&self, key: &str) -> bool {
        self.held.borrow().iter().any(|(held, _)| held == key)
    }

    /// Whether no page, this one included, holds the lock of a key, as far as the browser tells.
    pub async fn is_free(&self, key: &str) -> bool {
        let Some((locks, query)) = browser("query") else { return true };
        let Ok(asked) = query.call0(&locks).and_then(JsCast::dyn_into::<Promise>) else { return true };
        let held = JsFuture::from(asked).await.and_then(|answer| Reflect::get(&answer, &"held".into()));
        let Ok(held) = held.and_then(JsCast::dyn_into::<Array>) else { return true };
        let name = JsValue::from(self.name(key));
        !held.iter().any(|lock| Reflect::get(&lock, &"name".into()).is_ok_and(|held| held == name))
    }

    fn name(&self, key: &str) -> String {
        format!("{} {key}", self.of)
    }

    /// Takes the lock of a key, or, unless told to wait, says that it is held, by another page or by this one.
    pub async fn take(&self, key: &str, wait: bool) -> bool {
        let Some((locks, request)) = browser("request") else { return true };
        let options = Object::new();
        // A plain object takes every property.
        let _ = Reflect::set(&options, &"ifAvailable".into(), &(!wait).into());
        let mut asked = Ok(JsValue::UNDEFINED);
        let answer = Promise::new(&mut |resolve, _| {
            let (held, key) = (self.held.clone(), key.to_owned());
            let name = self.name(&key);
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

/// The browser's locks, and one of their functions.
fn browser(function: &str) -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let function = Reflect::get(&locks, &function.into()).ok()?.dyn_into().ok()?;
    Some((locks, function))
}
