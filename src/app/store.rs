//! The run on display, shared without copying.

use std::cell::RefCell;
use std::rc::Rc;

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

    /// Changes the run and counts the change.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Run) -> T) -> T {
        self.version += 1;
        change(&mut self.run.borrow_mut())
    }
}

impl PartialEq for RunStore {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.run, &other.run) && self.version == other.version
    }
}
