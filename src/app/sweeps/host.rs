//! The loop that holds the state of the sweep, for as long as the page lives: it goes on while others are looked at.

use std::cell::{Cell, Ref, RefCell};
use std::rc::{Rc, Weak};

use gloo::render::{AnimationFrame, request_animation_frame};
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::shelf;
use super::state::{Action, Claim, Effect, State, reduce};
use crate::app::canvas::now;
use crate::app::effects::{
    DIGITS, Library, bury, estimator_url, estimators, fetched, file_bytes, note_sweeping, now as date,
    open_worker, recall, remember, replace_hash, trainer_url, whole_hash,
};
use crate::app::library::Locks;
use crate::app::route::Page;
use crate::app::state::WorkerEvent;
use crate::data::Samples;
use crate::data::table::Table;
use crate::exchange::unpacked_digits;
use crate::experiment::{DataSet, Experiment};
use crate::sweep::is_sweep;
use crate::text;
use crate::workers::port::WorkerPort;
use crate::workers::turn::next_turn;

/// Other pages of the same host may store things too.
const SPEED: &str = "infoplane sweep speed v1";

/// The state, its workers, and the wish for a new picture.
pub struct Host {
    me: Weak<Host>,
    state: RefCell<State>,
    library: Rc<Library>,
    locks: Locks,
    trainer: RefCell<Option<WorkerPort>>,
    estimators: RefCell<Vec<Option<WorkerPort>>>,
    draw: RefCell<Option<Callback<()>>>,
    frame: RefCell<Option<AnimationFrame>>,
    waits: Cell<bool>,
    /// Whether the document says that the sweep has work in hand.
    works: Cell<bool>,
}

impl Host {
    /// A page without a sweep.
    pub fn new(library: Rc<Library>) -> Rc<Self> {
        let seats = estimators();
        // Where storage is denied the first estimate of time is a guess.
        let state = State::new(seats, recall(SPEED).and_then(|speed| speed.parse().ok()));
        Rc::new_cyclic(|me| Self {
            me: me.clone(),
            state: RefCell::new(state),
            library,
            locks: Locks::new("infoplane sweep"),
            trainer: RefCell::default(),
            estimators: RefCell::new((0..seats).map(|_| None).collect()),
            draw: RefCell::default(),
            frame: RefCell::default(),
            waits: Cell::default(),
            works: Cell::default(),
        })
    }

    /// Draws with this from now on, at most once an animation frame.
    pub fn draw_with(&self, draw: Option<Callback<()>>) {
        self.draw.replace(draw);
    }

