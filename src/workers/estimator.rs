//! The estimator's end: it reads weights and holds no burn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::messages::{FromEstimator, Ticket, ToEstimator};
use super::port;
use super::turn::next_turn;
use crate::evaluation::{Findings, Reader};
use crate::experiment::Reading;
use crate::information::truths::truths;

/// Work gives the event loop its turn this often, in milliseconds, so that it hears "cancel".
const TURN: f64 = 20.0;

/// What the worker holds between messages.
#[derive(Default)]
struct Bench {
    /// Absent while it reads.
    reader: RefCell<Option<Reader>>,
    /// Whether what is being read is still wanted.
    wanted: Cell<bool>,
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
        ToEstimator::Begin { experiment } => {
            bench.reader.replace(Some(Reader::new(&experiment)));
        }
        ToEstimator::Read { ticket, readings, measures, ranges } => {
            let (Some(mut reader), Some(weights)) = (bench.reader.take(), array) else {
                return fail("The estimator was asked to read before it knew the run".into());
            };
            bench.wanted.set(true);
            reader.set_ranges(ranges);
            let bench = bench.clone();
            spawn_local(async move {
                let found = read(&mut reader, &weights, &readings, measures, &bench.wanted).await;
                // A new run may have begun meanwhile.
                bench.reader.borrow_mut().get_or_insert(reader);
                answer(ticket, found);
            });
        }
        ToEstimator::Cancel => bench.wanted.set(false),
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
    }
}

fn answer(ticket: Ticket, found: Option<Findings>) {
    match found {
        Some(findings) => port::post(&FromEstimator::Findings { ticket, findings }, None),
        None => port::post(&FromEstimator::Cancelled { ticket }, None),
    }
}

/// Reads one snapshot; `None` where it is wanted no more.
async fn read(
    reader: &mut Reader,
    weights: &[f32],
    readings: &[String],
    measures: Option<u32>,
    wanted: &Cell<bool>,
) -> Option<Findings> {
    let over = reader.experiment().over;
    let readings: Vec<Reading> = readings.iter().filter_map(|key| Reading::parse(key, over)).collect();
    let mut turned = js_sys::Date::now();
    let keep_on = async || {
        if js_sys::Date::now() - turned > TURN {
            next_turn().await;
            turned = js_sys::Date::now();
        }
        wanted.get()
    };
    let mut findings = reader.read_in_steps(weights, &readings, measures.is_some(), keep_on).await?;
    if let Some(epoch) = measures {
        findings.gradients = reader.gradients(weights, epoch + 1);
    }
    Some(findings)
}
