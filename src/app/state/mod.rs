//! What the page knows: one [`State`], one [`Action`], one reducer, and the [`Effect`]s it asks for.
//!
//! Nothing here knows a browser, so all of it is tested natively.

mod action;
mod beside;
mod clerk;
pub mod commands;
mod display;
mod effect;
mod export;
mod files;
mod hear;
mod keep;
mod link;
mod notices;
mod opening;
mod pool;
mod reduce;
mod reread;
mod setup;
mod source;
mod timeline;
mod training;
mod transport;
mod trial;

#[cfg(test)]
mod tests;

pub use self::beside::Beside;
pub use action::{Action, KeptRun, NotKept, ShippedRun, WorkerEvent};
pub use display::{Display, Origin};
pub use effect::{Desk, Effect, Keep, TrainerBuild};
pub use export::ExportKind;
pub use notices::{Notice, Notices, Remedy, Told};
pub use pool::Pool;
pub use reduce::reduce;
pub use setup::{ControlFault, Setup};
pub use source::Source;
pub use timeline::Timeline;
pub use training::{Phase, Training};
pub use transport::{Primary, Transport};

use self::opening::Opening;
use crate::experiment::Reading;
use crate::view::View;

/// Everything that the page shows.
pub struct State {
    pub setup: Setup,
    pub view: View,
    pub display: Option<Display>,
    pub training: Training,
    pub source: Source,
    pub pool: Pool,
    pub timeline: Timeline,
    pub beside: Beside,
    /// The layer that is pointed at, in the plane or in the network.
    pub lit: Option<usize>,
    pub notices: Notices,
    /// The layer whose values are read, counted from the input side.
    pub pointed: Option<usize>,
    /// Whether the sheet of commands is open.
    pub help: bool,
    /// The shipped run is on its way.
    pub fetching: bool,
    /// The run of the library that can be taken up.
    interrupted: Option<String>,
    opening: Opening,
    /// Runs that have been on display; their number names them in tickets.
    runs: u32,
}

impl State {
    /// The page before its link is read, with an estimator pool of this size.
    pub fn new(estimators: usize) -> Self {
        Self {
            setup: Setup::default(),
            view: View::default(),
            display: None,
            training: Training::default(),
            source: Source::default(),
            pool: Pool::new(estimators),
            timeline: Timeline::default(),
            beside: Beside::default(),
            lit: None,
            notices: Notices::default(),
            pointed: None,
            help: false,
            fetching: false,
            interrupted: None,
            opening: Opening::default(),
            runs: 0,
        }
    }

    /// How the controls ask the run to be read.
    pub fn reading(&self) -> Reading {
        Reading::of(&self.setup.experiment)
    }

    /// Whether a run trains now.
    pub fn trains(&self) -> bool {
        matches!(self.training.phase, Phase::Starting | Phase::Running)
    }

    /// Whether the plane shows another run than the controls describe, and that one is not under way either.
    pub fn shows_earlier_run(&self) -> bool {
        let asked = &self.setup.experiment;
        let under_way = matches!(self.training.phase, Phase::Starting | Phase::Running | Phase::Paused);
        let awaited = under_way && self.trains_as_asked();
        !awaited && self.display.as_ref().is_some_and(|d| !d.store.run.borrow().experiment.trains_like(asked))
    }
}
