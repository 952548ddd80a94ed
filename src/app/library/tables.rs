//! The files of tables, kept beside the runs.

use idb::{Transaction, TransactionMode};
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::JsValue;

use super::store::{Store, StoreError, TABLES, committed, key, parsed};
use crate::experiment::pairs;
use crate::library::Entry;

/// A table that no run has learnt is kept for so long after it was chosen, in milliseconds: a day.
const UNLEARNT: f64 = 24.0 * 3600.0 * 1000.0;

impl Store {
    /// Keeps the file of a table under what names its content.
    ///
    /// # Errors
    /// [`StoreError::Full`], and where the browser fails.
    pub async fn keep_table(&self, hash: &str, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let transaction = self.database().transaction(&[TABLES], TransactionMode::ReadWrite)?;
        let value = Array::of3(&name.into(), &Uint8Array::from(bytes), &Date::now().into());
        transaction.object_store(TABLES)?.put(&value, Some(&JsValue::from(hash)))?;
        committed(transaction).await
    }

    /// Name and bytes of the file of a table, if it is here.
    ///
    /// # Errors
    /// Where the browser fails.
    pub async fn table(&self, hash: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        let transaction = self.database().transaction(&[TABLES], TransactionMode::ReadOnly)?;
        let value = transaction.object_store(TABLES)?.get(key(hash))?.await?;
        Ok(value.map(|value| {
            let parts = Array::from(&value);
            (parts.get(0).as_string().unwrap_or_default(), Uint8Array::new(&parts.get(1)).to_vec())
        }))
    }
}

/// Removes the tables that only runs `gone` have learnt, and those that none has learnt for a while.
pub(super) async fn drop_tables(transaction: &Transaction, gone: &[String]) -> Result<(), StoreError> {
    let entries = transaction.object_store("entries")?.get_all(None, None)?.await?;
    // Who knows what a row that cannot be read has learnt?
    let Ok(entries) = entries.iter().map(parsed).collect::<Result<Vec<Entry>, _>>() else { return Ok(()) };
    let (gone, left): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| gone.contains(&entry.id));
    let learnt = |by: &[&Entry]| by.iter().filter_map(|entry| table_of(entry)).collect::<Vec<_>>();
    let (of_gone, of_left) = (learnt(&gone), learnt(&left));
    let tables = transaction.object_store(TABLES)?;
    let hashes = tables.get_all_keys(None, None)?.await?;
    for hash in hashes.iter().filter_map(JsValue::as_string).filter(|hash| !of_left.contains(hash)) {
        let chosen = tables.get(key(&hash))?.await?.and_then(|value| Array::from(&value).get(2).as_f64());
        if of_gone.contains(&hash) || Date::now() - chosen.unwrap_or(0.0) > UNLEARNT {
            tables.delete(key(&hash))?;
        }
    }
    Ok(())
}

/// What names the table that a run has learnt, if it was one.
fn table_of(entry: &Entry) -> Option<String> {
    pairs(&entry.link).into_iter().find(|(key, _)| key == "table").map(|(_, table)| table)
}
