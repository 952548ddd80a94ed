//! The run on display, shared without copying.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::experiment::Reading;
use crate::run::Run;

/// The run on display: append-only, and `version` grows with every change, so that props compare in no time.
#[derive(Clone)]
pub struct RunStore {
    pub run: Rc<RefCell<Run>>,
    pub version: u32,
}

impl RunStore {
    /// Takes a run into the store.
    pub fn new(run: Run) -> Self {
        Self { run: Rc::new(RefCell::new(run)), version: 0 }
    }

    /// The run without what was read by some readings, in a store of its own: figures begin anew.
    pub fn without(&self, gone: impl Fn(&Reading) -> bool) -> Self {
        let mut run = self.run.borrow().clone();
        for snapshot in &mut run.snapshots {
            snapshot.information.retain(|reading, _| !gone(reading));
        }
        Self::new(run)
    }

    /// Changes the run and counts the change.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Run) -> T) -> T {
        self.version += 1;
        change(&mut self.run.borrow_mut())
    }
}

/// Its version: a run is too much for a line.
impl fmt::Debug for RunStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunStore").field("version", &self.version).finish_non_exhaustive()
    }
}

impl PartialEq for RunStore {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run) && self.version == other.version
    }
}
