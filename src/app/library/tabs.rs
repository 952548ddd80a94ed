//! What the pages of one browser tell each other: that the library has changed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::BroadcastChannel;

/// Pages of one host share their channels.
const NAME: &str = "infoplane-library";
const CHANGED: &str = "changed";

/// This page's place among the pages of its browser.
#[derive(Clone)]
pub struct Tabs(Option<Rc<Inner>>);

struct Inner {
    channel: BroadcastChannel,
    _listener: Closure<dyn Fn()>,
}

impl Tabs {
    /// Listens; `changed` hears that another page wrote.
    ///
    /// A browser without channels has one page, as far as this one can know.
    pub fn new(changed: impl Fn() + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(NAME) else { return Self(None) };
        let listener = Closure::<dyn Fn()>::new(changed);
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Self(Some(Rc::new(Inner { channel, _listener: listener })))
    }

    /// Tells the others that the library has changed.
    pub fn tell_change(&self) {
        if let Some(Inner { channel, .. }) = self.0.as_deref() {
            // Only a closed channel refuses, and this one is never closed.
            let _ = channel.post_message(&CHANGED.into());
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.channel.close();
    }
}
