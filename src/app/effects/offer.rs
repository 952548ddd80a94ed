//! Files that the page offers.

use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BlobPropertyBag, HtmlAnchorElement};
use yew::Callback;

use crate::app::canvas::{Layer, Size};
use crate::app::state::Told;
use crate::charts::Theme;
use crate::exchange::{Drawing, svg};
use crate::text;

/// Pixels of a PNG in a CSS pixel: sharp in print, and no larger than canvases may be.
const PNG_RATIO: f64 = 2.0;

/// Offers a picture as an SVG file; `fault` hears why that failed.
pub fn offer_svg(picture: &impl Drawing, name: &str, fault: &Callback<String>) {
    match svg(picture) {
        Ok(text) => {
            if let Err(why) = offer(&text, "image/svg+xml", name) {
                fault.emit(why);
            }
        }
        Err(why) => fault.emit(why),
    }
}

/// Offers a picture as a PNG file; `fault` hears why that failed.
pub fn offer_png(picture: &impl Drawing, name: String, fault: &Callback<String>) {
    let fault = fault.clone();
    png(picture, move |blob| match blob {
        Some(blob) => offer_blob(blob, &name),
        None => fault.emit(text::saving::NO_CANVAS.into()),
    });
}

/// Puts a picture into the clipboard, and says what came of it.
pub fn copy_png(picture: &impl Drawing, told: Callback<Told>) {
    let blob = Promise::new(&mut |resolve, _| {
        png(picture, move |blob| {
            // Without a picture the clipboard refuses, which is said then. The promise's function throws nothing.
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob.map(JsValue::from).unwrap_or_default());
        });
    });
    spawn_local(async move {
        told.emit(match copied(&blob).await {
            Ok(()) => Ok(text::saving::COPIED.into()),
            Err(None) => Err(text::saving::COPIES_TEXTS_ONLY.into()),
            Err(Some(_)) => Err(text::saving::COPYING_REFUSED.into()),
        });
    });
}

/// Puts a PNG into the clipboard; fails with nothing where the browser knows no pictures there.
async fn copied(blob: &Promise) -> Result<(), Option<JsValue>> {
    let window = web_sys::window().filter(|window| window.is_secure_context()).ok_or(None)?;
    let maker = Reflect::get(&window, &"ClipboardItem".into()).ok().and_then(|value| value.dyn_into().ok());
    let maker: Function = maker.ok_or(None)?;
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), blob)?;
    let item = Reflect::construct(&maker, &Array::of1(&kinds))?;
    JsFuture::from(window.navigator().clipboard().write(&Array::of1(&item))).await?;
    Ok(())
}

/// A picture as a PNG; nothing where the browser gives no canvas for it.
fn png(picture: &impl Drawing, made: impl FnOnce(Option<web_sys::Blob>) + 'static) {
    let Some(layer) = Layer::unseen() else { return made(None) };
    let (width, height) = picture.size();
    let size = Size { width, height, ratio: PNG_RATIO, scale: 1.0 };
    layer.fit(size);
    layer.draw_on(size, |area| picture.draw(area, size.unit(), size.ratio, &Theme::LIGHT));
    let made = Closure::once_into_js(made);
    // It can fail only for canvases with pictures of other sites, and this has none.
    let _ = layer.canvas.to_blob_with_type(made.unchecked_ref(), "image/png");
}

/// Offers a text as a file.
///
/// # Errors
/// Why that failed, to end a sentence.
pub fn offer(text: &str, kind: &str, name: &str) -> Result<(), String> {
    offer_parts(&Array::of1(&JsValue::from_str(text)), kind, name)
}

/// Offers texts, one after the other, as one file.
///
/// # Errors
/// Why that failed, to end a sentence.
pub fn offer_parts(parts: &Array, kind: &str, name: &str) -> Result<(), String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    made(web_sys::Blob::new_with_str_sequence_and_options(parts, &options), name)
}

/// Offers bytes as a file.
///
/// # Errors
/// Why that failed, to end a sentence.
pub fn offer_bytes(bytes: &[u8], kind: &str, name: &str) -> Result<(), String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes));
    made(web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options), name)
}

/// Offers what was made of parts, which can fail only for lack of memory.
fn made(blob: Result<web_sys::Blob, JsValue>, name: &str) -> Result<(), String> {
    offer_blob(blob.map_err(|_| text::saving::NO_MEMORY)?, name);
    Ok(())
}

pub(super) fn offer_blob(blob: web_sys::Blob, name: &str) {
    let url = ObjectUrl::from(Blob::from(blob));
    let anchor = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The browser reads the address after this call has ended.
    Timeout::new(60_000, move || drop(url)).forget();
}
