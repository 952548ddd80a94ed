//! The worker that computes what stands beside the plane.

use super::{Desk, Effect};

/// That worker, if there is one.
#[derive(Default)]
pub(super) struct Clerk {
    /// Counts the workers; news of earlier ones is stale.
    pub generation: u32,
    pub work: Work,
    /// The run whose experiment it was told.
    pub begun: Option<u32>,
    /// Whether one died before.
    pub replaced: bool,
}

/// How far it is with its work.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Work {
    #[default]
    Closed,
    Starting,
    /// It listens; what it was asked for, if anything, is known to who asked.
    Ready,
}

impl Clerk {
    pub fn open(&mut self, effects: &mut Vec<Effect>) {
        (self.work, self.begun) = (Work::Starting, None);
        self.generation += 1;
        effects.push(Effect::OpenTables { desk: Desk::Beside, generation: self.generation });
    }

    pub fn close(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::CloseTables { desk: Desk::Beside });
        self.work = Work::Closed;
        // It may be heard of twice, from itself and from the browser.
        self.generation += 1;
    }
}
