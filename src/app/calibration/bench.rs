//! The workers that estimate, for as long as the page is open.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::plan::{Job, Plan};
use crate::app::effects::{bury, estimator_url};
use crate::experiment::Estimator;
use crate::information::truths::{Truth, truths};
use crate::text;
use crate::workers::messages::{FromEstimator, ToEstimator};
use crate::workers::port::WorkerPort;

/// A plan and the workers that carry it out; dropping it ends them.
pub struct Bench {
    me: Weak<Bench>,
    truths: Vec<Truth>,
    inner: RefCell<Inner>,
    /// Called after every change.
    changed: Box<dyn Fn()>,
}

struct Inner {
    plan: Plan,
    seats: Vec<Seat>,
    /// Names the plan in the workers' answers: those of an earlier one are stale.
    number: u32,
    fault: Option<String>,
    /// Whether the workers have burn.
    neural: bool,
    /// Counts the workers; news of earlier ones is stale: what a worker says at its end is said twice, by itself and
    /// by the browser.
    opened: u32,
}

/// A worker's place.
#[derive(Default)]
struct Seat {
    /// Nothing where the browser gave none, or it stopped twice.
    port: Option<WorkerPort>,
    /// Which worker sits there.
    worker: u32,
    job: Option<Job>,
    ready: bool,
    /// How many workers stopped here.
    failures: u32,
}

/// After so many failures nobody sits there any more.
const FAILURES: u32 = 2;

impl Bench {
    /// Workers at the plan of an estimator.
    pub fn new(estimator: &str, workers: usize, changed: impl Fn() + 'static) -> Rc<Self> {
        let truths = truths();
        let plan = Plan::new(estimator, &truths);
        let inner =
            RefCell::new(Inner { plan, seats: vec![], number: 0, fault: None, neural: false, opened: 0 });
        let bench = Rc::new_cyclic(|me: &Weak<Self>| Self {
            me: me.clone(),
            truths,
            inner,
            changed: Box::new(changed),
        });
        bench.open(workers);
        bench
    }

    /// Begins anew with another estimator.
    pub fn estimate_by(&self, estimator: &str) {
        {
            let mut inner = self.inner.borrow_mut();
            if inner.plan.estimator == estimator {
                return;
            }
            inner.number += 1;
            inner.plan = Plan::new(estimator, &self.truths);
            inner.fault = None;
        }
        let (seats, neural) = {
            let inner = self.inner.borrow();
            (inner.seats.len(), inner.neural)
        };
        let is_whole = self.inner.borrow().seats.iter().all(|seat| seat.port.is_some());
        if is_neural(estimator) != neural || !is_whole {
            self.open(seats);
        }
        // What a loop runs over is borrowed to its end, and feeding borrows too.
        for seat in 0..seats {
            self.feed(seat);
        }
        (self.changed)();
    }

    /// The distributions.
    pub fn truths(&self) -> &[Truth] {
        &self.truths
    }

    /// Reads the plan, and why it does not go on, if so.
    pub fn look<T>(&self, look: impl FnOnce(&Plan, Option<&str>) -> T) -> T {
        let inner = self.inner.borrow();
        look(&inner.plan, inner.fault.as_deref())
    }

    /// Opens so many workers in the place of those there are.
    fn open(&self, workers: usize) {
        {
            let mut inner = self.inner.borrow_mut();
            inner.neural = is_neural(&inner.plan.estimator);
            let old = std::mem::take(&mut inner.seats);
            old.into_iter().for_each(|seat| bury(seat.port));
            inner.seats = (0..workers).map(|_| Seat::default()).collect();
        }
        (0..workers).for_each(|seat| self.open_seat(seat));
    }

    fn open_seat(&self, seat: usize) {
        let (neural, worker) = {
            let mut inner = self.inner.borrow_mut();
            inner.opened += 1;
            (inner.neural, inner.opened)
        };
        let (heard, died) = (self.me.clone(), self.me.clone());
        let port = WorkerPort::open(
            estimator_url(neural),
            move |message, _| {
                if let Some(bench) = heard.upgrade() {
                    bench.hear(seat, worker, message);
                }
            },
            move |why| {
                if let Some(bench) = died.upgrade() {
                    bench.fall(seat, worker, why);
                }
            },
        );
        let mut inner = self.inner.borrow_mut();
        match port {
            Ok(port) => {
                if let Some(place) = inner.seats.get_mut(seat) {
                    (place.port, place.worker) = (Some(port), worker);
                }
            }
            Err(why) => {
                let others = inner.seats.iter().any(|seat| seat.port.is_some());
                inner.fault = Some(text::truths::stopped(&why, others));
            }
        }
    }

    fn hear(&self, seat: usize, worker: u32, message: FromEstimator) {
        if self.inner.borrow().seats.get(seat).is_none_or(|place| place.worker != worker) {
            return;
        }
        match message {
            FromEstimator::Ready => {
                if let Some(place) = self.inner.borrow_mut().seats.get_mut(seat) {
                    place.ready = true;
                }
            }
            FromEstimator::Calibrated { job: number, bits, warnings, milliseconds } => {
                let mut inner = self.inner.borrow_mut();
                let job = inner.seats.get_mut(seat).and_then(|place| place.job.take());
                if let Some(job) = job.filter(|_| number == inner.number) {
                    inner.plan.keep(job, bits, warnings, milliseconds);
                }
            }
            FromEstimator::Failed { sentence } => return self.fall(seat, worker, sentence),
            _ => {}
        }
        self.feed(seat);
        (self.changed)();
    }

    /// Gives a free worker its next job.
    fn feed(&self, seat: usize) {
        let mut inner = self.inner.borrow_mut();
        let Inner { plan, seats, number, .. } = &mut *inner;
        let Some(place) = seats.get_mut(seat).filter(|place| place.ready && place.job.is_none()) else {
            return;
        };
        let Some(job) = plan.next() else { return };
        let Some(truth) = self.truths.get(job.truth) else { return };
        place.job = Some(job);
        let message = ToEstimator::Calibrate {
            job: *number,
            truth: truth.key.to_owned(),
            estimator: plan.estimator.clone(),
            samples: super::plan::SIZES[job.size],
            seed: job.seed,
        };
        if let Some(port) = &place.port {
            port.post(&message, None);
        }
    }

    /// A worker has stopped: another takes its place and its job, unless that has failed before.
    fn fall(&self, seat: usize, worker: u32, why: String) {
        let again = {
            let mut inner = self.inner.borrow_mut();
            let Inner { plan, seats, fault, .. } = &mut *inner;
            let Some(place) = seats.get_mut(seat).filter(|place| place.worker == worker) else { return };
            let Some(port) = place.port.take() else { return };
            bury(Some(port));
            place.ready = false;
            if let Some(job) = place.job.take() {
                plan.give_back(job);
            }
            place.failures += 1;
            let again = place.failures < FAILURES;
            if !again {
                let others = seats.iter().any(|seat| seat.port.is_some());
                *fault = Some(text::truths::stopped(&why, others));
            }
            again
        };
        if again {
            self.open_seat(seat);
        }
        (self.changed)();
    }
}

fn is_neural(estimator: &str) -> bool {
    Estimator::parse(estimator).is_some_and(|(estimator, _)| estimator.family.is_neural())
}
