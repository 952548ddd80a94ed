//! The trainer's end: it runs one experiment and listens while it does.
//!
//! On the CPU it may lead others of its kind, its hands, which train shares of the networks.

mod ensemble;
mod hands;
mod pace;
mod run;
#[cfg(feature = "gpu")]
mod self_tests;
#[cfg(feature = "gpu")]
mod trial;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

#[cfg(feature = "gpu")]
use super::adapter;
use super::messages::{FromHand, FromTrainer, ToTrainer};
use super::port::{listen, post};
use crate::data::Samples;
#[cfg(feature = "gpu")]
use crate::experiment::EngineChoice;
use crate::experiment::Experiment;
use crate::text;
#[cfg(feature = "gpu")]
use crate::training::open;
use crate::training::{Opened, Placement, State, Trainer, TrainingError, cpu};

/// What the page asked for, read between epochs.
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

/// Serves the page, or a leading trainer, for the worker's life.
pub fn serve() {
    super::report_panics(fail);
    #[cfg(feature = "burn")]
    crate::training::burn::catch_faults(|text| web_sys::console::warn_1(&text.into()));
    let wishes = Rc::new(Wishes::default());
    let share = Rc::new(RefCell::new(None));
    let data = RefCell::new(None);
    listen(
        move |message, array| match message {
            ToTrainer::Data => *data.borrow_mut() = array.and_then(Samples::from_array).map(Arc::new),
            ToTrainer::Start { experiment, from, paused, gpu_over_cpu } => {
                wishes.paused.set(paused);
                let wishes = wishes.clone();
                let samples = known(&data);
                begin(async move {
                    run::run(&experiment, &samples?, from.zip(array), gpu_over_cpu, &wishes).await
                });
            }
            #[cfg(feature = "gpu")]
            ToTrainer::Trial { experiment } => {
                let samples = known(&data);
                begin(async move { trial::trial(&experiment, &samples?).await });
            }
            #[cfg(all(feature = "page", not(feature = "gpu")))]
            ToTrainer::Trial { .. } => {}
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
            ToTrainer::Share { experiment, from, first, end } => {
                let from = from.zip(array).map(|(at, values)| (at.epoch, State { step: at.step, values }));
                let new = |samples| Trainer::new(&experiment, &samples, first..end, from, &Placement::Cpu);
                match known(&data).and_then(new) {
                    Ok(trainer) => *share.borrow_mut() = Some(trainer),
                    Err(error) => fail(error.to_string()),
                }
            }
            ToTrainer::Advance { until, state } => {
                let share = share.clone();
                begin(async move { advance(&share, until, state).await });
            }
            #[cfg(feature = "gpu")]
            ToTrainer::SelfTests { experiments } => {
                begin(async move { self_tests::run(&experiments).await });
            }
        },
        fail,
    );
    post(&FromTrainer::Ready, None);
}

/// The data that came before what is to be done with it.
fn known(data: &RefCell<Option<Arc<Samples>>>) -> Result<Arc<Samples>, TrainingError> {
    data.borrow().clone().ok_or_else(|| TrainingError(text::engines::TRAINER_WITHOUT_DATA.into()))
}

/// Starts what goes on while the worker listens.
fn begin(work: impl Future<Output = Result<(), TrainingError>> + 'static) {
    spawn_local(async move {
        if let Err(error) = work.await {
            fail(error.to_string());
        }
    });
}

fn fail(sentence: String) {
    post(&FromTrainer::Failed { sentence }, None);
}

/// The CPU, for a build that knows nothing else.
#[cfg(not(feature = "gpu"))]
async fn opened(_: &Experiment, _: &Arc<Samples>) -> Opened {
    cpu(None)
}

/// The experiment's device; the reason says why it is not the GPU where one was allowed.
#[cfg(feature = "gpu")]
async fn opened(experiment: &Experiment, samples: &Arc<Samples>) -> Opened {
    match experiment.engine {
        EngineChoice::Cpu => cpu(None),
        choice => match adapter::probe().await {
            Ok(adapter) => open(experiment, samples, Some((adapter.name, adapter.fallback))).await,
            // burn can train on the CPU too.
            Err(reason) if choice == EngineChoice::Burn => crate::training::flex(reason),
            Err(reason) => cpu(Some(reason)),
        },
    }
}

/// A hand's part: its share of the networks to the end of an epoch.
async fn advance(
    share: &RefCell<Option<Trainer>>,
    until: u32,
    with_state: bool,
) -> Result<(), TrainingError> {
    // It is put back below; the leader asks for one thing at a time.
    let Some(mut trainer) = share.borrow_mut().take() else {
        return Err(TrainingError(text::engines::TRAINER_WITHOUT_SHARE.into()));
    };
    let progress = trainer.advance(until, async || {}).await?;
    let networks = progress.diverged.iter().map(|d| (d.network, d.step)).collect();
    let state = if with_state { Some(trainer.state().await?.values) } else { None };
    post(&FromHand::Advanced { diverged: networks, alive: progress.alive }, state.as_deref());
    share.borrow_mut().replace(trainer);
    Ok(())
}
