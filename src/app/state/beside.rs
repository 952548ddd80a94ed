//! What stands beside the plane: a table, and the bounds, computed by a worker of their own so that nobody waits.

use std::rc::Rc;
use std::sync::Arc;

use super::clerk::{Clerk, Work};
use super::{Desk, Effect, Origin, ShippedRun, State, WorkerEvent};
use crate::bottleneck::{Bound, Curve, Law};
use crate::charts::plane::{Bounds, Limits, Shown};
use crate::evaluation::Seen;
use crate::experiment::{Experiment, Over, Part, Reading, TABLE};
use crate::run::{Run, Snapshot};
use crate::text;
use crate::view::{Beside as Choice, Networks, Region};
use crate::workers::messages::{FromTables, ToTables};
use crate::workers::tables::Table;

/// The tables and bounds that are known, and who computes them.
#[derive(Default)]
pub struct Beside {
    pub(super) clerk: Clerk,
    /// What it computes now.
    asked: Option<Job>,
    /// The bounds of the run on display.
    pub bounds: Bounds,
    /// What decides the data of these bounds.
    data: String,
    /// The run on display whose data that is.
    number: u32,
    /// The last tables with what was seen of a network, and what was asked for.
    tables: Option<(Job, Rc<Vec<Table>>, Option<Seen>)>,
    /// The run whose weights were sent for.
    fetched: u32,
    /// Whether its worker failed twice.
    failed: bool,
}

/// One thing to compute.
#[derive(Clone, Debug, PartialEq)]
enum Job {
    Bound(Over),
    Table {
        table: Choice,
        reading: Reading,
        run: u32,
        /// The snapshot; of tables over the whole run how often that has changed.
        at: usize,
        /// The network that is looked at, where one is.
        network: usize,
    },
}

/// What is to be said in the place of a table.
pub type Waiting = &'static str;

impl State {
    /// Shows something else beside the plane, by a key of the link.
    pub(super) fn look(&mut self, key: &str, value: &str, effects: &mut Vec<Effect>) {
        // What was pointed at may be gone.
        self.lit = None;
        if self.view.apply(key, value).is_none() {
            // One network alone in the plane is looked at beside it too.
            if let (Networks::One(number), "show") = (self.view.look.networks, key) {
                self.view.network = number;
            }
            self.write_link(effects);
        }
    }

    /// The bounds that are drawn.
    pub fn bounds(&self) -> Bounds {
        let known = self.beside.bounds.known.iter().filter(|_| self.view.bound).cloned().collect();
        Bounds { known, dib: self.view.dib }
    }

    /// The table beside the plane, and what is to be said where it is not there or not the one that is asked for.
    pub fn table(&self) -> (Option<Rc<Vec<Table>>>, Option<Waiting>) {
        let asked = self.table_job();
        let beside = &self.beside;
        let same = |job: &Job| matches!(job, Job::Table { table, .. } if *table == self.view.beside);
        // What was shown stays until there is something newer.
        let known = beside.tables.as_ref().filter(|(job, ..)| same(job));
        let says = match (asked, known) {
            (Ok(job), Some((of, ..))) if *of == job => None,
            (Ok(_), _) if beside.failed => Some(text::beside::FAILED),
            (Ok(_), _) => Some(text::beside::COMPUTING),
            (Err(waiting), _) => Some(waiting),
        };
        let shown = known.filter(|_| says.is_none_or(|says| says == text::beside::COMPUTING));
        (shown.map(|known| known.1.clone()), says)
    }

    /// The network that is looked at, and what was seen of one of this run.
    pub fn seen(&self) -> (usize, Option<Seen>) {
        let number = self.display.as_ref().map(|display| display.number);
        let of_run = |job: &Job| matches!(job, Job::Table { run, .. } if Some(*run) == number);
        let known = self.beside.tables.as_ref().filter(|(job, ..)| of_run(job));
        (self.network(), known.and_then(|known| known.2.clone()))
    }

    /// The last network where there are fewer than asked for.
    fn network(&self) -> usize {
        let networks = self.display.as_ref().map_or(1, |d| d.store.run.borrow().experiment.networks);
        (self.view.network as usize).min(networks).saturating_sub(1)
    }

