//! The estimator's end: it reads weights and holds no burn.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

use super::messages::{FromEstimator, TableFacts, Ticket, ToEstimator};
use super::port;
use super::tables::{History, Table, Which, of_bound, of_confusion, of_layers, of_measures, of_network};
use super::turn::next_turn;
use crate::bottleneck::{Bound, Joint, Law};
use crate::data::Samples;
use crate::data::table::Table as DataTable;
use crate::evaluation::{Findings, Reader, Seen};
use crate::experiment::{Over, Reading};
use crate::information::truths::truths;
use crate::run::{LayerFacts, content_hash};
use crate::view::Beside;

/// Work gives the event loop its turn this often, in milliseconds, so that it hears "cancel".
const TURN: f64 = 20.0;

/// What the worker holds between messages.
#[derive(Default)]
struct Bench {
    samples: RefCell<Option<Arc<Samples>>>,
    /// Absent while it reads.
    reader: RefCell<Option<Reader>>,
    /// What is to be read next: the page sends one ahead, so that nobody waits for it.
    waiting: RefCell<VecDeque<Job>>,
    /// Whether it reads.
    busy: Cell<bool>,
    /// How many jobs have come, and how many of these are not wanted any more.
    come: Cell<u64>,
    unwanted: Cell<u64>,
    /// The bound of some patterns of the experiment, once it is known.
    bound: RefCell<Option<(Over, Bound)>>,
}

/// A snapshot to be read.
struct Job {
    /// Counts the jobs.
    number: u64,
    ticket: Ticket,
    readings: Vec<String>,
    measures: Option<u32>,
    ranges: Vec<[f32; 2]>,
    weights: Vec<f32>,
}

/// Serves the page for the worker's life.
pub fn serve() {
    super::report_panics(fail);
    let bench = Rc::new(Bench::default());
    port::listen(move |message, array| hear(&bench, message, array), fail);
    port::post(&FromEstimator::Ready, None);
}

fn fail(sentence: String) {
    port::post(&FromEstimator::Failed { sentence }, None);
}

fn hear(bench: &Rc<Bench>, message: ToEstimator, array: Option<Vec<f32>>) {
    match message {
        ToEstimator::Data => {
            bench.samples.replace(array.and_then(Samples::from_array).map(Arc::new));
        }
        ToEstimator::Begin { experiment } => match bench.samples.borrow().as_ref() {
            Some(samples) => {
                bench.reader.replace(Some(Reader::new(&experiment, samples)));
                bench.bound.take();
            }
            None => fail("The estimator was asked to read without data".into()),
        },
        ToEstimator::Read { ticket, readings, measures, ranges } => {
            let Some(weights) = array else {
                return fail("The estimator was asked to read without weights".into());
            };
            let number = bench.come.get() + 1;
            bench.come.set(number);
            let job = Job { number, ticket, readings, measures, ranges, weights };
            bench.waiting.borrow_mut().push_back(job);
            if !bench.busy.replace(true) {
                spawn_local(work(bench.clone()));
            }
        }
        ToEstimator::Cancel => bench.unwanted.set(bench.come.get()),
        ToEstimator::Csv { label, bytes } => {
            let table = DataTable::read(&bytes.0, &label);
            let array = table.as_ref().ok().map(|table| table.samples.to_array());
            let facts = |table: DataTable| TableFacts { hash: content_hash(&bytes.0), about: table.about() };
            port::post(&FromEstimator::Csv { result: table.map(facts) }, array.as_deref());
        }
        ToEstimator::Predict { rows } => {
            let reader = bench.reader.borrow();
            let (Some(reader), Some(weights)) = (&*reader, array) else {
                return fail("The estimator was asked to predict before it knew the run".into());
            };
            let classes = reader.predicted(&weights, &rows).concat();
            let classes: Vec<f32> = classes.into_iter().map(|class| class as f32).collect();
            port::post(&FromEstimator::Predicted, Some(&classes));
        }
        ToEstimator::Calibrate { job, truth, estimator, samples, seed } => {
            let start = js_sys::Date::now();
            let truths = truths();
            let Some(truth) = truths.iter().find(|known| known.key == truth) else {
                return fail(format!("There is no distribution “{truth}”"));
            };
            let found = truth.estimated(&estimator, samples, seed);
            let milliseconds = js_sys::Date::now() - start;
            port::post(&FromEstimator::Calibrated { job, bits: found, milliseconds }, None);
        }
        ToEstimator::Bound { over } => match bound(bench, over) {
            Some((bound, ..)) => {
                let Bound { curve, words, .. } = &bound;
                let (label_information, gap, source) = (curve.label_information, curve.gap, curve.source);
                let (words, points) = (words.clone(), curve.points.len());
                let message = FromEstimator::Bound { words, label_information, gap, source, points };
                port::post(&message, Some(&bound.to_array()));
            }
            None => fail("The estimator was asked for a bound before it knew the data".into()),
        },
        ToEstimator::Table { table, reading, moments, network } => {
            let array = array.unwrap_or_default();
            let found = match table {
                Beside::Network => seen(bench, &reading, &moments, network, &array),
                _ => tables(bench, table, &reading, &moments, array).map(|tables| (tables, None)),
            };
            match found {
                Some((tables, seen)) => port::post(&FromEstimator::Tables { tables }, seen.as_deref()),
                None => fail("The estimator was asked for a table before it knew the run".into()),
            }
        }
    }
}

