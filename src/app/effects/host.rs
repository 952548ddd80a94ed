//! The loop that holds the state.

use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use yew::Callback;

use super::library::{Library, new_id, note_asked};
use super::workers::Workers;
use super::{browser, export, files, speeds};
use crate::app::route::Page;
use crate::app::state::{Action, Effect, Phase, State, WorkerEvent, reduce};
use crate::workers::messages::FromTrainer;

/// Sends an action to the page.
pub type Send = Callback<Action>;

/// Pictures of what workers report are so far apart, in milliseconds, with more than two cores and with two or one:
/// there drawing takes from workers what they need.
const REPORTS: [u32; 2] = [100, 400];

/// How long an estimator may take to hear that nobody wants what it reads, in milliseconds.
const DEAF: u32 = 500;

/// The state, its workers, and the wish for a new picture.
pub struct Host {
    me: Weak<Host>,
    state: RefCell<State>,
    /// Actions that wait for the one at work, and whether one is.
    actions: RefCell<VecDeque<Action>>,
    busy: Cell<bool>,
    workers: Workers,
    pub library: Library,
    link: browser::LinkWriter,
    draw: RefCell<Option<Callback<()>>>,
    frame: RefCell<Option<AnimationFrame>>,
    waits: Cell<bool>,
    /// When reports are to be drawn.
    later: RefCell<Option<Timeout>>,
    /// One of [`REPORTS`].
    interval: u32,
    /// Hears the laboratory's link whenever it changes.
    _links: EventListener,
}

fn listen(host: Weak<Host>) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
        let hash = browser::whole_hash();
        if let Some(host) = host.upgrade().filter(|_| Page::of(&hash) == Page::Lab) {
            host.send(Action::Linked(hash));
        }
    })
}

/// Whether an action is of those that come many times a second while work goes on.
fn is_report(action: &Action) -> bool {
    use FromTrainer::{Progress, Snapshot};
    let told_by_trainer =
        |event: &_| matches!(event, WorkerEvent::Said(Progress { .. } | Snapshot { .. }, _));
    match action {
        Action::Estimator { .. } => true,
        Action::Trainer { event, .. } => told_by_trainer(event),
        // One for each snapshot, until the browser was asked to keep the library.
        Action::KeptPiece { result, .. } => result.is_ok(),
        _ => false,
    }
}

impl Host {
    /// The page that the address bar asks for.
    pub fn new() -> Rc<Self> {
        let estimators = browser::estimators();
        let host = Rc::new_cyclic(|me| Self {
            me: me.clone(),
            state: RefCell::new(State::new(estimators)),
            actions: RefCell::default(),
            busy: Cell::default(),
            workers: Workers::new(estimators),
            library: Library::new(),
            link: browser::LinkWriter::default(),
            draw: RefCell::default(),
            frame: RefCell::default(),
            waits: Cell::default(),
            later: RefCell::default(),
            interval: REPORTS[usize::from(browser::cores() <= 2)],
            _links: listen(me.clone()),
        });
        let hash = browser::whole_hash();
        let of_lab = if Page::of(&hash) == Page::Lab { hash } else { String::new() };
        host.send(Action::Linked(of_lab));
        host.library.find_interrupted(host.sender());
        host
    }

    /// Draws with this from now on, at most once an animation frame.
    pub fn draw_with(&self, draw: Callback<()>) {
        self.draw.replace(Some(draw));
    }

