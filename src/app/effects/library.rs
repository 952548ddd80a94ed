//! Keeping runs, and bringing them back.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::{Send, memory};
use crate::app::library::{Keeper, Loaded, Locks, StoreError, Tabs, Write, persist};
use crate::app::state::{Action, Keep, KeptRun, NotKept};
use crate::library::Entry;
use crate::run::{Run, ends, snapshot_to_json};
use crate::text;
use crate::workers::messages::Checkpoint;
use crate::workers::turn::next_turn;

/// So many snapshots are turned into text between two turns of the page.
const PIECE: usize = 5;
/// Other pages of the same host may store things too.
const ASKED: &str = "infoplane asked to keep the library";
const OFFERED: &str = "infoplane offered to take up";

/// The library as the page uses it.
#[derive(Clone)]
pub struct Library {
    pub keeper: Keeper,
    tabs: Tabs,
    locks: Locks,
    /// The run that this page trains, whose lock it has or is about to have.
    trained: Rc<RefCell<Option<String>>>,
    /// Names this page as the one that writes a run.
    owner: String,
    changed: Changed,
}

/// Who is told that the library was changed, by this page or another.
type Changed = Rc<RefCell<Option<Callback<()>>>>;

impl Library {
    /// The library of a page that trains nothing yet.
    pub fn new() -> Self {
        let changed = Changed::default();
        let heard = changed.clone();
        let tabs = Tabs::new(move || tell(&heard));
        let (keeper, locks) = (Keeper::default(), Locks::new("infoplane run"));
        Self { keeper, tabs, locks, trained: Rc::default(), owner: new_id(), changed }
    }

    /// Lets no other page take up the run that this one trains from now on.
    pub fn trains(&self, id: Option<String>) {
        let last = self.trained.replace(id.clone());
        if last == id {
            return;
        }
        if let Some(last) = last {
            self.locks.release(&last);
        }
        let Some(id) = id else { return };
        let library = self.clone();
        spawn_local(async move {
            // A run that is taken up was locked before it was brought.
            if !library.locks.holds(&id) {
                library.locks.take(&id, true).await;
                library.release_untrained(&id);
            }
        });
    }

    fn release_untrained(&self, id: &str) {
        if self.trained.borrow().as_deref() != Some(id) {
            self.locks.release(id);
        }
    }

    /// Tells this one from now on that the library was changed.
    pub fn on_change(&self, told: Option<Callback<()>>) {
        self.changed.replace(told);
    }

    /// Tells the other pages that this one has changed the library.
    pub fn tell_others(&self) {
        self.tabs.tell_change();
    }

    /// Names this page as the one that writes a run.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// Tells all pages, this one too, that the library was changed.
    pub fn tell_all(&self) {
        self.tabs.tell_change();
        tell(&self.changed);
    }

    /// Keeps snapshots of a run, all of them or none.
    pub fn keep(
        &self,
        keep: Keep,
        run: Rc<RefCell<Run>>,
        checkpoint: Option<(Checkpoint, Arc<Vec<f32>>)>,
        send: Send,
    ) {
        let library = self.clone();
        spawn_local(async move {
            let id = keep.id.clone();
            let result = library.write(keep, run, checkpoint).await;
            tell_page(&send, id, result);
        });
    }

    /// Writes snapshots of a run, and tells all pages where it begins or ends.
    async fn write(
        &self,
        keep: Keep,
        run: Rc<RefCell<Run>>,
        checkpoint: Option<(Checkpoint, Arc<Vec<f32>>)>,
    ) -> Result<(), StoreError> {
        let snapshots = in_pieces(&keep.snapshots, |at| {
            let run = run.borrow();
            run.snapshots.get(at).map(|snapshot| snapshot_to_json(snapshot, run.experiment.over, true))
        })
        .await;
        let write = {
            let run = run.borrow();
            let owner = self.owner.clone();
            Write {
                entry: Entry { owner, ..Entry::new(&keep.id, &run, keep.finished) },
                ends: ends(&run),
                snapshots,
                checkpoint: checkpoint.filter(|_| keep.checkpoint),
                begins: keep.begins,
            }
        };
        let store = self.keeper.store().await?;
        let result = store.write(&write).await;
        if keep.begins || keep.finished {
            self.tell_all();
        }
        result
    }

    /// Keeps a run of a file, unless it is there, as a file or as the run that was saved, and tells its name there.
    pub fn import(&self, file: String, run: Run, send: Send) {
        let library = self.clone();
        spawn_local(async move {
            match library.import_once(&file, run).await {
                Ok(id) => send.emit(Action::Imported { file, id }),
                Err(error) => tell_page(&send, file, Err(error)),
            }
        });
    }

