//! Runs in IndexedDB, in pieces, so that a run can be written as it goes.
//!
//! | store | key | value |
//! |---|---|---|
//! | `entries` | id | an [`Entry`] as JSON |
//! | `ends` | id | what stands before and after the snapshots of its run file, [head, tail] |
//! | `snapshots` | [id, index] | a snapshot of the run file, weights included |
//! | `tables` | hash of its content | the file of a table of the user, [name, bytes, when it was last chosen or learnt] |
//! | `checkpoints` | id | [epoch, step, weights and optimiser moments] of its last snapshot |

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use idb::{Database, KeyRange, Query, Transaction, TransactionMode};
use js_sys::{Array, Float32Array, JsString};
use wasm_bindgen::{JsCast, JsValue};

use super::tables::drop_tables;
use super::{migrate, opening};
use crate::app::effects::read_run;
use crate::app::state::NotKept;
use crate::library::Entry;
use crate::run::Run;
use crate::text;
use crate::workers::messages::Checkpoint;

/// Those of runs.
pub(super) const STORES: [&str; 4] = ["entries", "ends", "snapshots", "checkpoints"];
pub(super) const TABLES: &str = "tables";

/// The library.
#[derive(Clone)]
pub struct Store {
    database: Rc<Database>,
}

/// A piece of a run that is to be kept.
pub struct Write {
    pub entry: Entry,
    pub ends: [String; 2],
    /// (index, JSON)
    pub snapshots: Vec<(usize, String)>,
    pub checkpoint: Option<(Checkpoint, Arc<Vec<f32>>)>,
    /// Whether the run is new here; else it is to be there.
    pub begins: bool,
}

/// A kept run, and where it can be taken up.
pub struct Loaded {
    pub run: Run,
    pub entry: Entry,
    pub checkpoint: Option<(Checkpoint, Arc<Vec<f32>>)>,
}

/// Why the library did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser gives no more room.
    Full,
    /// The run is not in the library, as it was deleted.
    Gone,
    /// Another page of this browser trains the run now.
    Taken,
    /// The browser's or the decoder's words.
    Other(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str(text::library::FULL),
            Self::Gone => f.write_str(text::library::GONE),
            Self::Taken => f.write_str(text::library::TAKEN),
            Self::Other(words) => f.write_str(words),
        }
    }
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> Self {
        let words = error.to_string();
        if words.contains("Quota") { Self::Full } else { Self::Other(words) }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<StoreError> for NotKept {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Gone => Self::Gone,
            StoreError::Taken => Self::Taken,
            StoreError::Other(words) => Self::Other(words),
        }
    }
}

impl Store {
    /// Opens the library, and brings one of an older version up to date.
    ///
    /// # Errors
    /// Where the browser denies storage.
    pub async fn open() -> Result<Self, StoreError> {
        let database = opening::database().await?;
        let store = Self { database: Rc::new(database) };
        migrate::whole_files(&store).await?;
        Ok(store)
    }

    /// The database itself, for what older versions left.
    pub(super) fn database(&self) -> &Database {
        &self.database
    }

