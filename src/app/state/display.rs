//! The run on display and where it came from.

use std::collections::{BTreeMap, BTreeSet};

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
    /// What names it in the library, where it is kept.
    pub kept: Option<String>,
    /// The file that it came from, until the library has it.
    pub(super) file: Option<String>,
    /// Snapshots whose readings are not in the library yet.
    pub(super) unkept: BTreeSet<usize>,
    /// Whether nothing was left to train, before the last epoch perhaps.
    pub(super) ended: bool,
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
    /// It was opened from a file, or from the library.
    Opened,
}

impl Display {
    /// How many snapshots there are.
    pub fn snapshots(&self) -> usize {
        self.store.run.borrow().snapshots.len()
    }

    /// Whether nothing is left to train.
    pub(super) fn is_finished(&self) -> bool {
        let run = self.store.run.borrow();
        self.ended || run.snapshots.last().is_some_and(|last| last.epoch >= run.experiment.epochs)
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
        // What is going with the run before.
        self.keep_unkept(effects);
        self.runs += 1;
        self.timeline = Timeline::at_end(run.snapshots.len());
        self.display = Some(Display {
            number: self.runs,
            store: RunStore::new(run),
            origin,
            kept: None,
            file: None,
            unkept: BTreeSet::new(),
            ended: false,
            ranges: BTreeMap::new(),
            range: Vec::new(),
        });
        self.fetching = false;
        self.look_at_epoch();
        self.reread(effects);
    }

    /// How many snapshots are on display.
    pub(super) fn snapshots(&self) -> usize {
        self.display.as_ref().map_or(0, Display::snapshots)
    }
}
