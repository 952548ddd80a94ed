//! Keeping runs, and bringing them back.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::storage::{LocalStorage, Storage};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::Send;
use crate::app::library::{Keeper, StoreError, Tabs, Write, persist};
use crate::app::state::{Action, Keep, KeptRun, NotKept};
use crate::library::Entry;
use crate::run::{Run, ends, snapshot_to_json};
use crate::workers::messages::Checkpoint;
use crate::workers::turn::next_turn;

/// So many snapshots are written between two turns of the page.
const PIECE: usize = 5;
/// Other pages of the same host may store things too.
const ASKED: &str = "infoplane asked to keep the library";

/// The library as the page uses it.
#[derive(Clone)]
pub struct Library {
    pub keeper: Keeper,
    tabs: Tabs,
    /// Names this page as the one that writes a run.
    owner: String,
    changed: Changed,
}

/// Who is told that the library was changed, by this page or another.
type Changed = Rc<RefCell<Option<Callback<()>>>>;

impl Library {
    /// The library of a page that tells others which run it trains.
    pub fn new(trains: impl Fn() -> Option<String> + 'static) -> Self {
        let changed = Changed::default();
        let heard = changed.clone();
        let tabs = Tabs::new(trains, move || tell(&heard));
        Self { keeper: Keeper::default(), tabs, owner: new_id(), changed }
    }

    /// Tells this one from now on that the library was changed.
    pub fn on_change(&self, told: Option<Callback<()>>) {
        self.changed.replace(told);
    }

    /// Tells the other pages that this one has changed the library.
    pub fn tell_others(&self) {
        self.tabs.tell_change();
    }

    /// Keeps snapshots of a run, a few at a time.
    pub fn keep(
        &self,
        keep: Keep,
        run: Rc<RefCell<Run>>,
        checkpoint: Option<(Checkpoint, std::sync::Arc<Vec<f32>>)>,
        send: Send,
    ) {
        let (keeper, tabs, owner) = (self.keeper.clone(), self.tabs.clone(), self.owner.clone());
        let changed = self.changed.clone();
        spawn_local(async move {
            let mut pieces: Vec<&[usize]> = keep.snapshots.chunks(PIECE).collect();
            if pieces.is_empty() {
                pieces.push(&[]);
            }
            for (i, piece) in pieces.into_iter().enumerate() {
                if i > 0 {
                    next_turn().await;
                }
                let write = {
                    let run = run.borrow();
                    let json = |at: &usize| {
                        let snapshot = run.snapshots.get(*at)?;
                        Some((*at, snapshot_to_json(snapshot, run.experiment.over, true)))
                    };
                    Write {
                        entry: Entry { owner: owner.clone(), ..Entry::new(&keep.id, &run, keep.finished) },
                        ends: ends(&run),
                        snapshots: piece.iter().filter_map(json).collect(),
                        checkpoint: checkpoint.clone().filter(|_| keep.checkpoint),
                        begins: keep.begins,
                    }
                };
                let (send, tabs, changed) = (send.clone(), tabs.clone(), changed.clone());
                let tells = keep.begins || keep.finished;
                keeper.keep(
                    write,
                    Callback::from(move |(id, result)| {
                        if tells {
                            tabs.tell_change();
                            tell(&changed);
                        }
                        told(&send, id, result);
                    }),
                );
            }
        });
    }

    /// Keeps a run of a file, unless it is there.
    pub fn import(&self, id: String, run: Run, send: Send) {
        let (keeper, owner) = (self.keeper.clone(), self.owner.clone());
        let snapshots = (0..run.snapshots.len()).collect();
        let keep = Keep { id: id.clone(), snapshots, begins: true, checkpoint: false, finished: true };
        let kept = self.clone();
        spawn_local(async move {
            let there = match keeper.store().await {
                Ok(store) => store.change(&id, |entry| entry.owner = owner).await,
                Err(error) => return told(&send, id, Err(error)),
            };
            match there {
                Ok(()) => {}
                Err(StoreError::Gone) => kept.keep(keep, Rc::new(RefCell::new(run)), None, send),
                Err(error) => told(&send, id, Err(error)),
            }
        });
    }

    /// Brings a run; to be trained on it must not be trained by another page.
    pub fn load(&self, id: String, resume: bool, send: Send) {
        let (keeper, tabs, owner) = (self.keeper.clone(), self.tabs.clone(), self.owner.clone());
        spawn_local(async move {
            let found = async {
                if resume && tabs.trained_elsewhere().await.contains(&id) {
                    return Err("another page of this browser trains it now".to_owned());
                }
                let store = keeper.store().await.map_err(|error| error.to_string())?;
                let loaded = store.load(&id).await.map_err(|error| error.to_string())?;
                // Who takes it up, or reads it by another estimator, writes it from now on.
                let owned = resume || loaded.entry.finished;
                if owned {
                    let taken = store.change(&id, |entry| entry.owner = owner).await;
                    taken.map_err(|error| error.to_string())?;
                }
                Ok(Box::new(KeptRun { id, run: loaded.run, owned, checkpoint: loaded.checkpoint }))
            };
            let found = found.await;
            send.emit(Action::Kept { resume, found });
        });
    }

    /// Tells the page of the newest run where that was cut off.
    pub fn find_interrupted(&self, send: Send) {
        let (keeper, tabs) = (self.keeper.clone(), self.tabs.clone());
        spawn_local(async move {
            // Where storage is denied there is nothing to take up, which a run says when it is to be kept.
            let Ok(store) = keeper.store().await else { return };
            let entries = store.entries().await.unwrap_or_default();
            let newest = entries.into_iter().max_by(|a, b| a.created.cmp(&b.created));
            let Some(entry) = newest.filter(|entry| !entry.finished) else { return };
            if !tabs.trained_elsewhere().await.contains(&entry.id) {
                let Entry { id, name, epoch, .. } = entry;
                send.emit(Action::Interrupted { id, name, epoch });
            }
        });
    }

    /// Asks the browser to keep what is stored.
    pub fn persist(&self, send: Send) {
        spawn_local(async move { send.emit(Action::Persisted(persist().await)) });
    }
}

/// Tells the page what it has to know: failures, and once that the browser was not asked to keep the library.
fn told(send: &Send, id: String, result: Result<(), StoreError>) {
    let result = result.map_err(|error| match error {
        StoreError::Full => NotKept::Full,
        StoreError::Gone => NotKept::Gone,
        StoreError::Taken => NotKept::Taken,
        StoreError::Other(words) => NotKept::Other(words),
    });
    let unasked = result.is_ok() && LocalStorage::get::<bool>(ASKED).is_err();
    if result.is_err() || unasked {
        send.emit(Action::KeptPiece { id, result, unasked });
    }
}

/// Notes that the question was put, which is done once.
pub fn note_asked() {
    let _ = LocalStorage::set(ASKED, true);
}

/// A new name for a run or a page: the time, and a number by chance.
pub fn new_id() -> String {
    let chance = (js_sys::Math::random() * f64::from(1 << 20)) as u32;
    format!("{:x}{chance:05x}", js_sys::Date::now() as u64)
}

fn tell(changed: &Changed) {
    // In a statement of its own: who is told may ask to be told no more.
    let told = changed.borrow().clone();
    if let Some(told) = told {
        told.emit(());
    }
}
