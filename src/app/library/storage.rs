//! How much room the browser gives, and asking it to keep what is stored.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Bytes in use by this site, and at most; `None` where the browser does not tell.
pub async fn room() -> Option<(f64, f64)> {
    let manager = web_sys::window()?.navigator().storage();
    let estimate = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let number = |key: &str| Reflect::get(&estimate, &JsValue::from(key)).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// Asks the browser not to delete runs when space is short; whether it agreed.
pub async fn persist() -> bool {
    let Some(window) = web_sys::window() else { return false };
    match window.navigator().storage().persist() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|agreed| agreed.is_truthy()),
        Err(_) => false,
    }
}

/// Whether the browser has agreed already.
pub async fn persisted() -> bool {
    let Some(window) = web_sys::window() else { return false };
    match window.navigator().storage().persisted() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|agreed| agreed.is_truthy()),
        Err(_) => false,
    }
}
