//! The spec of a figure, kept up with its run.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::store::RunStore;
use crate::charts::{curves, plane};
use crate::experiment::Experiment;
use crate::run::Run;

/// A spec that grows with its run.
pub trait Series: 'static {
    /// What of the run it shows.
    type Of: Copy + PartialEq + 'static;
    fn new(run: &Run, of: Self::Of) -> Self;
    fn follow(&mut self, run: &Run);
}

impl Series for plane::Spec {
    type Of = plane::Shown;
    fn new(run: &Run, of: plane::Shown) -> Self {
        Self::new(run, of)
    }
    fn follow(&mut self, run: &Run) {
        self.follow(run);
    }
}

impl Series for curves::Spec {
    /// A measure, and whether its axis counts steps.
    type Of = (curves::CurveKind, bool);
    fn new(run: &Run, (measure, steps): Self::Of) -> Self {
        Self::new(run, measure).counting(steps)
    }
    fn follow(&mut self, run: &Run) {
        self.follow(run);
    }
}

/// What a spec was made from.
struct Source<Of> {
    store: RunStore,
    of: Of,
    created: String,
    experiment: Experiment,
    epochs: Vec<u32>,
}

impl<Of: Copy + PartialEq> Source<Of> {
    fn new(store: &RunStore, of: Of) -> Self {
        let run = store.run.borrow();
        Self {
            store: store.clone(),
            of,
            created: run.created.clone(),
            experiment: run.experiment.clone(),
            epochs: run.snapshots.iter().map(|snapshot| snapshot.epoch).collect(),
        }
    }

    /// Whether `later` is this run, grown.
    fn grew_to(&self, later: &Self) -> bool {
        Rc::ptr_eq(&self.store.run, &later.store.run)
            && self.of == later.of
            && self.created == later.created
            && later.epochs.starts_with(&self.epochs)
            && self.experiment.trains_like(&later.experiment)
    }
}

/// The spec of the store's run, and a number that changes when it is another run or shows another thing.
#[hook]
pub fn use_spec<S: Series>(store: &RunStore, of: S::Of) -> (Rc<RefCell<S>>, u32) {
    let kept = use_mut_ref(|| None::<(Source<S::Of>, Rc<RefCell<S>>, u32)>);
    let mut kept = kept.borrow_mut();
    let (source, spec, generation) = match kept.take() {
        Some((source, spec, generation)) if source.store == *store && source.of == of => {
            (source, spec, generation)
        }
        before => {
            let source = Source::new(store, of);
            match before {
                Some((old, spec, generation)) if old.grew_to(&source) => {
                    spec.borrow_mut().follow(&store.run.borrow());
                    (source, spec, generation)
                }
                before => {
                    let generation = before.map_or(0, |(_, _, generation)| generation + 1);
                    let spec = S::new(&store.run.borrow(), of);
                    (source, Rc::new(RefCell::new(spec)), generation)
                }
            }
        }
    };
    let answer = (spec.clone(), generation);
    *kept = Some((source, spec, generation));
    answer
}
