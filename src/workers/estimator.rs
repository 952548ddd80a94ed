//! The estimator's end: it reads weights and holds no burn.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

use super::messages::{FromEstimator, Ticket, ToEstimator};
use super::port;
use super::turn::next_turn;
use crate::data::Samples;
use crate::evaluation::{Findings, Reader};
use crate::experiment::Reading;
use crate::information::Warnings;
use crate::information::truths::truths;
use crate::text;

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
            }
            None => fail(text::engines::ESTIMATOR_WITHOUT_DATA.into()),
        },
        ToEstimator::Read { ticket, readings, measures, ranges } => {
            let Some(weights) = array else {
                return fail(text::engines::ESTIMATOR_WITHOUT_WEIGHTS.into());
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
        ToEstimator::Predict { rows } => {
            let reader = bench.reader.borrow();
            let (Some(reader), Some(weights)) = (&*reader, array) else {
                return fail(text::engines::PREDICTION_WITHOUT_RUN.into());
            };
            let classes = reader.predicted(&weights, &rows).concat();
            let classes: Vec<f32> = classes.into_iter().map(|class| class as f32).collect();
            port::post(&FromEstimator::Predicted, Some(&classes));
        }
        ToEstimator::Calibrate { job, truth, estimator, samples, seed } => {
            let start = js_sys::Date::now();
            let truths = truths();
            let Some(truth) = truths.iter().find(|known| known.key == truth) else {
                return fail(text::engines::no_distribution(&truth));
            };
            let found = truth.estimated(&estimator, samples, seed);
            let milliseconds = js_sys::Date::now() - start;
            let warnings = found.as_ref().map_or(Warnings::NONE, |found| found.warnings);
            let bits = found.map(|found| found.bits);
            port::post(&FromEstimator::Calibrated { job, bits, warnings, milliseconds }, None);
        }
    }
}

/// Reads what waits.
async fn work(bench: Rc<Bench>) {
    loop {
        // In a statement of its own, so that the queue is not borrowed meanwhile.
        let job = bench.waiting.borrow_mut().pop_front();
        let Some(Job { number, ticket, readings, measures, ranges, weights }) = job else { break };
        let Some(mut reader) = bench.reader.take() else {
            fail(text::engines::ESTIMATOR_WITHOUT_RUN.into());
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