    /// What the page knows.
    pub fn state(&self) -> Ref<'_, State> {
        self.state.borrow()
    }

    /// Applies an action and does what follows from it.
    pub fn send(&self, action: Action) {
        let effects = reduce(&mut self.state.borrow_mut(), action, now());
        let works = self.state().works();
        if self.works.replace(works) != works {
            note_sweeping(works);
        }
        for effect in effects {
            self.perform(effect);
        }
        self.ask_for_frame();
    }

    /// Reads files that the user chose: sweep files are opened first, so that run files are cells of theirs.
    pub fn open(&self, files: Vec<File>) {
        self.later(async move |host| {
            let mut read = Vec::with_capacity(files.len());
            for file in files {
                read.push((file.name(), file_bytes(&file).await));
            }
            let is_run = |(_, bytes): &(String, Result<Vec<u8>, String>)| {
                !bytes.as_ref().is_ok_and(|bytes| str::from_utf8(bytes).is_ok_and(is_sweep))
            };
            read.sort_by_key(is_run);
            for (name, bytes) in read {
                host.send(Action::Opened { name, bytes });
                next_turn().await;
            }
        });
    }

    /// Does something that waits for the browser.
    fn later(&self, what: impl AsyncFnOnce(Rc<Self>) + 'static) {
        if let Some(host) = self.me.upgrade() {
            spawn_local(async move { what(host).await });
        }
    }

    fn perform(&self, effect: Effect) {
        match effect {
            // Another page may be open meanwhile.
            Effect::WriteLink(hash) if Page::of(&whole_hash()) == Page::Sweeps => replace_hash(&hash),
            Effect::WriteLink(_) => {}
            Effect::Source { key, experiment } => self.later(async move |host| {
                let found = source(&host.library, &experiment).await;
                host.send(Action::Source { key, found });
            }),
            Effect::Look { number } => self.later(async move |host| {
                let found = shelf::look(&host.library).await;
                host.send(Action::Shelf { number, found });
            }),
            Effect::Claim { number, cell, key, wait } => self.later(async move |host| {
                let claim = match host.locks.take(&key, wait).await {
                    true => shelf::claim(&host.library, &key).await,
                    false => Claim::Elsewhere,
                };
                host.send(Action::Claimed { number, cell, key, claim, at: date() });
            }),
            Effect::Release { key } => self.locks.release(&key),
            Effect::Bring { number, cell, id } => self.later(async move |host| {
                let found = shelf::bring(&host.library, &id).await;
                host.send(Action::Brought { number, cell, found });
            }),
            Effect::Keep(keep) => self.later(async move |host| {
                let result = shelf::keep(&host.library, &keep).await;
                host.locks.release(&keep.key);
                let (number, cell) = (keep.number, keep.cell);
                host.send(Action::Kept { number, cell, result: shelf::given_back(result, keep.run) });
            }),
            // Where storage is denied the next estimate of time is a guess again.
            Effect::Remember { speed } => remember(SPEED, &speed.to_string()),
            Effect::OpenTrainer { generation } => {
                let event = move |event| Action::Trainer { generation, event };
                bury(self.trainer.replace(self.worker(trainer_url(), event)));
            }
            Effect::TellTrainer { message, array } => {
                if let Some(port) = self.trainer.borrow().as_ref() {
                    port.post(&message, array.as_ref().map(|array| array.as_slice()));
                }
            }
            Effect::CloseTrainer => bury(self.trainer.take()),
            Effect::OpenEstimator { seat, generation, neural } => {
                let event = move |event| Action::Estimator { seat, generation, event };
                let port = self.worker(estimator_url(neural), event);
                self.seat(seat, port);
            }
            Effect::TellEstimator { seat, message, weights } => {
                if let Some(Some(port)) = self.estimators.borrow().get(seat) {
                    port.post(&message, weights.as_ref().map(|weights| weights.as_slice()));
                }
            }
            Effect::CloseEstimators => {
                let seats = self.estimators.borrow().len();
                (0..seats).for_each(|seat| self.seat(seat, None));
            }
        }
    }

    fn seat(&self, seat: usize, port: Option<WorkerPort>) {
        if let Some(place) = self.estimators.borrow_mut().get_mut(seat) {
            bury(std::mem::replace(place, port));
        }
    }

    /// Opens a worker whose news become actions; a refusal is news too.
    fn worker<M: DeserializeOwned + 'static>(
        &self,
        url: &str,
        action: impl Fn(WorkerEvent<M>) -> Action + Copy + 'static,
    ) -> Option<WorkerPort> {
        let me = self.me.clone();
        let send = Callback::from(move |action: Action| {
            if let Some(host) = me.upgrade() {
                host.send(action);
            }
        });
        open_worker(url, &send, action)
    }

    /// However many messages come, one picture a frame.
    fn ask_for_frame(&self) {
        if self.draw.borrow().is_none() || self.waits.replace(true) {
            return;
        }
        let me = self.me.clone();
        let frame = request_animation_frame(move |_| {
            if let Some(host) = me.upgrade() {
                host.waits.set(false);
                let draw = host.draw.borrow().clone();
                if let Some(draw) = draw {
                    draw.emit(());
                }
            }
        });
        self.frame.replace(Some(frame));
    }
}

/// What an experiment learns from, where it does not make that itself: the digits of the site, or a table that this
/// browser keeps. Else a sentence.
async fn source(library: &Library, experiment: &Experiment) -> Result<Samples, String> {
    if experiment.data == DataSet::Digits {
        let bytes = fetched(DIGITS).await;
        let digits = bytes.and_then(|bytes| unpacked_digits(&bytes));
        return digits.map_err(|why| text::sweeps_notices::no_digits(&why));
    }
    let Some((name, bytes)) = library.table(&experiment.table).await else {
        return Err(text::sweeps_notices::NO_TABLE.into());
    };
    let table = Table::read(&bytes, &experiment.label);
    table.map(|table| table.samples).map_err(|why| text::sweeps_notices::bad_table(&name, &why))
}
