//! The trainer's end: it runs one experiment and listens between steps.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::DedicatedWorkerGlobalScope;
use web_sys::wasm_bindgen::JsCast;

use super::adapter;
use super::messages::{Checkpoint, FromTrainer, ToTrainer};
use super::port::{listen, post};
use crate::experiment::{EngineChoice, Experiment};
use crate::training::{Opened, State, Trainer, TrainingError, catch_faults, difference, kept_epochs, open};

/// Training gives the event loop its turn this often, in milliseconds, so that it hears "pause".
const TURN: f64 = 30.0;
/// Progress is told this often, in milliseconds.
const TELLING: f64 = 100.0;

/// What the page asked for, read between steps.
#[derive(Default)]
struct Wishes {
    paused: Cell<bool>,
    /// Train to the end of this many epochs although paused.
    steps: Cell<u32>,
    /// Wakes a paused run.
    wake: RefCell<Option<js_sys::Function>>,
}

impl Wishes {
    fn wake(&self) {
        if let Some(wake) = self.wake.borrow_mut().take() {
            let _ = wake.call0(&js_sys::global());
        }
    }
}

/// Serves the page for the worker's life.
pub fn serve() {
    super::report_panics(fail);
    catch_faults(|text| web_sys::console::warn_1(&text.into()));
    let wishes = Rc::new(Wishes::default());
    listen(
        move |message, array| match message {
            ToTrainer::Start { link, from, paused } => {
                wishes.paused.set(paused);
                let wishes = wishes.clone();
                spawn_local(async move {
                    if let Err(error) = run(&link, from, array, &wishes).await {
                        fail(error.to_string());
                    }
                });
            }
            ToTrainer::Pause => wishes.paused.set(true),
            ToTrainer::Resume => {
                wishes.paused.set(false);
                wishes.wake();
            }
            ToTrainer::Step => {
                wishes.paused.set(true);
                wishes.steps.set(wishes.steps.get() + 1);
                wishes.wake();
            }
            ToTrainer::SelfTests { links } => spawn_local(async move {
                if let Err(error) = self_tests(&links).await {
                    fail(error.to_string());
                }
            }),
        },
        fail,
    );
    post(&FromTrainer::Ready, None);
}

fn fail(sentence: String) {
    post(&FromTrainer::Failed { sentence }, None);
}

/// The experiment's device; the reason says why it is not the GPU where one was allowed.
async fn opened(experiment: &Experiment) -> Opened {
    let found = match experiment.engine {
        EngineChoice::Cpu => Err(String::new()),
        _ if cfg!(not(feature = "gpu")) => Err(String::new()),
        _ => adapter::probe().await,
    };
    match found {
        Ok(adapter) => open(experiment, Some((adapter.name, adapter.fallback))).await,
        Err(reason) => {
            let cpu = Experiment { engine: EngineChoice::Cpu, ..experiment.clone() };
            let opened = open(&cpu, None).await;
            Opened { reason: Some(reason).filter(|reason| !reason.is_empty()), ..opened }
        }
    }
}

async fn self_tests(links: &[String]) -> Result<(), TrainingError> {
    let experiments: Vec<Experiment> = links.iter().map(|link| Experiment::from_link(link).0).collect();
    let Some(first) = experiments.first() else { return Ok(()) };
    let opened = opened(first).await;
    if let Some(reason) = opened.reason {
        return Err(TrainingError(reason));
    }
    for experiment in &experiments {
        let difference = difference(experiment, &opened.device).await?;
        post(&FromTrainer::SelfTest { difference, adapter: opened.engine.adapter.clone() }, None);
    }
    Ok(())
}

/// Trains to the last epoch, telling the page of every snapshot.
async fn run(
    link: &str,
    from: Option<Checkpoint>,
    array: Option<Vec<f32>>,
    wishes: &Wishes,
) -> Result<(), TrainingError> {
    let (experiment, _) = Experiment::from_link(link);
    let Opened { device, engine, reason } = opened(&experiment).await;
    post(&FromTrainer::Engine { engine, reason }, None);

    let kept = kept_epochs(&experiment);
    let begin = from.zip(array).map(|(at, values)| (at.epoch, State { step: at.step, values }));
    let resumed = begin.is_some();
    let mut trainer = Trainer::new(&experiment, begin, &device)?;
    if !resumed {
        snapshot(&trainer).await?;
    }
    let mut pace = Pace::new(trainer.steps());
    while trainer.epochs() < experiment.epochs {
        if wishes.paused.get() && wishes.steps.get() == 0 {
            post(&FromTrainer::Paused { epoch: trainer.epochs() }, None);
            until_woken(wishes).await;
            pace = Pace::new(trainer.steps());
            continue;
        }
        let end = trainer.epoch(async || pace.breathe().await).await?;
        wishes.steps.set(wishes.steps.get().saturating_sub(1));
        if !end.diverged.is_empty() {
            let networks = end.diverged.iter().map(|d| (d.network, d.step)).collect();
            post(&FromTrainer::Diverged { networks }, None);
        }
        if kept.binary_search(&end.epoch).is_ok() || !end.alive {
            snapshot(&trainer).await?;
        }
        pace.tell(end.epoch, end.step, wishes.paused.get() || end.epoch == experiment.epochs);
        if !end.alive {
            break;
        }
    }
    post(&FromTrainer::Finished, None);
    Ok(())
}

async fn snapshot(trainer: &Trainer) -> Result<(), TrainingError> {
    let state = trainer.state().await?;
    let checkpoint = Checkpoint { epoch: trainer.epochs(), step: state.step };
    post(&FromTrainer::Snapshot { checkpoint }, Some(&state.values));
    Ok(())
}

/// When the worker last listened and last told its progress.
struct Pace {
    turned: f64,
    told: f64,
    told_step: u64,
}

impl Pace {
    fn new(step: u64) -> Self {
        let now = js_sys::Date::now();
        Self { turned: now, told: now, told_step: step }
    }

    async fn breathe(&mut self) {
        if js_sys::Date::now() - self.turned > TURN {
            next_turn().await;
            self.turned = js_sys::Date::now();
        }
    }

    fn tell(&mut self, epoch: u32, step: u64, always: bool) {
        let now = js_sys::Date::now();
        let seconds = (now - self.told) / 1000.0;
        if always || seconds * 1000.0 > TELLING {
            let steps_per_second = (step - self.told_step) as f64 / seconds.max(1e-3);
            post(&FromTrainer::Progress { epoch, step, steps_per_second }, None);
            (self.told, self.told_step) = (now, step);
        }
    }
}

/// Lets the event loop deliver what waits: a microtask would not.
async fn next_turn() {
    promise(|resolve| {
        if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
            let _ = scope.set_timeout_with_callback(&resolve);
        }
    })
    .await;
}

async fn until_woken(wishes: &Wishes) {
    promise(|resolve| {
        wishes.wake.replace(Some(resolve));
    })
    .await;
}

async fn promise(mut start: impl FnMut(js_sys::Function)) {
    let promise = js_sys::Promise::new(&mut |resolve, _| start(resolve));
    // It is only ever resolved.
    let _ = JsFuture::from(promise).await;
}