    /// The tables that the page cannot make itself; what keeps them waiting, or nothing to be said.
    fn table_job(&self) -> Result<Job, Waiting> {
        let Some(display) = &self.display else { return Err("") };
        let table = self.view.beside;
        let (reading, run) = (self.reading(), display.number);
        let at = self.timeline.cursor;
        let store = display.store.run.borrow();
        let Some(snapshot) = store.snapshots.get(at) else { return Err("") };
        let network = if table == Choice::Network { self.network() } else { 0 };
        let job = |at| Ok(Job::Table { table, reading, run, at, network });
        match table {
            Choice::Values => Err(""),
            _ if !store.has_data() => Err(text::beside::NO_DATA),
            Choice::Measures if snapshot.metrics.is_empty() => Err(text::beside::READING),
            Choice::Confusion | Choice::Network if snapshot.weights.is_none() => match display.origin {
                Origin::Shipped { asked, .. } if asked || self.beside.fetched != run => {
                    Err(text::beside::FETCHING)
                }
                _ => Err(text::beside::NO_WEIGHTS),
            },
            Choice::Measures | Choice::Confusion | Choice::Network => job(at),
            Choice::Layers if self.trains() || self.pool.progress().is_some() => Err(text::beside::TRAINING),
            Choice::Layers => job(display.store.version as usize),
            Choice::Bound => job(0),
        }
    }

    /// Asks for what is shown beside the plane and is not known yet, one thing after the other.
    pub(super) fn compute_beside(&mut self, effects: &mut Vec<Effect>) {
        self.settle_data(effects);
        if self.table_job() == Err(text::beside::FETCHING) {
            self.fetch_weights(effects);
            self.beside.fetched = self.beside.number;
        }
        let job = self.next_job();
        let Some(display) = &self.display else { return };
        let Beside { clerk, asked, failed, .. } = &mut self.beside;
        let (Some(job), None, false) = (job, &asked, *failed) else { return };
        let mut tell =
            |message, array| effects.push(Effect::TellTables { desk: Desk::Beside, message, array });
        match clerk.work {
            Work::Closed => clerk.open(effects),
            Work::Ready => {
                let run = display.store.run.borrow();
                if clerk.begun.replace(display.number) != Some(display.number) {
                    let data = run.data().ok().map(|samples| Arc::new(samples.to_array()));
                    tell(ToTables::Data, data);
                    let (experiment, law) = (Box::new(run.experiment.clone()), Law::of(&run.experiment));
                    tell(ToTables::Begin { experiment, law }, None);
                }
                let (message, array) = match &job {
                    Job::Bound(over) => (ToTables::Bound { over: *over }, None),
                    Job::Table { table, reading, at, network, .. } => {
                        told(*table, *reading, *at, *network, &run)
                    }
                };
                tell(message, array);
                *asked = Some(job);
            }
            Work::Starting => {}
        }
    }

    /// Forgets the bounds of other data, and leaves what is computed for these.
    fn settle_data(&mut self, effects: &mut Vec<Effect>) {
        let Some(display) = &self.display else { return };
        let beside = &mut self.beside;
        let run = display.store.run.borrow();
        if beside.number != display.number {
            beside.number = display.number;
            let data = data_of(&run.experiment);
            if beside.data != data {
                beside.data = data;
                beside.bounds.known.clear();
                if beside.asked.take().is_some() {
                    beside.clerk.close(effects);
                }
            }
        }
        // Where y follows from x the bound is known without a worker.
        for over in overs(&self.setup.experiment).filter(|_| self.view.bound) {
            if beside.bounds.of(over).is_none() && is_certain(&run.facts) {
                let law = Law::of(&run.experiment).over(over);
                let entropy = Limits::new(&run, over).entropy;
                beside.bounds.known.push((over, Rc::new(Bound::deterministic(entropy, law))));
            }
        }
    }

    /// What is wanted and not known: the table before the bounds.
    fn next_job(&self) -> Option<Job> {
        let known = self.beside.tables.as_ref().map(|tables| &tables.0);
        let table = self.table_job().ok().filter(|job| self.view.shows(Region::Curves) && known != Some(job));
        let has_data = self.display.as_ref().is_some_and(|display| display.store.run.borrow().has_data());
        let bound = || {
            let missing = |over: &Over| self.view.bound && has_data && self.beside.bounds.of(*over).is_none();
            overs(&self.setup.experiment).find(missing).map(Job::Bound)
        };
        table.or_else(bound)
    }

    /// Sends for the weights of the run that ships with the page.
    pub(super) fn fetch_weights(&mut self, effects: &mut Vec<Effect>) {
        if let Some(Origin::Shipped { asked: false, save }) = self.display.as_ref().map(|d| d.origin) {
            effects.push(Effect::Fetch(ShippedRun::Full));
            self.set_shipped(true, save);
        }
    }

