//! The estimator's end: it reads weights and holds no burn.

use std::cell::RefCell;
use std::rc::Rc;

use super::messages::{FromEstimator, ToEstimator};
use super::port;
use crate::evaluation::Reader;
use crate::experiment::Reading;

/// Serves the page for the worker's life.
pub fn serve() {
    super::report_panics(|sentence| port::post(&FromEstimator::Failed { sentence }, None));
    let reader: Rc<RefCell<Option<Reader>>> = Rc::default();
    port::listen(
        move |message, array| match answer(&mut reader.borrow_mut(), message, array) {
            Ok(Some(answer)) => port::post(&answer, None),
            Ok(None) => {}
            Err(sentence) => port::post(&FromEstimator::Failed { sentence }, None),
        },
        |sentence| port::post(&FromEstimator::Failed { sentence }, None),
    );
    port::post(&FromEstimator::Ready, None);
}

fn answer(
    reader: &mut Option<Reader>,
    message: ToEstimator,
    array: Option<Vec<f32>>,
) -> Result<Option<FromEstimator>, String> {
    match message {
        ToEstimator::Begin { experiment } => {
            *reader = Some(Reader::new(&experiment));
            Ok(None)
        }
        ToEstimator::Read { ticket, readings, measures } => {
            let (Some(reader), Some(weights)) = (reader, array) else {
                return Err("The estimator was asked to read before it knew the run".into());
            };
            let over = reader.experiment().over;
            let readings: Vec<Reading> =
                readings.iter().filter_map(|key| Reading::parse(key, over)).collect();
            let mut findings = reader.read(&weights, &readings, measures.is_some());
            if let Some(epoch) = measures {
                findings.gradients = reader.gradients(&weights, epoch + 1);
            }
            Ok(Some(FromEstimator::Findings { ticket, findings }))
        }
    }
}
