//! What the page knows of the library, and what it does to it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, UseStateSetter};

use super::row::Edit;
use super::storage::{persisted, room};
use crate::app::effects::{Library, offer_bytes};
use crate::app::phrases;
use crate::exchange::zip::pack;
use crate::library::Entry;
use crate::text;

/// What the page knows of the library.
#[derive(Clone, Default, PartialEq)]
pub struct Shelf {
    /// `None` until they have come.
    pub entries: Option<Rc<Vec<Entry>>>,
    /// Bytes in use and at most, and whether the browser has agreed to keep them.
    room: Option<(f64, f64)>,
    persisted: bool,
}

/// Reads the library anew; `then` is called with the table as it is shown next.
pub fn fetch(
    library: Rc<Library>,
    shelf: UseStateSetter<Shelf>,
    fault: UseStateSetter<Option<String>>,
    then: impl FnOnce() + 'static,
) {
    spawn_local(async move {
        let entries = match library.keeper.store().await {
            Ok(store) => store.entries().await,
            Err(error) => Err(error),
        };
        let (room, persisted) = (room().await, persisted().await);
        let entries = entries.unwrap_or_else(|error| {
            fault.set(Some(text::library::not_opened(&error.to_string())));
            Vec::new()
        });
        shelf.set(Shelf { entries: Some(Rc::new(entries)), room, persisted });
        then();
    });
}

/// Changes one thing of an entry.
pub fn change(
    library: Rc<Library>,
    entry: Entry,
    edit: Edit,
    load: Callback<()>,
    fault: UseStateSetter<Option<String>>,
) {
    spawn_local(async move {
        let result = match library.keeper.store().await {
            Ok(store) => store.change(&entry.id, |entry| edit.apply(entry)).await,
            Err(error) => Err(error),
        };
        match result {
            Ok(()) => load.emit(()),
            Err(error) => {
                let name = phrases::named(&entry.name);
                fault.set(Some(text::library::not_changed(&name, &error.to_string())));
            }
        }
        library.tell_others();
    });
}

/// Offers runs as one zip.
pub async fn save(library: &Library, ids: &[String]) -> Result<(), String> {
    let store = library.keeper.store().await.map_err(|error| error.to_string())?;
    let mut runs = Vec::with_capacity(ids.len());
    for id in ids {
        runs.push(store.load(id).await.map_err(|error| error.to_string())?.run);
    }
    let bytes = pack(&runs.iter().collect::<Vec<_>>(), true)?;
    offer_bytes(&bytes, "application/zip", "infoplane-runs.zip")
}

/// How many of all runs are shown, in words.
pub fn count(shelf: &Shelf, all: usize, shown: usize) -> String {
    match &shelf.entries {
        None => text::library::READING.into(),
        Some(_) if all == shown => text::library::runs(shown),
        Some(_) => text::library::shown_of(shown, all),
    }
}

/// How much room the runs take, in words.
pub fn words_of_room(shelf: &Shelf) -> String {
    let Some((used, most)) = shelf.room else { return String::new() };
    text::library::room(&size(used), &size(most), shelf.persisted)
}

/// Bytes in words.
pub fn size(bytes: f64) -> String {
    match bytes {
        bytes if bytes >= 1e9 => format!("{:.1} GB", bytes / 1e9),
        bytes if bytes >= 1e6 => format!("{:.1} MB", bytes / 1e6),
        bytes => format!("{:.0} kB", (bytes / 1e3).ceil()),
    }
}
