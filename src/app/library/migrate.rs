//! What older versions of the library kept, brought into the form of today.

use idb::TransactionMode;

use super::store::{Store, StoreError, Write, committed, key};
use crate::library::Entry;
use crate::run::{ends, from_json, snapshot_to_json};

/// Version 1 kept whole run files in a store of this name, by id.
const WHOLE: &str = "runs";

/// Takes the runs of version 1 apart, each in a transaction of its own: what was interrupted, or had no room, goes
/// on when the library is opened again.
///
/// # Errors
/// Where the list of these runs cannot be read.
pub async fn whole_files(store: &Store) -> Result<(), StoreError> {
    let database = store.database();
    if !database.store_names().iter().any(|name| name == WHOLE) {
        return Ok(());
    }
    let transaction = database.transaction(&[WHOLE], TransactionMode::ReadOnly)?;
    let ids = transaction.object_store(WHOLE)?.get_all_keys(None, None)?.await?;
    for id in ids.iter().filter_map(wasm_bindgen::JsValue::as_string) {
        // The others are to be reached all the same, and so is the rest of the library.
        let _ = take_apart(store, &id).await;
    }
    Ok(())
}

async fn take_apart(store: &Store, id: &str) -> Result<(), StoreError> {
    let database = store.database();
    let transaction = database.transaction(&[WHOLE], TransactionMode::ReadOnly)?;
    let file = transaction.object_store(WHOLE)?.get(key(id))?.await?;
    let file = file.and_then(|file| file.as_string()).unwrap_or_default();
    // What is no run is nobody's to delete.
    let run = from_json(file.as_bytes()).map_err(|error| StoreError::Other(error.to_string()))?;
    let over = run.experiment.over;
    let snapshots = run.snapshots.iter().map(|snapshot| snapshot_to_json(snapshot, over, true));
    let finished = run.snapshots.last().is_some_and(|last| last.epoch >= run.experiment.epochs);
    let write = Write {
        entry: Entry::new(id, &run, finished),
        ends: ends(&run),
        snapshots: snapshots.enumerate().collect(),
        checkpoint: None,
        begins: true,
    };
    store.write(&write).await?;
    let transaction = database.transaction(&[WHOLE], TransactionMode::ReadWrite)?;
    transaction.object_store(WHOLE)?.delete(key(id))?;
    committed(transaction).await
}
