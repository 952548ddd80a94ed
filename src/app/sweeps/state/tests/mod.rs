//! The rules of the page of sweeps, without a browser.

mod cells;
mod faults;
mod figures;
mod form;
mod sources;

use std::rc::Rc;

use super::{Action, Claim, Effect, Phase, Standing, State, reduce};
use crate::app::state::WorkerEvent;
use crate::evaluation::{Findings, Measures, NetworkMetrics};
use crate::information::PlanePoint;
use crate::run::{Device, Engine, Kernel, Run};
use crate::workers::messages::{Checkpoint, FromEstimator, FromTrainer, Ticket, ToEstimator, ToTrainer};

/// Two cells of two networks 12-2-2, 32 parameters each, at epochs 0, 1 and 2.
const LINK: &str = "#/sweeps?v=1&net=2&epochs=2&nets=2&log=9&name=Tiny&axis=train:0.2,0.4";
const WEIGHTS: usize = 2 * 32;

/// A page whose effects are looked at instead of done.
struct Page {
    state: State,
    now: f64,
}

impl Page {
    fn opened(link: &str) -> (Self, Vec<Effect>) {
        let mut page = Self { state: State::new(2, None), now: 0.0 };
        let effects = page.send(Action::Linked(link.into()));
        (page, effects)
    }

    /// A page whose library is empty.
    fn ready(link: &str) -> Self {
        let (mut page, _) = Self::opened(link);
        page.shelf(&[]);
        page
    }

    fn send(&mut self, action: Action) -> Vec<Effect> {
        self.now += 1000.0;
        reduce(&mut self.state, action, self.now)
    }

    /// The sentences in sight.
    fn said(&self) -> String {
        self.state.notices.all().map(|(_, sentence)| sentence).collect::<Vec<_>>().join("; ")
    }

    fn number(&self) -> u32 {
        self.state.plan.as_ref().map_or(0, |plan| plan.number)
    }

    fn shelf(&mut self, found: &[(&str, &str)]) -> Vec<Effect> {
        let found = found.iter().map(|(key, id)| ((*key).to_owned(), (*id).to_owned())).collect();
        self.send(Action::Shelf { number: self.number(), found: Ok(found) })
    }

    fn key(&self, cell: usize) -> String {
        self.state.plan.as_ref().map_or_else(String::new, |plan| plan.places[cell].key.clone())
    }

    fn claimed(&mut self, cell: usize, claim: Claim) -> Vec<Effect> {
        let (number, key) = (self.number(), self.key(cell));
        self.send(Action::Claimed { number, cell, key, claim, at: "2026-11-24T10:00:00Z".into() })
    }

    fn says(&mut self, message: FromTrainer, array: Option<Vec<f32>>) -> Vec<Effect> {
        let generation = self.state.trainer.generation;
        self.send(Action::Trainer { generation, event: WorkerEvent::Said(message, array) })
    }

    fn dies(&mut self) -> Vec<Effect> {
        let generation = self.state.trainer.generation;
        self.send(Action::Trainer { generation, event: WorkerEvent::Died("out of memory".into()) })
    }

    fn estimator(&mut self, seat: usize, message: FromEstimator, array: Option<Vec<f32>>) -> Vec<Effect> {
        let generation = self.state.seats[seat].generation;
        self.send(Action::Estimator { seat, generation, event: WorkerEvent::Said(message, array) })
    }

    /// The cell that is claimed is trained to its end.
    fn trains(&mut self) -> Vec<Effect> {
        let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Fused };
        let mut effects = self.says(FromTrainer::Engine { engine, reason: None, workers: 1 }, None);
        for epoch in 0..=2 {
            let checkpoint = Checkpoint { epoch, step: u64::from(epoch) };
            effects.extend(self.says(FromTrainer::Snapshot { checkpoint }, Some(vec![0.5; 2 * WEIGHTS])));
        }
        effects.extend(self.says(FromTrainer::Finished, None));
        effects
    }

    /// Answers as estimators do until they are asked nothing more.
    fn read(&mut self, first: Vec<Effect>) -> Vec<Effect> {
        let (mut waiting, mut all) = (first, Vec::new());
        while !waiting.is_empty() {
            let effects = std::mem::take(&mut waiting);
            for effect in &effects {
                match effect {
                    Effect::OpenEstimator { seat, .. } => {
                        waiting.extend(self.estimator(*seat, FromEstimator::Ready, None));
                    }
                    Effect::TellEstimator {
                        seat,
                        message: ToEstimator::Read { ticket, readings, .. },
                        ..
                    } => {
                        let findings = findings(readings);
                        waiting.extend(self.estimator(
                            *seat,
                            FromEstimator::Findings { ticket: *ticket, findings },
                            None,
                        ));
                    }
                    Effect::TellEstimator { seat, message: ToEstimator::Predict { rows }, .. } => {
                        let classes = vec![1.0; 2 * rows.len()];
                        waiting.extend(self.estimator(*seat, FromEstimator::Predicted, Some(classes)));
                    }
                    _ => {}
                }
            }
            all.extend(effects);
        }
        all
    }

    /// Trains and reads the cell that is claimed.
    fn finishes(&mut self) -> Vec<Effect> {
        let mut effects = self.trains();
        effects.extend(self.read(Vec::new()));
        self.read(effects)
    }

    fn standing(&self, cell: usize) -> Standing {
        self.state.plan.as_ref().map_or(Standing::Looking, |plan| plan.places[cell].standing.clone())
    }

    fn sentences(&self) -> String {
        self.state.notices.all().map(|(_, sentence)| sentence).collect::<Vec<_>>().join("\n")
    }
}

/// What estimators find: 1 bit everywhere, and as many metrics as networks.
fn findings(readings: &[String]) -> Findings {
    let measures =
        Measures { loss: 0.5, accuracy: 0.75, precision: 0.5, recall: 0.5, f1: 0.5, perplexity: 1.5 };
    let point = PlanePoint::new(1.0, 1.0);
    Findings {
        metrics: vec![NetworkMetrics { train: measures, holdout: measures }; 2],
        information: readings.iter().map(|key| (key.clone(), vec![vec![point; 2]; 2])).collect(),
        ranges: vec![[-1.0, 1.0]; 2],
        ..Findings::default()
    }
}

fn keeps(effects: &[Effect]) -> Vec<&super::action::Keep> {
    effects
        .iter()
        .filter_map(|effect| if let Effect::Keep(keep) = effect { Some(keep) } else { None })
        .collect()
}

fn starts(effects: &[Effect]) -> usize {
    let is_start =
        |effect: &&Effect| matches!(effect, Effect::TellTrainer { message: ToTrainer::Start { .. }, .. });
    effects.iter().filter(is_start).count()
}