/// The bound of some patterns, their p(x, y), and how many they are.
fn bound(bench: &Bench, over: Over) -> Option<(Bound, Joint, usize)> {
    let reader = bench.reader.borrow();
    let reader = reader.as_ref()?;
    let samples = reader.samples();
    let rows = reader.split(0).rows(over);
    let (patterns, joint) = (rows.len(), Joint::over(samples, rows));
    let known = bench.bound.borrow().as_ref().filter(|known| known.0 == over).map(|known| known.1.clone());
    let found = match known {
        Some(known) => known,
        // It ends with the worker where it is wanted no more.
        None => Bound::of(&joint, Law::of(reader.experiment(), over), &mut |_| true)?,
    };
    bench.bound.replace(Some((over, found.clone())));
    Some((found, joint, patterns))
}

/// A table beside the plane; `None` before the experiment is known.
fn tables(
    bench: &Bench,
    table: Beside,
    reading: &str,
    moments: &[(u32, u64)],
    array: Vec<f32>,
) -> Option<Vec<Table>> {
    let epoch = moments.last().map_or(0, |moment| moment.0);
    let over = bench.reader.borrow().as_ref()?.experiment().over;
    let reading = Reading::parse(reading, over)?;
    if table == Beside::Bound {
        let (bound, joint, patterns) = bound(bench, reading.over)?;
        return Some(of_bound(&bound, &joint, patterns));
    }
    let reader = bench.reader.borrow();
    let reader = reader.as_ref()?;
    Some(match table {
        Beside::Measures => of_measures(epoch, &array),
        Beside::Confusion => of_confusion(epoch, reader.samples().classes, &reader.confusion(&array)),
        Beside::Layers => {
            let names: Vec<String> =
                LayerFacts::of(reader.shape()).into_iter().map(|layer| layer.name).collect();
            let (epochs, steps) = moments.iter().copied().unzip();
            let networks = reader.experiment().networks;
            let history = History { networks, epochs, steps, numbers: array };
            let words = format!("{}, {}", reading.estimator.short(), reading.over.label());
            of_layers(&names, &history, &words, reader.experiment().seed)
        }
        // The page has these itself, or they are above, or below.
        Beside::Values | Beside::Bound | Beside::Network => Vec::new(),
    })
}

/// One network's neurons as a table and as pictures; `None` before the experiment is known.
fn seen(
    bench: &Bench,
    reading: &str,
    moments: &[(u32, u64)],
    network: usize,
    weights: &[f32],
) -> Option<(Vec<Table>, Option<Vec<f32>>)> {
    let reader = bench.reader.borrow();
    let reader = reader.as_ref()?;
    let reading = Reading::parse(reading, reader.experiment().over)?;
    let seen = reader.look(weights, network, reading).map(Seen::new);
    let epoch = moments.last().map_or(0, |moment| moment.0);
    let which = Which { network, networks: reader.experiment().networks, epoch };
    let samples = reader.split(network).rows(reading.over).len();
    let tables = of_network(which, reader.shape(), weights, seen.as_ref(), reading, samples);
    Some((tables, seen.map(Seen::into_numbers)))
}

/// Reads what waits.
async fn work(bench: Rc<Bench>) {
    loop {
        // In a statement of its own, so that the queue is not borrowed meanwhile.
        let job = bench.waiting.borrow_mut().pop_front();
        let Some(Job { number, ticket, readings, measures, ranges, weights }) = job else { break };
        let Some(mut reader) = bench.reader.take() else {
            fail("The estimator was asked to read before it knew the run".into());
            break;
        };
        reader.set_ranges(ranges);
        let wanted = || number > bench.unwanted.get();
        let found = match wanted() {
            true => read(&mut reader, &weights, &readings, measures, wanted).await,
            false => None,
        };
        // A new run may have begun meanwhile.
        bench.reader.borrow_mut().get_or_insert(reader);
        match found {
            Some(findings) => port::post(&FromEstimator::Findings { ticket, findings }, None),
            None => port::post(&FromEstimator::Cancelled { ticket }, None),
        }
    }
    bench.busy.set(false);
}

/// Reads one snapshot; `None` where it is wanted no more.
async fn read(
    reader: &mut Reader,
    weights: &[f32],
    readings: &[String],
    measures: Option<u32>,
    wanted: impl Fn() -> bool,
) -> Option<Findings> {
    let over = reader.experiment().over;
    let readings: Vec<Reading> = readings.iter().filter_map(|key| Reading::parse(key, over)).collect();
    let mut turned = js_sys::Date::now();
    let keep_on = async || {
        if js_sys::Date::now() - turned > TURN {
            next_turn().await;
            turned = js_sys::Date::now();
        }
        wanted()
    };
    let mut findings = reader.read_in_steps(weights, &readings, measures.is_some(), keep_on).await?;
    if let Some(epoch) = measures {
        findings.gradients = reader.gradients(weights, epoch + 1);
    }
    Some(findings)
}
