//! The files of tables, kept beside the runs.

use idb::TransactionMode;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

use super::store::{Store, StoreError, TABLES, committed, key};

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
