//! Letting the event loop deliver what waits, in the midst of long work.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::wasm_bindgen::JsValue;
use web_sys::MessageChannel;

/// Waits for the messages that have come: a microtask would not, and a timer waits longer than it has to.
pub async fn next_turn() {
    promise(|resolve| {
        let Ok(channel) = MessageChannel::new() else { return drop(resolve.call0(&JsValue::UNDEFINED)) };
        channel.port1().set_onmessage(Some(&resolve));
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    })
    .await;
}

/// Waits until what `start` is given has been called.
pub async fn promise(mut start: impl FnMut(Function)) {
    let promise = Promise::new(&mut |resolve, _| start(resolve));
    // It is only ever resolved.
    let _ = JsFuture::from(promise).await;
}
