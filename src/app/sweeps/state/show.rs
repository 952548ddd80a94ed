//! What of the results is shown.

use serde::{Deserialize, Serialize};

use super::State;
use crate::experiment::choices;
use crate::sweep::Measure;
use crate::text;

choices! {
    /// By whose definition bias and variance are shown.
    Definition {
        KohaviWolpert = "kw" text::sweeps_outcome::KOHAVI_WOLPERT,
        Webb = "webb" text::sweeps_outcome::WEBB,
        Domingos = "domingos" text::sweeps_outcome::DOMINGOS,
    }
}

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    pub measure: Measure,
    /// The axis that runs to the right.
    pub against: usize,
    /// The layer whose information is shown; the last hidden one where none is chosen.
    pub layer: Option<usize>,
    pub definition: Definition,
    /// The two cells that are compared; the first and the last that are done where none are chosen.
    pub pair: [Option<usize>; 2],
}

/// A change of what is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Show {
    Measure(Measure),
    Against(usize),
    Layer(usize),
    Definition(Definition),
    /// The first or the second cell that is compared.
    Pair(usize, usize),
}

impl View {
    /// Keeps what makes sense for any sweep.
    pub(super) fn forget(&mut self) {
        (self.against, self.layer, self.pair) = (0, None, [None; 2]);
    }
}

impl State {
    pub(super) fn show(&mut self, show: Show) {
        let view = &mut self.view;
        match show {
            Show::Measure(measure) => view.measure = measure,
            Show::Against(axis) => view.against = axis,
            Show::Layer(layer) => view.layer = Some(layer),
            Show::Definition(definition) => view.definition = definition,
            Show::Pair(which, cell) => {
                if let Some(place) = view.pair.get_mut(which) {
                    *place = Some(cell);
                }
            }
        }
    }
}