    /// What the page knows.
    pub fn state(&self) -> Ref<'_, State> {
        self.state.borrow()
    }

    /// A callback that sends actions here for as long as the page lives.
    pub fn sender(&self) -> Send {
        let me = self.me.clone();
        Callback::from(move |action| {
            if let Some(host) = me.upgrade() {
                host.send(action);
            }
        })
    }

    /// Applies an action and does what follows from it: after the action at work, where an effect of that sends it.
    pub fn send(&self, action: Action) {
        self.actions.borrow_mut().push_back(action);
        if self.busy.replace(true) {
            return;
        }
        loop {
            // In a statement of its own, so that the queue is not borrowed meanwhile.
            let action = self.actions.borrow_mut().pop_front();
            match action {
                Some(action) => self.apply(action),
                None => break,
            }
        }
        self.busy.set(false);
    }

    fn apply(&self, action: Action) {
        let is_report = is_report(&action);
        if matches!(action, Action::KeptPiece { unasked: true, .. } if self.state.borrow().is_finished()) {
            note_asked();
        }
        let effects = reduce(&mut self.state.borrow_mut(), action);
        self.library.trains(self.state.borrow().trained_kept());
        for effect in effects {
            self.perform(effect);
        }
        // The last of them is shown at once.
        let more = is_report && {
            let state = self.state.borrow();
            state.pool.progress().is_some() || state.training.phase == Phase::Running
        };
        match more {
            true => self.ask_for_frame_later(),
            false => self.ask_for_frame(),
        }
    }

    fn perform(&self, effect: Effect) {
        let send = self.sender();
        match effect {
            Effect::WriteLink(hash) => self.link.write(hash),
            Effect::Fetch(file) => files::fetch(file, send),
            Effect::FetchDigits => files::fetch_digits(send),
            Effect::Stamp { generation } => {
                send.emit(Action::Stamped { generation, at: browser::now(), id: new_id() });
            }
            Effect::Probe { generation, networks } => browser::probe(generation, networks, send),
            Effect::Remember { adapter, networks, gpu_over_cpu } => {
                speeds::remember(&adapter, &networks, gpu_over_cpu)
            }
            Effect::OpenTrainer { build, generation } => self.workers.open_trainer(build, generation, &send),
            Effect::OpenTrial { generation } => self.workers.open_trial(generation, &send),
            Effect::TellTrial { message, array } => {
                self.workers.tell_trial(&message, array.as_ref().map(|array| array.as_slice()));
            }
            Effect::CloseTrial => self.workers.close_trial(),
            Effect::CloseTrainer => self.workers.close_trainer(),
            Effect::TellTrainer { message, array } => {
                self.workers.tell_trainer(&message, array.as_ref().map(|array| array.as_slice()));
            }
            Effect::OpenEstimator { seat, generation, neural } => {
                self.workers.open_estimator(seat, generation, neural, &send)
            }
            Effect::CloseEstimator { seat } => self.workers.close_estimator(seat),
            Effect::LookAfter { seat, generation, ticket } => {
                let overdue = move || send.emit(Action::Overdue { seat, generation, ticket });
                Timeout::new(DEAF, overdue).forget();
            }
            Effect::TellEstimator { seat, message, weights } => {
                self.workers.tell_estimator(seat, &message, weights.as_ref().map(|w| w.as_slice()));
            }
            Effect::OpenTables { desk, generation } => self.workers.open_tables(desk, generation, &send),
            Effect::CloseTables { desk } => self.workers.close_tables(desk),
            Effect::TellTables { desk, message, array } => {
                self.workers.tell_tables(desk, &message, array.as_ref().map(|array| array.as_slice()));
            }
            Effect::Keep(keep, store) => {
                let checkpoint = self.state.borrow().training.checkpoint();
                self.library.keep(keep, store.run, checkpoint, send);
            }
            Effect::ShowLab(hash) => match Page::of(&browser::whole_hash()) {
                Page::Lab => self.link.write(hash),
                _ => browser::set_hash(&hash),
            },
            Effect::Import { file, run } => self.library.import(file, *run, send),
            Effect::LoadKept { id, resume } => self.library.load(id, resume, send),
            Effect::KeepTable { hash, name, bytes } => self.library.keep_table(hash, name, bytes, send),
            Effect::LoadTable(hash) => self.library.load_table(hash, send),
            Effect::Persist => self.library.persist(send),
            Effect::Export(kind) => {
                let state = self.state.borrow();
                if let Some(display) = &state.display {
                    let of = export::Of {
                        run: &display.store.run,
                        link: state.link(),
                        bounds: &state.bounds(),
                        now: state.timeline.cursor,
                    };
                    export::export(kind, of, &send);
                }
            }
        }
    }

    /// A picture within the interval.
    fn ask_for_frame_later(&self) {
        if self.waits.get() || self.later.borrow().is_some() {
            return;
        }
        let me = self.me.clone();
        let later = Timeout::new(self.interval, move || {
            if let Some(host) = me.upgrade() {
                host.later.take();
                host.ask_for_frame();
            }
        });
        self.later.replace(Some(later));
    }

    /// However many messages come, one picture a frame.
    fn ask_for_frame(&self) {
        if self.waits.replace(true) {
            return;
        }
        self.later.take();
        let me = self.me.clone();
        let frame = request_animation_frame(move |_| {
            if let Some(host) = me.upgrade() {
                host.waits.set(false);
                if let Some(draw) = host.draw.borrow().as_ref() {
                    draw.emit(());
                }
            }
        });
        self.frame.replace(Some(frame));
    }
}
