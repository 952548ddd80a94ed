//! What the browser remembers from visit to visit, as texts.
//!
//! Where storage is denied, as in some frames and private windows, nothing is remembered: no fault of the run.

use web_sys::Storage;

/// The text of a key, if there is one.
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text; other pages of the same host may store things too, so the key names whose it is.
pub fn remember(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // It can fail only for lack of room.
        let _ = storage.set_item(key, text);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
