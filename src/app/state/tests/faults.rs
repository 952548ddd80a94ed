use super::{Page, SMALL, WEIGHTS, cpu};
use crate::app::state::{Action, Effect, Phase, Remedy, TrainerBuild, WorkerEvent};
use crate::workers::adapter::Adapter;
use crate::workers::messages::{Checkpoint, FromTrainer, ToTrainer};

#[test]
fn a_dead_trainer_is_replaced_from_the_last_snapshot() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    page.gives(4);
    let effects = page.dies();
    assert!(matches!(effects[..], [Effect::OpenTrainer { build: TrainerBuild::Cpu, .. }]));
    assert_eq!(page.sentences(), ["The run goes on from epoch 4 on the CPU: out of memory"]);
}

#[test]
fn the_replacement_goes_on_with_weights_and_optimiser() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    page.gives(4);
    page.dies();
    let effects = page.says(FromTrainer::Ready);
    let [
        Effect::TellTrainer { message: ToTrainer::Data, array: Some(_) },
        Effect::TellTrainer { message: ToTrainer::Start { from, paused: false, .. }, array: Some(array) },
    ] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!(*from, Some(Checkpoint { epoch: 4, step: 28 }));
    assert_eq!(array.len(), 2 * WEIGHTS);
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
    page.gives(8);
    assert_eq!(page.epochs(), [0, 4, 8]);
}

#[test]
fn a_trainer_that_dies_again_and_again_ends_the_run() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    page.dies();
    let generation = page.state.training.generation;
    let effects = page.dies();
    assert!(effects.contains(&Effect::CloseTrainer));
    assert_eq!(page.state.training.phase, Phase::Ended);
    assert_eq!(page.epochs(), [0]);
    // The browser tells of the same death in its own words.
    let said = page.state.notices.all.len();
    page.send(Action::Trainer { generation, event: WorkerEvent::Died("Uncaught".into()) });
    assert_eq!((page.state.notices.all.len(), page.state.training.phase), (said, Phase::Ended));
}

#[test]
fn a_network_that_diverged_is_told_of_once() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    page.says(FromTrainer::Diverged { networks: vec![(1, 3)] });
    page.says(FromTrainer::Diverged { networks: vec![(1, 9), (0, 9)] });
    assert_eq!(page.state.training.diverged, [(1, 3), (0, 9)]);
}

#[test]
fn a_lost_gpu_hands_over_to_the_cpu() {
    let mut page = Page::opened("net=2&nets=2&epochs=8&engine=gpu");
    page.send(Action::Run);
    let generation = page.state.training.generation;
    page.send(Action::Probed {
        generation,
        found: Ok(Adapter { name: "card".into(), fallback: false }),
        gpu_over_cpu: None,
    });
    page.says(FromTrainer::Ready);
    let mut engine = cpu();
    (engine.device, engine.adapter) = (crate::run::Device::Webgpu, "card".into());
    page.says(FromTrainer::Engine { engine, reason: None, workers: 1 });
    page.gives(0);
    page.gives(3);
    let effects = page.says(FromTrainer::Failed { sentence: "The device was lost".into() });
    assert!(matches!(effects[..], [Effect::OpenTrainer { build: TrainerBuild::Cpu, .. }]));
    page.says(FromTrainer::Ready);
    page.says(FromTrainer::Engine { engine: cpu(), reason: Some("no GPU in this build".into()), workers: 1 });
    assert_eq!(page.state.training.reason.as_deref(), Some("The device was lost"));
    let name = page.state.display.as_ref().map(|d| d.store.run.borrow().engine.adapter.clone());
    assert_eq!(name.as_deref(), Some("card until epoch 3, then test"));
}

#[test]
fn news_of_an_earlier_trainer_is_stale() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    let generation = page.state.training.generation - 1;
    let event = WorkerEvent::Died("late".into());
    assert_eq!(page.send(Action::Trainer { generation, event }), []);
    assert_eq!(page.state.training.phase, Phase::Running);
}

#[test]
fn a_loss_that_is_not_finite_offers_a_tenth_of_the_learning_rate() {
    let mut page = Page::training(&format!("{SMALL}&lr=0.7"));
    page.gives(0);
    page.says(FromTrainer::Diverged { networks: vec![(1, 12)] });
    page.says(FromTrainer::Finished);
    assert_eq!(page.state.notices.all.len(), 1);
    assert!(page.sentences()[0].starts_with("The loss of network 2 of 2 is not finite since step 12"));
    assert_eq!(page.state.notices.all[0].remedy, Some(Remedy::LowerRate));
    let effects = page.send(Action::LowerRate);
    assert_eq!(page.state.setup.experiment.learning_rate, 0.07);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::OpenTrainer { .. })));
    assert!(page.state.notices.all.is_empty());
}

#[test]
fn estimators_whose_large_build_does_not_load_come_back_for_other_readings() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    page.says(FromTrainer::Finished);
    page.ready(0);
    page.commit("mi", "infonce");
    for seat in 0..3 {
        page.estimator(seat, WorkerEvent::Died("the module did not load".into()));
        page.estimator(seat, WorkerEvent::Died("the module did not load".into()));
    }
    assert!(page.state.pool.all_lost());
    let last = page.sentences().last().copied().unwrap_or_default().to_owned();
    assert!(last.starts_with("No estimator with burn is left"), "{last}");
    let effects = page.commit("mi", "edges:30");
    let opens = |effect: &Effect| matches!(effect, Effect::OpenEstimator { neural: false, .. });
    assert!(effects.iter().any(opens), "{effects:?}");
}
