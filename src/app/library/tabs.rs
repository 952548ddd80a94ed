//! What the pages of one browser tell each other: who trains which run, and that the library has changed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::workers::turn::promise;

/// Pages of one host share their channels.
const NAME: &str = "infoplane-library";
/// A page that lives answers sooner, in milliseconds, also where its processor has much else to do.
const PATIENCE: u32 = 1000;
const WHO: &str = "who trains?";
const CHANGED: &str = "changed";
const TRAINS: &str = "trains ";

/// This page's place among the pages of its browser.
#[derive(Clone)]
pub struct Tabs(Option<Rc<Inner>>);

type Listener = Closure<dyn FnMut(MessageEvent)>;

struct Inner {
    channel: BroadcastChannel,
    /// The runs that others were heard to train since they were asked.
    heard: RefCell<Vec<String>>,
    listener: RefCell<Option<Listener>>,
}

impl Tabs {
    /// Listens; `trains` tells which run this page trains, and `changed` hears that another wrote.
    ///
    /// A browser without channels has one page, as far as this one can know.
    pub fn new(trains: impl Fn() -> Option<String> + 'static, changed: impl Fn() + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(NAME) else { return Self(None) };
        let inner = Rc::new(Inner { channel, heard: RefCell::default(), listener: RefCell::default() });
        let weak = Rc::downgrade(&inner);
        let listener = Listener::new(move |event: MessageEvent| {
            let (Some(inner), Some(said)) = (weak.upgrade(), event.data().as_string()) else { return };
            if said == WHO {
                if let Some(id) = trains() {
                    inner.post(&format!("{TRAINS}{id}"));
                }
            } else if said == CHANGED {
                changed();
            } else if let Some(id) = said.strip_prefix(TRAINS) {
                inner.heard.borrow_mut().push(id.to_owned());
            }
        });
        inner.channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        inner.listener.replace(Some(listener));
        Self(Some(inner))
    }

    /// The runs that other pages train now.
    pub async fn trained_elsewhere(&self) -> Vec<String> {
        let Some(inner) = &self.0 else { return Vec::new() };
        inner.heard.borrow_mut().clear();
        inner.post(WHO);
        promise(|resolve: Function| {
            Timeout::new(PATIENCE, move || drop(resolve.call0(&JsValue::UNDEFINED))).forget();
        })
        .await;
        inner.heard.borrow().clone()
    }

    /// Tells the others that the library has changed.
    pub fn tell_change(&self) {
        if let Some(inner) = &self.0 {
            inner.post(CHANGED);
        }
    }
}

impl Inner {
    fn post(&self, text: &str) {
        // Only a closed channel refuses, and this one is never closed.
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.channel.close();
    }
}