    /// Hears the worker that computes what stands beside the plane.
    pub(super) fn hear_beside(
        &mut self,
        generation: u32,
        event: WorkerEvent<FromTables>,
        effects: &mut Vec<Effect>,
    ) {
        let beside = &mut self.beside;
        if beside.clerk.generation != generation {
            return;
        }
        beside.clerk.work = Work::Ready;
        match event {
            WorkerEvent::Said(FromTables::Bound { words, label_information, gap, source, points }, array) => {
                let curve = Curve { points: Vec::new(), label_information, gap, source };
                let bound = Bound::from_array(&array.unwrap_or_default(), points, curve, words);
                if let Some(Job::Bound(over)) = beside.asked.take() {
                    beside.bounds.known.push((over, Rc::new(bound)));
                }
            }
            WorkerEvent::Said(FromTables::Tables { tables }, array) => {
                let seen = array.map(Seen::new);
                beside.tables = beside.asked.take().map(|job| (job, Rc::new(tables), seen));
            }
            WorkerEvent::Said(FromTables::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                beside.asked = None;
                beside.clerk.close(effects);
                if std::mem::replace(&mut beside.clerk.replaced, true) {
                    beside.failed = true;
                    self.notices.say(text::beside::not_computed(&sentence));
                }
            }
            WorkerEvent::Said(..) => {}
        }
    }
}

/// The patterns of the planes.
fn overs(asked: &Experiment) -> impl Iterator<Item = Over> {
    Shown::of(asked).into_iter().map(|shown| shown.reading.over)
}

/// Whether y follows from x.
fn is_certain(facts: &crate::run::Facts) -> bool {
    (facts.label_entropy - facts.input_label_information).abs() < 1e-9
}

/// Parameters that no data set depends on. One that is not known here is taken as one that matters.
const DATALESS: [&str; 13] = [
    "net", "act", "init", "loss", "opt", "lr", "decay", "batch", "epochs", "nets", "log", "engine", "workers",
];

/// What decides the data of an experiment.
fn data_of(experiment: &Experiment) -> String {
    let rows = TABLE.iter().filter(|row| row.part != Part::Reading && !DATALESS.contains(&row.key));
    rows.map(|row| row.read(experiment) + "&").collect()
}

/// What the worker is told to fill a table.
fn told(
    table: Choice,
    reading: Reading,
    at: usize,
    network: usize,
    run: &Run,
) -> (ToTables, Option<Arc<Vec<f32>>>) {
    let snapshots = &run.snapshots;
    let one = snapshots.get(at).filter(|_| table != Choice::Layers);
    let whole = snapshots.iter().filter(|s| table == Choice::Layers && s.information.contains_key(&reading));
    let shown: Vec<&Snapshot> = one.into_iter().chain(whole).collect();
    let moments = shown.iter().map(|snapshot| (snapshot.epoch, snapshot.step)).collect();
    let numbers = match table {
        Choice::Measures => Some(Arc::new(measures(&shown))),
        Choice::Layers => Some(Arc::new(history(&shown, &reading))),
        Choice::Confusion => one.and_then(|snapshot| snapshot.weights.clone()),
        Choice::Network => {
            one.and_then(|snapshot| snapshot.weights_of(network, run)).map(|own| Arc::new(own.to_vec()))
        }
        Choice::Values | Choice::Bound => None,
    };
    (ToTables::Table { table, reading: reading.to_string(), moments, network }, numbers)
}

/// [network][part][measure].
fn measures(shown: &[&Snapshot]) -> Vec<f32> {
    let parts = shown.iter().flat_map(|s| &s.metrics).flat_map(|network| [network.train, network.holdout]);
    let numbers = parts.flat_map(|m| [m.loss, m.accuracy, m.precision, m.recall, m.f1, m.perplexity]);
    numbers.map(|value| value as f32).collect()
}

/// [moment][network][I(X;T) of each layer, SNR of each layer, accuracy on the hold-out].
fn history(shown: &[&Snapshot], reading: &Reading) -> Vec<f32> {
    let mut numbers = Vec::new();
    for snapshot in shown {
        for (i, points) in snapshot.information.get(reading).into_iter().flatten().enumerate() {
            numbers.extend(points.iter().map(|point| point.ixt as f32));
            let snr = |layer: usize| Some(snapshot.gradients.get(i)?.get(layer)?.snr as f32);
            numbers.extend((0..points.len()).map(|layer| snr(layer).unwrap_or(f32::NAN)));
            numbers.push(snapshot.metrics.get(i).map_or(f32::NAN, |metrics| metrics.holdout.accuracy as f32));
        }
    }
    numbers
}
