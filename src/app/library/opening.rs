//! Opening the database, in the form of today.

use std::cell::RefCell;
use std::rc::Rc;

use idb::request::OpenDatabaseRequest;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::store::{STORES, StoreError, TABLES};
use crate::text;
use crate::workers::turn::promise;

/// Pages of one host share their databases.
const NAME: &str = "infoplane";
const VERSION: u32 = 3;
/// The database with all of its stores.
///
/// # Errors
/// Where the browser denies storage, and where a page of an older version keeps it from being brought up to date.
pub(super) async fn database() -> Result<Database, StoreError> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let there = database.store_names();
        for name in STORES.into_iter().chain([TABLES]).filter(|name| !there.iter().any(|there| there == name))
        {
            // It can fail only for a name that is there.
            let _ = database.create_object_store(name, ObjectStoreParams::new());
        }
    });
    let mut database = unblocked(request).await?;
    // A page of a later version is not to wait for this one.
    database.on_version_change(|event| {
        if let Some(database) = event.target().and_then(|t| t.dyn_into::<web_sys::IdbDatabase>().ok()) {
            database.close();
        }
    });
    Ok(database)
}

/// The database that was asked for.
///
/// # Errors
/// Where the browser denies storage, and where a page of an older version keeps it from being brought up to date.
async fn unblocked(request: OpenDatabaseRequest) -> Result<Database, StoreError> {
    let found = Rc::new(RefCell::new(None));
    let mut request = Some(request);
    promise(|resolve| {
        let Some(mut request) = request.take() else { return };
        let (blocked, found) = (resolve.clone(), Rc::downgrade(&found));
        // What resolves a promise throws nothing.
        request.on_blocked(move |_| drop(blocked.call0(&JsValue::UNDEFINED)));
        spawn_local(async move {
            match (request.await, found.upgrade()) {
                (opened, Some(found)) => drop(found.replace(Some(opened))),
                // Nobody waits for it any more.
                (Ok(database), None) => database.close(),
                (Err(_), None) => {}
            }
            let _ = resolve.call0(&JsValue::UNDEFINED);
        });
    })
    .await;
    let opened = found.take().ok_or_else(|| StoreError::Other(text::library::BLOCKED.into()))?;
    Ok(opened?)
}
