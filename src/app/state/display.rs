//! The run on display and where it came from.

use super::{Effect, State, Timeline};
use crate::app::store::RunStore;
use crate::run::Run;

/// The run on display.
pub struct Display {
    /// Names it in tickets: what is found for another number is stale.
    pub number: u32,
    pub store: RunStore,
    pub origin: Origin,
}

/// Where a run came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It ships with the page; `asked` once its weights were sent for, `save` if it is to be saved with them.
    Shipped { asked: bool, save: bool },
    /// It was trained here.
    Trained,
    /// It was opened from a file.
    Opened,
}

impl Display {
    /// How many snapshots there are.
    pub fn snapshots(&self) -> usize {
        self.store.run.borrow().snapshots.len()
    }
}

impl State {
    /// Puts a run on display, in the place of the one before.
    pub(super) fn show(&mut self, run: Run, origin: Origin, effects: &mut Vec<Effect>) {
        self.runs += 1;
        self.timeline = Timeline::at_end(run.snapshots.len());
        self.display = Some(Display { number: self.runs, store: RunStore::new(run), origin });
        self.fetching = false;
        self.reread(effects);
    }

    /// How many snapshots are on display.
    pub(super) fn snapshots(&self) -> usize {
        self.display.as_ref().map_or(0, Display::snapshots)
    }
}