    async fn import_once(&self, file: &str, run: Run) -> Result<String, StoreError> {
        let store = self.keeper.store().await?;
        let own = Entry::new(file, &run, true);
        let same = |entry: &Entry| {
            let trained = own.summary.sum.is_some() && entry.summary.sum == own.summary.sum;
            entry.id == file || (trained && entry.created == own.created)
        };
        if let Some(there) = store.entries().await?.into_iter().find(same) {
            store.change(&there.id, |entry| entry.owner.clone_from(&self.owner)).await?;
            return Ok(there.id);
        }
        let snapshots = (0..run.snapshots.len()).collect();
        let keep = Keep { id: file.to_owned(), snapshots, begins: true, checkpoint: false, finished: true };
        self.write(keep, Rc::new(RefCell::new(run)), None).await?;
        Ok(file.to_owned())
    }

    /// Brings a run; to be trained on it must not be trained by another page.
    pub fn load(&self, id: String, resume: bool, send: Send) {
        let library = self.clone();
        spawn_local(async move {
            let owner = &library.owner;
            let found = async {
                if resume && !library.locks.holds(&id) && !library.locks.take(&id, false).await {
                    return Err(text::keeping::TRAINED_ELSEWHERE.to_owned());
                }
                let words = |error: StoreError| error.to_string();
                let store = library.keeper.store().await.map_err(words)?;
                // Who takes it up writes it from now on: first of all, so that nobody writes what is then read.
                if resume {
                    store.change(&id, |entry| entry.owner.clone_from(owner)).await.map_err(words)?;
                }
                let Loaded { run, entry, checkpoint } = store.load(&id).await.map_err(words)?;
                let mut owned = resume;
                if !resume && entry.finished {
                    // Where the storage is full it can be looked at all the same.
                    owned = store.change(&id, |entry| entry.owner.clone_from(owner)).await.is_ok();
                }
                Ok(Box::new(KeptRun { id: id.clone(), run, owned, ended: entry.finished, checkpoint }))
            };
            let found = found.await;
            send.emit(Action::Kept { resume, found });
            // By now it is trained, or what was brought is not to be.
            library.release_untrained(&id);
        });
    }

    /// Tells the page of the newest run that was cut off.
    pub fn find_interrupted(&self, send: Send) {
        let library = self.clone();
        spawn_local(async move {
            // Where storage is denied there is nothing to take up, which a run says when it is to be kept.
            let Ok(store) = library.keeper.store().await else { return };
            let entries = store.entries().await.unwrap_or_default();
            let unfinished = entries.into_iter().filter(Entry::can_go_on);
            let Some(entry) = unfinished.max_by(|a, b| a.created.cmp(&b.created)) else { return };
            let Entry { id, name, epoch, .. } = entry;
            // Who has not taken it up finds it in the library, and is asked once.
            let offer = format!("{id} {epoch}");
            let offered = memory::recall(OFFERED).is_some_and(|last| last == offer);
            if !offered && library.locks.is_free(&id).await {
                memory::remember(OFFERED, &offer);
                send.emit(Action::Interrupted { id, name, epoch });
            }
        });
    }

    /// Keeps the file of a table.
    pub fn keep_table(&self, hash: String, name: String, bytes: Arc<Vec<u8>>, send: Send) {
        let keeper = self.keeper.clone();
        spawn_local(async move {
            let kept = async { keeper.store().await?.keep_table(&hash, &name, &bytes).await };
            send.emit(Action::TableKept(kept.await.map_err(|error: StoreError| error.to_string())));
        });
    }

    /// Brings the file of a table; where storage is denied there is none.
    pub fn load_table(&self, hash: String, send: Send) {
        let keeper = self.keeper.clone();
        spawn_local(async move {
            let found = table(&keeper, &hash).await;
            send.emit(Action::TableLoaded { hash, found });
        });
    }

    /// The file of a table with its name; where storage is denied there is none.
    pub async fn table(&self, hash: &str) -> Option<(String, Vec<u8>)> {
        table(&self.keeper, hash).await
    }

    /// Asks the browser to keep what is stored.
    pub fn persist(&self, send: Send) {
        spawn_local(async move { send.emit(Action::Persisted(persist().await)) });
    }
}

/// Snapshots as text, with their places, some of them between two turns of the page.
pub async fn in_pieces(places: &[usize], written: impl Fn(usize) -> Option<String>) -> Vec<(usize, String)> {
    let mut snapshots = Vec::with_capacity(places.len());
    for piece in places.chunks(PIECE) {
        if !snapshots.is_empty() {
            next_turn().await;
        }
        snapshots.extend(piece.iter().filter_map(|at| Some((*at, written(*at)?))));
    }
    snapshots
}

async fn table(keeper: &Keeper, hash: &str) -> Option<(String, Vec<u8>)> {
    let found = async { keeper.store().await?.table(hash).await };
    found.await.ok().flatten()
}

/// Tells the page what it has to know: failures, and once that the browser was not asked to keep the library.
fn tell_page(send: &Send, id: String, result: Result<(), StoreError>) {
    let result = result.map_err(NotKept::from);
    let unasked = result.is_ok() && memory::recall(ASKED).is_none();
    if result.is_err() || unasked {
        send.emit(Action::KeptPiece { id, result, unasked });
    }
}

/// Notes that the question was put, which is done once.
pub fn note_asked() {
    memory::remember(ASKED, "true");
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
