//! The files of tables, kept beside the runs.

use idb::TransactionMode;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

use super::store::{Store, StoreError, TABLES, committed, key};
use crate::experiment::pairs;
use crate::library::Entry;

impl Store {
    /// Keeps the file of a table under what names its content.
    ///
    /// # Errors
    /// [`StoreError::Full`], and where the browser fails.
    pub async fn keep_table(&self, hash: &str, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let transaction = self.database().transaction(&[TABLES], TransactionMode::ReadWrite)?;
        let value = Array::of2(&name.into(), &Uint8Array::from(bytes));
        transaction.object_store(TABLES)?.put(&value, Some(&JsValue::from(hash)))?;
        committed(transaction).await
    }

    /// Removes the tables of runs that are gone, unless one that is left has learnt it.
    pub(super) async fn delete_tables(&self, gone: &[&Entry], left: &[&Entry]) -> Result<(), StoreError> {
        let kept: Vec<String> = left.iter().filter_map(|entry| table_of(entry)).collect();
        let unused = gone.iter().filter_map(|entry| table_of(entry)).filter(|table| !kept.contains(table));
        for table in unused {
            let transaction = self.database().transaction(&[TABLES], TransactionMode::ReadWrite)?;
            transaction.object_store(TABLES)?.delete(key(&table))?;
            committed(transaction).await?;
        }
        Ok(())
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

/// What names the table that a run has learnt, if it was one.
fn table_of(entry: &Entry) -> Option<String> {
    pairs(&entry.link).into_iter().find(|(key, _)| key == "table").map(|(_, table)| table)
}
