//! The run on display and where it came from.

use std::collections::BTreeMap;

use super::{Effect, State, Timeline};
use crate::app::store::RunStore;
use crate::evaluation::widest;
use crate::run::Run;

/// The run on display.
pub struct Display {
    /// Names it in tickets: what is found for another number is stale.
    pub number: u32,
    pub store: RunStore,
    pub origin: Origin,
    /// Each layer's range in the snapshots where it is known.
    pub(super) ranges: BTreeMap<usize, Vec<[f32; 2]>>,
    /// Each layer's range in the whole run, by which it was read; empty where not known.
    pub(super) range: Vec<[f32; 2]>,
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

    /// Each layer's range in all snapshots; empty while it is not known of one that has weights.
    pub(super) fn whole_range(&self) -> Vec<[f32; 2]> {
        let run = self.store.run.borrow();
        let mut whole = Vec::new();
        for (i, _) in run.snapshots.iter().enumerate().filter(|(_, snapshot)| snapshot.weights.is_some()) {
            match self.ranges.get(&i) {
                Some(ranges) => whole = widest(&whole, ranges.iter().copied()),
                None => return Vec::new(),
            }
        }
        whole
    }
}

impl State {
    /// Puts a run on display, in the place of the one before.
    pub(super) fn show(&mut self, run: Run, origin: Origin, effects: &mut Vec<Effect>) {
        self.runs += 1;
        self.timeline = Timeline::at_end(run.snapshots.len());
        self.display = Some(Display {
            number: self.runs,
            store: RunStore::new(run),
            origin,
            ranges: BTreeMap::new(),
            range: Vec::new(),
        });
        self.fetching = false;
        self.reread(effects);
    }

    /// How many snapshots are on display.
    pub(super) fn snapshots(&self) -> usize {
        self.display.as_ref().map_or(0, Display::snapshots)
    }
}
