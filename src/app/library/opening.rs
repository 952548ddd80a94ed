//! Opening the database, in the form of today.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams};
use wasm_bindgen::JsCast;

use super::store::{STORES, StoreError, TABLES};

/// Pages of one host share their databases.
const NAME: &str = "infoplane";
const VERSION: u32 = 3;

/// The database with all of its stores.
///
/// # Errors
/// Where the browser denies storage.
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
    let mut database = request.await?;
    // A page of a later version is not to wait for this one.
    database.on_version_change(|event| {
        if let Some(database) = event.target().and_then(|t| t.dyn_into::<web_sys::IdbDatabase>().ok()) {
            database.close();
        }
    });
    Ok(database)
}
