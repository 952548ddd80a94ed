//! The hands of a leading trainer: workers of its kind, each with a share of the networks.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;

use crate::experiment::Experiment;
use crate::text;
use crate::training::TrainingError;
use crate::workers::messages::{Checkpoint, FromHand, ToTrainer};
use crate::workers::port::WorkerPort;
use crate::workers::turn::promise;

/// The trainer without burn; relative to the script of the worker that leads.
const SCRIPT: &str = "./worker.js?trainer";

/// Another worker and what it has said and nobody has heard yet.
pub struct Hand {
    port: WorkerPort,
    heard: Rc<RefCell<Heard>>,
}

type Answer = Result<(FromHand, Option<Vec<f32>>), String>;

#[derive(Default)]
struct Heard {
    answers: VecDeque<Answer>,
    wake: Option<Function>,
}

impl Hand {
    /// Starts a worker.
    ///
    /// # Errors
    /// Where the browser starts no worker from a worker.
    pub fn open() -> Result<Self, TrainingError> {
        let heard = Rc::new(RefCell::new(Heard::default()));
        let take = |answer: Answer, heard: &RefCell<Heard>| {
            let mut heard = heard.borrow_mut();
            heard.answers.push_back(answer);
            if let Some(wake) = heard.wake.take() {
                let _ = wake.call0(&JsValue::UNDEFINED);
            }
        };
        let (said, died) = (heard.clone(), heard.clone());
        let port = WorkerPort::open(
            SCRIPT,
            move |message, array| take(Ok((message, array)), &said),
            move |why| take(Err(why), &died),
        );
        Ok(Self { port: port.map_err(TrainingError)?, heard })
    }

    /// Waits until it listens, and tells it its share; `data` is [`Samples::to_array`](crate::data::Samples::to_array).
    ///
    /// # Errors
    /// Where the worker fails.
    pub async fn begin(
        &self,
        experiment: &Experiment,
        data: &[f32],
        from: Option<(Checkpoint, &[f32])>,
        share: &Range<usize>,
    ) -> Result<(), TrainingError> {
        let (ready, _) = self.answer().await?;
        let FromHand::Ready = ready else { return Err(unexpected()) };
        self.port.post(&ToTrainer::Data, Some(data));
        let (from, array) = from.unzip();
        let Range { start: first, end } = *share;
        let experiment = Box::new(experiment.clone());
        self.port.post(&ToTrainer::Share { experiment, from, first, end }, array);
        Ok(())
    }

    /// Sends a message.
    pub fn tell(&self, message: &ToTrainer) {
        self.port.post(message, None);
    }

    /// Its next message.
    ///
    /// # Errors
    /// Where it failed.
    pub async fn answer(&self) -> Result<(FromHand, Option<Vec<f32>>), TrainingError> {
        loop {
            if let Some(answer) = self.heard.borrow_mut().answers.pop_front() {
                return match answer {
                    Ok((FromHand::Failed { sentence }, _)) | Err(sentence) => Err(TrainingError(sentence)),
                    Ok(answer) => Ok(answer),
                };
            }
            promise(|resolve| self.heard.borrow_mut().wake = Some(resolve)).await;
        }
    }
}

pub fn unexpected() -> TrainingError {
    TrainingError(text::engines::UNASKED_ANSWER.into())
}

/// How many workers are to train an experiment on the CPU.
pub fn workers(experiment: &Experiment) -> usize {
    let asked = match experiment.workers {
        // A core is left to the page.
        0 => cores().saturating_sub(1),
        workers => workers,
    };
    if can_open() { asked.clamp(1, experiment.networks) } else { 1 }
}

/// Whether workers can start workers here.
fn can_open() -> bool {
    Reflect::get(&js_sys::global(), &"Worker".into()).is_ok_and(|worker| worker.is_function())
}

/// The processor's cores, 2 where the browser does not tell.
fn cores() -> usize {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok();
    let cores = navigator.and_then(|n| Reflect::get(&n, &"hardwareConcurrency".into()).ok()?.as_f64());
    cores.map_or(2, |cores| cores as usize)
}
