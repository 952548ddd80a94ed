//! The page's rules, without a browser.

mod beside;
mod commands;
mod faults;
mod files;
mod keep;
mod network;
mod reading;
mod setup;
mod source;
mod timeline;
mod training;

use super::{Action, Effect, State, WorkerEvent, reduce};
use crate::evaluation::Findings;
use crate::information::PlanePoint;
use crate::run::{Device, Engine, Kernel};
use crate::workers::messages::{Checkpoint, FromEstimator, FromTrainer, Ticket};

/// A small experiment on the CPU: 2 networks of 12-2-2, 32 parameters each.
const SMALL: &str = "#/lab?v=1&net=2&nets=2&epochs=8&log=9&engine=cpu";
const WEIGHTS: usize = 2 * 32;

/// A page whose effects are looked at instead of done.
struct Page {
    state: State,
}

impl Page {
    fn opened(link: &str) -> Self {
        let mut page = Self { state: State::new(3) };
        page.send(Action::Linked(link.into()));
        page
    }

    /// A page whose trainer was told to start.
    fn training(link: &str) -> Self {
        let mut page = Self::opened(link);
        page.send(Action::Run);
        page.says(FromTrainer::Ready);
        page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
        page
    }

    fn send(&mut self, action: Action) -> Vec<Effect> {
        reduce(&mut self.state, action)
    }

    fn commit(&mut self, key: &'static str, text: &str) -> Vec<Effect> {
        self.send(Action::Commit { key, text: text.into() })
    }

    /// The present trainer says something.
    fn says(&mut self, message: FromTrainer) -> Vec<Effect> {
        let generation = self.state.training.generation;
        self.send(Action::Trainer { generation, event: WorkerEvent::Said(message, None) })
    }

    /// The present trainer gives the snapshot of an epoch, with one optimiser moment.
    fn gives(&mut self, epoch: u32) -> Vec<Effect> {
        let checkpoint = Checkpoint { epoch, step: u64::from(epoch) * 7 };
        let generation = self.state.training.generation;
        let event =
            WorkerEvent::Said(FromTrainer::Snapshot { checkpoint }, Some(vec![epoch as f32; 2 * WEIGHTS]));
        self.send(Action::Trainer { generation, event })
    }

    fn dies(&mut self) -> Vec<Effect> {
        let generation = self.state.training.generation;
        self.send(Action::Trainer { generation, event: WorkerEvent::Died("out of memory".into()) })
    }

    fn estimator(&mut self, seat: usize, event: WorkerEvent<FromEstimator>) -> Vec<Effect> {
        let generation = self.state.pool.seats[seat].generation;
        self.send(Action::Estimator { seat, generation, event })
    }

    fn ready(&mut self, seat: usize) -> Vec<Effect> {
        self.estimator(seat, WorkerEvent::Said(FromEstimator::Ready, None))
    }

    /// An estimator answers with a reading whose points are at 1 bit.
    fn finds(&mut self, seat: usize, ticket: Ticket, reading: &str) -> Vec<Effect> {
        let findings = findings(reading);
        self.estimator(seat, WorkerEvent::Said(FromEstimator::Findings { ticket, findings }, None))
    }

    fn sentences(&self) -> Vec<&str> {
        self.state.notices.all.iter().map(|notice| notice.sentence.as_str()).collect()
    }

    /// Epochs on display.
    fn epochs(&self) -> Vec<u32> {
        let display = self.state.display.as_ref();
        display.map_or(Vec::new(), |d| d.store.run.borrow().snapshots.iter().map(|s| s.epoch).collect())
    }
}

fn cpu() -> Engine {
    Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Autodiff }
}

fn findings(reading: &str) -> Findings {
    let point = PlanePoint::new(1.0, 1.0);
    let measures = crate::evaluation::Measures {
        loss: 0.5,
        accuracy: 0.5,
        precision: 0.5,
        recall: 0.5,
        f1: 0.5,
        perplexity: 1.5,
    };
    let metrics = crate::evaluation::NetworkMetrics { train: measures, holdout: measures };
    Findings {
        metrics: vec![metrics; 2],
        information: [(reading.to_owned(), vec![vec![point; 2]; 2])].into(),
        ..Findings::default()
    }
}
