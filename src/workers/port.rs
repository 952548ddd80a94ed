//! Messages through `postMessage`: `[object, array]`, the array transferred and not copied again.
//!
//! The browser clones the object itself, so that a worker need not bring a parser of its own.

use js_sys::{Array, Float32Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Worker};

use crate::text;

/// The page's end of a worker; dropping it ends the worker.
pub struct WorkerPort {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl WorkerPort {
    /// Starts the worker whose script is at `url`.
    ///
    /// # Errors
    /// One sentence where the browser refuses.
    pub fn open<In: DeserializeOwned + 'static>(
        url: &str,
        on_message: impl Fn(In, Option<Vec<f32>>) + 'static,
        on_error: impl Fn(String) + 'static,
    ) -> Result<Self, String> {
        let worker = Worker::new(url).map_err(|error| {
            let why = js_sys::Reflect::get(&error, &"message".into()).ok().and_then(|why| why.as_string());
            text::engines::worker_not_started(&why.unwrap_or_default())
        })?;
        let on_error = std::rc::Rc::new(on_error);
        let fail = on_error.clone();
        let on_message =
            Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| match unpack(&event.data()) {
                Ok((message, array)) => on_message(message, array),
                Err(sentence) => fail(sentence),
            });
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            let message = event.message();
            on_error(if message.is_empty() { text::engines::NO_SCRIPT.into() } else { message });
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Sends a message; the array is copied once, into the transferred buffer.
    pub fn post(&self, message: &impl Serialize, array: Option<&[f32]>) {
        if let Some((message, transfer)) = pack(message, array) {
            // It can fail only for what cannot be cloned, and these are plain objects and a buffer.
            let _ = self.worker.post_message_with_transfer(&message, &transfer);
        }
    }
}

impl Drop for WorkerPort {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Sends a message from a worker to the page.
pub fn post(message: &impl Serialize, array: Option<&[f32]>) {
    if let (Some(scope), Some((message, transfer))) = (scope(), pack(message, array)) {
        let _ = scope.post_message_with_transfer(&message, &transfer);
    }
}

/// Calls `on_message` for every message from the page, for the worker's whole life.
pub fn listen<In: DeserializeOwned + 'static>(
    on_message: impl Fn(In, Option<Vec<f32>>) + 'static,
    on_unreadable: impl Fn(String) + 'static,
) {
    let closure = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| match unpack(&event.data()) {
        Ok((message, array)) => on_message(message, array),
        Err(sentence) => on_unreadable(sentence),
    });
    if let Some(scope) = scope() {
        scope.set_onmessage(Some(closure.as_ref().unchecked_ref()));
    }
    closure.forget();
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

fn pack(message: &impl Serialize, array: Option<&[f32]>) -> Option<(JsValue, JsValue)> {
    // It can fail only for numbers beyond 2⁵³, and nothing counts so far.
    let message = serde_wasm_bindgen::to_value(message).ok()?;
    let array = array.map(Float32Array::from);
    let transfer: Array = array.iter().map(Float32Array::buffer).collect();
    let array = array.map_or(JsValue::NULL, JsValue::from);
    Some((Array::of2(&message, &array).into(), transfer.into()))
}

fn unpack<In: DeserializeOwned>(data: &JsValue) -> Result<(In, Option<Vec<f32>>), String> {
    let parts: &Array = data.dyn_ref().ok_or(text::engines::FOREIGN_MESSAGE)?;
    let message = serde_wasm_bindgen::from_value(parts.get(0))
        .map_err(|error| text::engines::unreadable_message(&error.to_string()))?;
    let array = parts.get(1).dyn_into::<Float32Array>().ok().map(|array| array.to_vec());
    Ok((message, array))
}
