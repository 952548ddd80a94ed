//! What the page of sweeps knows: one [`State`], one [`Action`], one reducer, and the [`Effect`]s it asks for.
//!
//! Nothing here knows a browser, so all of it is tested natively. A cell goes its way in [`Standing`]; while its run
//! is in hand it is a [`Job`](job::Job).

mod action;
mod clock;
mod conclude;
mod form;
mod job;
mod library;
mod notices;
mod open;
mod plan;
mod reading;
mod show;
mod sources;
mod training;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use action::{Action, Claim, Effect, Keep};
pub use form::{AxisText, BASE_KEYS, Edit, Form};
pub use notices::{Notices, Topic};
pub use plan::{Done, MOST_CELLS, Place, Plan, Standing, Stop};
pub use show::{Definition, Show, View};

use self::clock::Clock;
use self::job::Job;
use self::reading::Seat;
use self::sources::Sources;
use self::training::Trainer;
use crate::run::Run;

/// Everything that the page shows.
pub struct State {
    pub form: Form,
    /// The sweep that the form describes, where it describes one.
    pub plan: Option<Plan>,
    pub phase: Phase,
    pub notices: Notices,
    pub view: View,
    /// Grows with every outcome, and with every other sweep.
    pub version: u32,
    /// Runs that the browser's storage did not take.
    pub unkept: Vec<Rc<Run>>,
    /// Whether the browser gives any storage.
    stores: bool,
    /// By the place of their cell.
    jobs: BTreeMap<usize, Job>,
    seats: Vec<Seat>,
    trainer: Trainer,
    clock: Clock,
    sources: Sources,
    /// Counts plans and jobs: news of earlier ones are stale.
    number: u32,
}

/// What the page does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is trained; what is there may still be read.
    #[default]
    Idle,
    Running,
    Paused,
}

/// So many cells are in hand at once: one trains while the one before is read.
const IN_HAND: usize = 2;

impl State {
    /// The page before its link is read, with so many estimators; `speed` is what this browser trained before, in
    /// units of [`cost`](crate::sweep::cost) a second.
    pub fn new(estimators: usize, speed: Option<f64>) -> Self {
        Self {
            form: Form::default(),
            plan: None,
            phase: Phase::Idle,
            notices: Notices::default(),
            view: View::default(),
            version: 0,
            unkept: Vec::new(),
            stores: true,
            jobs: BTreeMap::new(),
            seats: (0..estimators.max(1)).map(|_| Seat::default()).collect(),
            trainer: Trainer::default(),
            clock: Clock::new(speed),
            sources: Sources::default(),
            number: 0,
        }
    }

    /// Whether a cell is on its way without anybody having pressed Run: it comes from the library, or is read.
    pub fn is_busy(&self) -> bool {
        !self.jobs.is_empty()
            || self.plan.as_ref().is_some_and(|plan| {
                plan.places
                    .iter()
                    .any(|place| matches!(place.standing, Standing::Looking | Standing::Kept(_)))
            })
    }

    /// Whether something would be lost if the page were loaded anew.
    pub fn works(&self) -> bool {
        self.phase != Phase::Idle || self.is_busy()
    }

    /// Does what is next: reads, which may make room, brings, trains, and ends where nothing is left.
    fn go_on(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.feed(effects);
        self.bring(effects);
        self.train_next(effects);
        self.end(now, effects);
    }

    /// Ends a sweep of which nothing is left to do.
    fn end(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some(plan) = &self.plan else { return };
        let is_over = plan.places.iter().all(|place| place.standing == Standing::Done);
        if self.phase != Phase::Idle && self.jobs.is_empty() && is_over {
            self.clock.stop(now);
            self.phase = Phase::Idle;
            self.close_trainer(effects);
        }
        if self.phase == Phase::Idle && !self.is_busy() {
            self.close_seats(effects);
        }
    }
}

/// Applies an action at a time in milliseconds; what is to be done outside follows from it.
pub fn reduce(state: &mut State, action: Action, now: f64) -> Vec<Effect> {
    let mut effects = Vec::new();
    let all = &mut effects;
    match action {
        Action::Linked(link) => state.linked(&link, now, all),
        Action::Edit(edit) => state.edit(edit, now, all),
        Action::Run => state.run(now, all),
        Action::Pause => state.pause(now, all),
        Action::Cancel => state.cancel(now, all),
        Action::Source { key, found } => state.source_came(key, found, now, all),
        Action::Shelf { number, found } => state.shelf(number, found),
        Action::Claimed { number, cell, key, claim, at } => state.claimed(number, cell, key, claim, at, all),
        Action::Brought { number, cell, found } => state.brought(number, cell, found),
        Action::Kept { number, cell, result } => state.kept(number, cell, result),
        Action::Trainer { generation, event } => state.hear_trainer(generation, event, now, all),
        Action::Estimator { seat, generation, event } => state.hear_estimator(seat, generation, event, all),
        Action::Opened { name, bytes } => state.open(&name, bytes, now, all),
        Action::Show(show) => state.show(show),
        Action::Say(sentence) => state.notices.say(Topic::Saving, sentence),
        Action::Dismiss(topic) => state.notices.dismiss(topic),
    }
    state.go_on(now, all);
    effects
}
