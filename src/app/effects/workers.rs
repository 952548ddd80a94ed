//! The workers that are open.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use serde::de::DeserializeOwned;
use yew::Callback;

use super::Send;
use crate::app::state::{Action, Desk, TrainerBuild, WorkerEvent};
use crate::workers::messages::{ToEstimator, ToTables, ToTrainer};
use crate::workers::port::WorkerPort;

/// The workers, relative to the page, so that it works under any path.
const TRAINER: &str = "./worker.js?trainer";
const TRAINER_GPU: &str = "./worker.js?trainer_gpu";
const ESTIMATOR: &str = "./worker.js?estimator";
/// The build of the GPU's trainer in the part of an estimator: it has burn, to train critics.
const ESTIMATOR_NEURAL: &str = "./worker.js?trainer_gpu&estimator";
const TABLES: &str = "./worker.js?tables";

/// The script of an estimator.
pub fn estimator_url(neural: bool) -> &'static str {
    if neural { ESTIMATOR_NEURAL } else { ESTIMATOR }
}

/// The script of a trainer on the CPU.
pub fn trainer_url() -> &'static str {
    TRAINER
}

/// The page's ends of its workers.
pub struct Workers {
    trainer: RefCell<Option<WorkerPort>>,
    /// The GPU's trainer while it is tried.
    trial: RefCell<Option<WorkerPort>>,
    estimators: RefCell<Vec<Option<WorkerPort>>>,
    /// By [`Desk`].
    tables: RefCell<[Option<WorkerPort>; 3]>,
}

impl Workers {
    pub fn new(estimators: usize) -> Self {
        let estimators = RefCell::new((0..estimators).map(|_| None).collect());
        Self {
            trainer: RefCell::default(),
            trial: RefCell::default(),
            estimators,
            tables: RefCell::default(),
        }
    }

    pub fn open_trainer(&self, build: TrainerBuild, generation: u32, send: &Send) {
        let url = match build {
            TrainerBuild::Cpu => TRAINER,
            TrainerBuild::Gpu => TRAINER_GPU,
        };
        let port = open_worker(url, send, move |event| Action::Trainer { generation, event });
        bury(self.trainer.replace(port));
    }

    pub fn open_trial(&self, generation: u32, send: &Send) {
        let port = open_worker(TRAINER_GPU, send, move |event| Action::Trial { generation, event });
        bury(self.trial.replace(port));
    }

    pub fn tell_trial(&self, message: &ToTrainer, array: Option<&[f32]>) {
        if let Some(port) = self.trial.borrow().as_ref() {
            port.post(message, array);
        }
    }

    pub fn close_trial(&self) {
        bury(self.trial.take());
    }

    pub fn close_trainer(&self) {
        bury(self.trainer.take());
    }

    pub fn tell_trainer(&self, message: &ToTrainer, array: Option<&[f32]>) {
        if let Some(port) = self.trainer.borrow().as_ref() {
            port.post(message, array);
        }
    }

    pub fn open_estimator(&self, seat: usize, generation: u32, neural: bool, send: &Send) {
        let port = open_worker(estimator_url(neural), send, move |event| Action::Estimator {
            seat,
            generation,
            event,
        });
        self.set_estimator(seat, port);
    }

    pub fn close_estimator(&self, seat: usize) {
        self.set_estimator(seat, None);
    }

    pub fn tell_estimator(&self, seat: usize, message: &ToEstimator, weights: Option<&[f32]>) {
        if let Some(Some(port)) = self.estimators.borrow().get(seat) {
            port.post(message, weights);
        }
    }

    pub fn open_tables(&self, desk: Desk, generation: u32, send: &Send) {
        let port = open_worker(TABLES, send, move |event| Action::Tables { desk, generation, event });
        bury(std::mem::replace(&mut self.tables.borrow_mut()[desk as usize], port));
    }

    pub fn close_tables(&self, desk: Desk) {
        bury(self.tables.borrow_mut()[desk as usize].take());
    }

    pub fn tell_tables(&self, desk: Desk, message: &ToTables, array: Option<&[f32]>) {
        if let Some(port) = &self.tables.borrow()[desk as usize] {
            port.post(message, array);
        }
    }

    fn set_estimator(&self, seat: usize, port: Option<WorkerPort>) {
        if let Some(place) = self.estimators.borrow_mut().get_mut(seat) {
            bury(std::mem::replace(place, port));
        }
    }
}

/// Opens a worker whose news become actions; a refusal is news too.
pub fn open_worker<M: DeserializeOwned + 'static, A: 'static>(
    url: &str,
    send: &Callback<A>,
    action: impl Fn(WorkerEvent<M>) -> A + Clone + 'static,
) -> Option<WorkerPort> {
    let (said, died) = ((send.clone(), action.clone()), (send.clone(), action.clone()));
    let port = WorkerPort::open(
        url,
        move |message, array| said.0.emit(said.1(WorkerEvent::Said(message, array))),
        move |why| died.0.emit(died.1(WorkerEvent::Died(why))),
    );
    // Later, so that the reducer hears of it after the one who opens has ended.
    let send = send.clone();
    port.map_err(|why| Timeout::new(0, move || send.emit(action(WorkerEvent::Died(why)))).forget()).ok()
}

/// Ends a worker after the present call, which may come from the worker itself.
pub fn bury(port: Option<WorkerPort>) {
    if let Some(port) = port {
        Timeout::new(0, move || drop(port)).forget();
    }
}
