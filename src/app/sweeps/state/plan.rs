//! A sweep, its cells, and how far each of them is.

use crate::sweep::{Cell, Draft, Holdouts, Outcome, Sweep, cost, training_key};
use crate::text;

/// More cells are for the command line.
pub const MOST_CELLS: usize = 400;

/// The sweep that the form describes.
pub struct Plan {
    /// Names it in news.
    pub number: u32,
    pub sweep: Sweep,
    /// In the order of the sweep's cells.
    pub places: Vec<Place>,
    pub(super) holdouts: Holdouts,
    /// Whether a cell is on its way from the library.
    pub(super) brings: bool,
}

/// A cell and how far it is.
pub struct Place {
    pub cell: Cell,
    /// The same for cells that train alike.
    pub key: String,
    /// What it costs to train.
    pub cost: f64,
    pub standing: Standing,
    pub done: Option<Done>,
    /// Its id in the library, while it comes from there.
    pub(super) coming: Option<String>,
}

/// How far a cell is.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// The library is being asked for it.
    Looking,
    /// It has to be trained.
    Missing,
    /// Another page of this browser trains it.
    Elsewhere,
    /// It is in the library under this id.
    Kept(String),
    /// It is on its way from the library.
    Coming,
    /// It is being claimed, or its trainer starts.
    Starting,
    /// The last epoch that has ended.
    Training(u32),
    /// It is being read.
    Reading,
    Done,
}

/// What came of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub outcome: Outcome,
    /// [layers][snapshots]: where both are known.
    pub ways: Vec<Vec<Stop>>,
    /// Its id in the library, where it is kept.
    pub id: Option<String>,
}

/// Where a layer is in the plane at an epoch, means over the networks, bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    pub epoch: u32,
    pub ixt: f64,
    pub ity: f64,
}

impl Plan {
    /// A sweep that the page can hold.
    pub(super) fn checked(sweep: Sweep) -> Result<Sweep, String> {
        let cells: usize = sweep.axes().iter().map(|axis| axis.values.len()).product();
        match cells <= MOST_CELLS {
            true => Ok(sweep),
            false => Err(text::sweeps_plan::too_many(cells, MOST_CELLS)),
        }
    }

    /// A sweep of which nothing is known yet.
    pub(super) fn new(number: u32, sweep: Sweep) -> Self {
        let cells = sweep.cells();
        let holdouts = Holdouts::new(&cells);
        let place = |cell: Cell| Place {
            key: training_key(&cell.experiment),
            cost: cost(&cell.experiment),
            standing: Standing::Looking,
            done: None,
            coming: None,
            cell,
        };
        Self { number, places: cells.into_iter().map(place).collect(), sweep, holdouts, brings: false }
    }

    /// What is known so far, in the order of the cells.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.places.iter().filter_map(|place| Some(place.done.as_ref()?.outcome.clone())).collect()
    }

    /// How many cells are done.
    pub fn done(&self) -> usize {
        self.places.iter().filter(|place| place.done.is_some()).count()
    }

    /// Whether estimators need critics for a reading of the sweep.
    pub(super) fn is_neural(&self) -> bool {
        let readings = self.places.iter().flat_map(|place| place.cell.experiment.readings());
        readings.into_iter().any(|reading| reading.estimator.family.is_neural())
    }

    /// What the library writes beside a run of the sweep.
    pub(super) fn note(&self) -> String {
        let (name, link) = (self.sweep.name(), Draft::of(&self.sweep).to_link());
        if name.is_empty() { text::sweeps_plan::note(&link) } else { text::sweeps_plan::note_of(name, &link) }
    }
}
