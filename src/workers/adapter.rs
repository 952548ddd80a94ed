//! Whether this browser has a WebGPU adapter, asked before burn is loaded.
//!
//! cubecl panics where `timestamp-query` is missing, and a machine without WebGPU must not download
//! the GPU build at all; so the question goes to the browser directly.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::text;

/// The graphics device behind WebGPU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adapter {
    pub name: String,
    /// Software, which never counts as a GPU.
    pub fallback: bool,
}

/// The adapter that WebGPU offers, in a page or in a worker.
///
/// # Errors
/// One sentence why WebGPU cannot be used here.
pub async fn probe() -> Result<Adapter, String> {
    let gpu = get(&js_sys::global(), "navigator").and_then(|navigator| get(&navigator, "gpu"));
    let gpu = gpu.ok_or(text::engines::NO_WEBGPU)?;
    let request = get(&gpu, "requestAdapter").and_then(|f| f.dyn_into::<Function>().ok());
    let promise = request.and_then(|f| f.call0(&gpu).ok()).and_then(|p| p.dyn_into::<Promise>().ok());
    let promise = promise.ok_or(text::engines::WEBGPU_SILENT)?;
    let adapter = JsFuture::from(promise).await.ok().filter(|adapter| !adapter.is_null());
    let adapter = adapter.ok_or(text::engines::NO_ADAPTER)?;

    let info = get(&adapter, "info").unwrap_or(JsValue::UNDEFINED);
    let text = |key| get(&info, key).and_then(|v| v.as_string()).filter(|v| !v.is_empty());
    let parts: Vec<String> = ["vendor", "architecture"].into_iter().filter_map(text).collect();
    let name = text("description").unwrap_or_else(|| match parts.is_empty() {
        true => text::engines::NAMELESS_ADAPTER.into(),
        false => parts.join(" "),
    });
    let fallback = [&info, &adapter]
        .into_iter()
        .any(|owner| get(owner, "isFallbackAdapter").and_then(|v| v.as_bool()) == Some(true));
    let features = get(&adapter, "features").unwrap_or(JsValue::UNDEFINED);
    let has = get(&features, "has").and_then(|f| f.dyn_into::<Function>().ok());
    let timestamps = has.and_then(|f| f.call1(&features, &"timestamp-query".into()).ok());
    if timestamps.and_then(|v| v.as_bool()) != Some(true) {
        return Err(text::engines::no_timestamps(&name));
    }
    Ok(Adapter { name, fallback })
}

/// A property that is there.
fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &key.into()).ok()?;
    (!value.is_null() && !value.is_undefined()).then_some(value)
}
