//! Files that come and go.

use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlAnchorElement, Response};

use super::Send;
use crate::app::state::{Action, ShippedFile};
use crate::run::{LARGEST_FILE, Run, to_json};

/// The shipped run, relative to the page.
const LIGHT: &str = "./default.light.json";
const FULL: &str = "./default.run.json";

/// Fetches a file of the shipped run.
pub fn fetch(file: ShippedFile, send: Send) {
    let url = match file {
        ShippedFile::Light => LIGHT,
        ShippedFile::Full => FULL,
    };
    spawn_local(async move {
        let bytes = fetched(url).await;
        send.emit(Action::Fetched { file, bytes });
    });
}

async fn fetched(url: &str) -> Result<Vec<u8>, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let response =
        JsFuture::from(window.fetch_with_str(url)).await.map_err(|_| "the site cannot be reached")?;
    let response: Response = response.dyn_into().map_err(|_| "the site gave no answer")?;
    if !response.ok() {
        return Err(format!("the site answers {}", response.status()));
    }
    bytes(response.array_buffer()).await
}

/// Reads a file that the user chose, unless it is too large to be a run.
pub fn read_file(file: web_sys::File, send: Send) {
    spawn_local(async move {
        let largest = LARGEST_FILE as f64;
        let bytes = match file.size() > largest {
            true => Err(format!("it is larger than {} MB", largest as u64 >> 20)),
            false => bytes(Ok(file.array_buffer())).await,
        };
        send.emit(Action::FileRead { name: file.name(), bytes });
    });
}

async fn bytes(promise: Result<js_sys::Promise, JsValue>) -> Result<Vec<u8>, String> {
    let unread = |_| "it could not be read".to_owned();
    let buffer = JsFuture::from(promise.map_err(unread)?).await.map_err(unread)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Saves a run as a file, weights included.
pub fn save(run: &Run) {
    let text = to_json(run, true);
    let url = ObjectUrl::from(Blob::new_with_options(text.as_str(), Some("application/json")));
    let name = format!("infoplane-{}.json", run.name.replace(' ', "-"));
    let anchor = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&url);
        anchor.set_download(&name);
        anchor.click();
    }
    // The browser reads the address after this call has ended.
    Timeout::new(60_000, move || drop(url)).forget();
}
