//! The library as a sweep uses it.

use std::rc::Rc;

use super::state::{Claim, Keep};
use crate::app::effects::{Library, in_pieces};
use crate::app::library::{StoreError, Write};
use crate::app::state::NotKept;
use crate::experiment::Experiment;
use crate::library::{Entry, id_of_file};
use crate::run::{Run, ends, snapshot_to_json};
use crate::sweep::training_key;

/// The runs that have ended, (training key, id); of runs that are alike the newest comes last.
pub async fn look(library: &Library) -> Result<Vec<(String, String)>, String> {
    let words = |error: StoreError| error.to_string();
    let store = library.keeper.store().await.map_err(words)?;
    let mut entries = store.entries().await.map_err(words)?;
    entries.retain(|entry| entry.finished);
    entries.sort_by(|a, b| a.created.cmp(&b.created));
    let key = |entry: Entry| (training_key(&Experiment::from_link(&entry.link).0), entry.id);
    Ok(entries.into_iter().map(key).collect())
}

/// Whether the library has a cell by now, whose lock this page has taken.
pub async fn claim(library: &Library, key: &str) -> Claim {
    // Where it cannot be asked nothing is there.
    let found = look(library).await.unwrap_or_default();
    let same = found.into_iter().rev().find(|(other, _)| other == key);
    same.map_or(Claim::Mine, |(_, id)| Claim::There(id))
}

/// The run of an id.
pub async fn bring(library: &Library, id: &str) -> Result<Box<Run>, String> {
    let words = |error: StoreError| error.to_string();
    let store = library.keeper.store().await.map_err(words)?;
    Ok(Box::new(store.load(id).await.map_err(words)?.run))
}

/// Keeps the run of a cell, and tells its id.
pub async fn keep(library: &Library, keep: &Keep) -> Result<String, NotKept> {
    let written = write(library, keep).await;
    library.tell_all();
    written.map_err(NotKept::from)
}

async fn write(library: &Library, keep: &Keep) -> Result<String, StoreError> {
    let Keep { run, there, note, .. } = keep;
    let id = there.clone().unwrap_or_else(|| id_of_file(run));
    let places: Vec<usize> = (0..run.snapshots.len()).collect();
    let written = |at: usize| Some(snapshot_to_json(run.snapshots.get(at)?, run.experiment.over, true));
    let snapshots = in_pieces(&places, written).await;
    let store = library.keeper.store().await?;
    // Who adds to a run that is there writes it from now on.
    let owner = library.owner().to_owned();
    let begins = match store.change(&id, |entry| entry.owner.clone_from(&owner)).await {
        Ok(()) => false,
        Err(StoreError::Gone) if there.is_none() => true,
        Err(error) => return Err(error),
    };
    let mut entry = Entry { owner, ..Entry::new(&id, run, true) };
    entry.marks.note.clone_from(note);
    store.write(&Write { entry, ends: ends(run), snapshots, checkpoint: None, begins }).await?;
    Ok(id)
}

/// A run that was not kept is given back.
pub fn given_back(result: Result<String, NotKept>, run: Rc<Run>) -> Result<String, (NotKept, Rc<Run>)> {
    result.map_err(|why| (why, run))
}