    /// All entries.
    ///
    /// # Errors
    /// Where the browser fails; an entry that cannot be read is left out.
    pub async fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let transaction = self.database.transaction(&["entries"], TransactionMode::ReadOnly)?;
        let all = transaction.object_store("entries")?.get_all(None, None)?.await?;
        Ok(all.iter().filter_map(|value| parsed(value).ok()).collect())
    }

    /// Writes a piece of a run, all of it or nothing. What the user added to the entry stays.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where the run was deleted meanwhile, [`StoreError::Taken`] where another page
    /// goes on with it, [`StoreError::Full`].
    pub async fn write(&self, write: &Write) -> Result<(), StoreError> {
        let Write { entry, ends, snapshots, checkpoint, begins } = write;
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        let key = JsValue::from(&entry.id);
        let entries = transaction.object_store("entries")?;
        let kept: Option<Entry> = match entries.get(key.clone())?.await? {
            Some(value) => Some(parsed(&value)?),
            None => None,
        };
        let mut entry = entry.clone();
        match kept {
            Some(kept) if kept.owner != entry.owner => return Err(StoreError::Taken),
            Some(kept) => {
                (entry.name, entry.marks) = (kept.name, kept.marks);
                // A run that has ended is not taken up again.
                entry.finished |= kept.finished;
            }
            None if !begins => return Err(StoreError::Gone),
            None => {}
        }
        entries.put(&text(&entry)?, Some(&key))?;
        let pair = Array::of2(&JsValue::from(&ends[0]), &JsValue::from(&ends[1]));
        transaction.object_store("ends")?.put(&pair, Some(&key))?;
        let store = transaction.object_store("snapshots")?;
        for (index, json) in snapshots {
            let place = Array::of2(&key, &JsValue::from(*index as u32));
            store.put(&JsValue::from(json), Some(&place))?;
        }
        if let Some((at, values)) = checkpoint {
            let values = Float32Array::from(values.as_slice());
            let value = Array::of3(&at.epoch.into(), &(at.step as f64).into(), &values);
            transaction.object_store("checkpoints")?.put(&value, Some(&key))?;
        }
        committed(transaction).await
    }

    /// Changes an entry.
    ///
    /// # Errors
    /// [`StoreError::Gone`], and where the browser fails.
    pub async fn change(&self, id: &str, change: impl FnOnce(&mut Entry)) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&["entries"], TransactionMode::ReadWrite)?;
        let entries = transaction.object_store("entries")?;
        let key = JsValue::from(id);
        let value = entries.get(key.clone())?.await?.ok_or(StoreError::Gone)?;
        let mut entry: Entry = parsed(&value)?;
        change(&mut entry);
        entries.put(&text(&entry)?, Some(&key))?;
        committed(transaction).await
    }

    /// Removes runs with all that belongs to them, and the tables that no other run has learnt.
    ///
    /// # Errors
    /// Where the browser fails; then no run is removed.
    pub async fn delete(&self, ids: &[String]) -> Result<(), StoreError> {
        let stores: Vec<&str> = STORES.into_iter().chain([TABLES]).collect();
        let transaction = self.database.transaction(&stores, TransactionMode::ReadWrite)?;
        drop_tables(&transaction, ids).await?;
        for id in ids {
            let key = JsValue::from(id);
            for name in ["entries", "ends", "checkpoints"] {
                transaction.object_store(name)?.delete(key.clone())?;
            }
            transaction.object_store("snapshots")?.delete(all_of(id)?)?;
        }
        committed(transaction).await
    }

    /// Reads a run.
    ///
    /// # Errors
    /// [`StoreError::Gone`], and where what is stored is no run.
    pub async fn load(&self, id: &str) -> Result<Loaded, StoreError> {
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadOnly)?;
        let key = JsValue::from(id);
        let entry = transaction.object_store("entries")?.get(key.clone())?;
        let ends = transaction.object_store("ends")?.get(key.clone())?;
        let checkpoint = transaction.object_store("checkpoints")?.get(key)?;
        let snapshots = transaction.object_store("snapshots")?.get_all(Some(all_of(id)?.into()), None)?;
        let entry: Entry = parsed(&entry.await?.ok_or(StoreError::Gone)?)?;
        let ends = Array::from(&ends.await?.ok_or(StoreError::Gone)?);
        let checkpoint = checkpoint.await?;
        let end = |at| ends.get(at).as_string().unwrap_or_default();
        let mut json = end(0);
        for (i, snapshot) in snapshots.await?.iter().enumerate() {
            json.push_str(if i == 0 { "" } else { "," });
            json.push_str(&snapshot.as_string().unwrap_or_default());
        }
        json.push_str(&end(1));
        let mut run =
            read_run(json.as_bytes()).await.map_err(|error| StoreError::Other(error.to_string()))?;
        run.name.clone_from(&entry.name);
        run.marks.clone_from(&entry.marks);
        // Of an older writing than the last snapshot it would lead to another run.
        let checkpoint = checkpoint.and_then(|value| state(&value));
        let last = run.snapshots.last().map(|last| last.epoch);
        let checkpoint = checkpoint.filter(|(at, _)| Some(at.epoch) == last);
        Ok(Loaded { run, entry, checkpoint })
    }
}

/// A checkpoint as it is stored.
fn state(value: &JsValue) -> Option<(Checkpoint, Arc<Vec<f32>>)> {
    let parts: &Array = value.dyn_ref()?;
    let (epoch, step) = (parts.get(0).as_f64()?, parts.get(1).as_f64()?);
    let values: Float32Array = parts.get(2).dyn_into().ok()?;
    Some((Checkpoint { epoch: epoch as u32, step: step as u64 }, Arc::new(values.to_vec())))
}

/// The keys of all snapshots of a run: an array is greater than every number.
fn all_of(id: &str) -> Result<KeyRange, StoreError> {
    let first = Array::of1(&JsValue::from(id));
    let last = Array::of2(&JsValue::from(id), &Array::new());
    Ok(KeyRange::bound(&first, &last, None, None)?)
}

pub(super) fn parsed(value: &JsValue) -> Result<Entry, StoreError> {
    let text: &JsString = value.dyn_ref().ok_or_else(|| StoreError::Other(text::library::NO_TEXT.into()))?;
    Ok(serde_json::from_str(&String::from(text))?)
}

fn text(entry: &Entry) -> Result<JsValue, StoreError> {
    Ok(JsValue::from(serde_json::to_string(entry)?))
}

/// Waits until everything is written.
pub(super) async fn committed(transaction: Transaction) -> Result<(), StoreError> {
    match transaction.await? {
        result if result.is_committed() => Ok(()),
        // No request failed, so that it was the writing itself: there was no room for it.
        _ => Err(StoreError::Full),
    }
}

/// A query of one key.
pub(super) fn key(text: &str) -> Query {
    Query::Key(JsValue::from(text))
}
