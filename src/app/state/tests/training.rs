use super::{Page, SMALL};
use crate::app::state::{Action, Effect, Phase, Primary, TrainerBuild, WorkerEvent};
use crate::workers::adapter::Adapter;
use crate::workers::messages::{FromTrainer, ToTrainer};

fn opened(effects: &[Effect]) -> Vec<TrainerBuild> {
    let build = |effect: &Effect| match effect {
        Effect::OpenTrainer { build, .. } => Some(*build),
        _ => None,
    };
    effects.iter().filter_map(build).collect()
}

/// What a trainer is told besides its data.
fn told(effects: &[Effect]) -> Vec<&ToTrainer> {
    let mut told = Vec::new();
    for effect in effects {
        if let Effect::TellTrainer { message, .. } = effect
            && *message != ToTrainer::Data
        {
            told.push(message);
        }
    }
    told
}

#[test]
fn run_opens_a_trainer_and_starts_it_when_it_listens() {
    let mut page = Page::opened(SMALL);
    assert_eq!(opened(&page.send(Action::Run)), [TrainerBuild::Cpu]);
    assert_eq!(page.state.training.phase, Phase::Starting);
    let effects = page.says(FromTrainer::Ready);
    let [ToTrainer::Start { experiment, from: None, paused: false, .. }] = told(&effects)[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(experiment.epochs, 8);
}

#[test]
fn the_adapter_decides_the_trainer() {
    let adapter = |fallback| Ok(Adapter { name: "a".into(), fallback });
    let cases = [
        ("engine=auto", adapter(false), TrainerBuild::Cpu),
        ("engine=gpu", adapter(false), TrainerBuild::Gpu),
        ("engine=auto", adapter(true), TrainerBuild::Cpu),
        ("engine=auto", Err("no WebGPU".to_owned()), TrainerBuild::Cpu),
        ("engine=gpu", adapter(true), TrainerBuild::Gpu),
        ("engine=gpu", Err("no WebGPU".to_owned()), TrainerBuild::Cpu),
    ];
    for (link, found, build) in cases {
        let mut page = Page::opened(link);
        assert_eq!(opened(&page.send(Action::Run)), []);
        let generation = page.state.training.generation;
        assert_eq!(
            opened(&page.send(Action::Probed { generation, found, gpu_over_cpu: None })),
            [build],
            "{link}"
        );
        assert_eq!(page.state.training.reason.is_some(), build == TrainerBuild::Cpu, "{link}");
    }
    let mut page = Page::opened("engine=cpu");
    assert!(!page.send(Action::Run).iter().any(|effect| matches!(effect, Effect::Probe { .. })));
}

#[test]
fn the_run_replaces_the_display_with_its_first_snapshot() {
    let mut page = Page::training(SMALL);
    assert!(page.state.display.is_none());
    page.gives(0);
    page.gives(1);
    // A trainer that takes up a run may repeat the snapshot it began with.
    page.gives(1);
    assert_eq!(page.epochs(), [0, 1]);
    page.says(FromTrainer::Progress { epoch: 4, step: 28, steps_per_second: 14.0 });
    assert_eq!(page.state.training.seconds_left(), Some(2.0));
    let effects = page.says(FromTrainer::Finished);
    assert!(effects.contains(&Effect::CloseTrainer));
    assert_eq!((page.state.training.phase, page.state.transport().primary), (Phase::Ended, Primary::Run));
}

#[test]
fn a_late_answer_to_pause_does_not_stop_a_resumed_run() {
    let mut page = Page::training(SMALL);
    page.says(FromTrainer::Progress { epoch: 2, step: 14, steps_per_second: 14.0 });
    assert_eq!(told(&page.send(Action::Pause)), [&ToTrainer::Pause]);
    assert_eq!(page.state.transport().primary, Primary::Resume);
    assert_eq!(told(&page.send(Action::Run)), [&ToTrainer::Resume]);
    page.says(FromTrainer::Paused { epoch: 2 });
    assert_eq!(page.state.training.phase, Phase::Running);
}

#[test]
fn step_from_nothing_starts_paused_and_trains_one_epoch() {
    let mut page = Page::opened(SMALL);
    page.send(Action::Step);
    let effects = page.says(FromTrainer::Ready);
    assert!(matches!(told(&effects)[..], [ToTrainer::Start { paused: true, .. }]));
    page.says(FromTrainer::Engine { engine: super::cpu(), reason: None, workers: 1 });
    assert_eq!(told(&page.says(FromTrainer::Paused { epoch: 0 })), [&ToTrainer::Step]);
    page.says(FromTrainer::Paused { epoch: 1 });
    assert_eq!(page.state.training.phase, Phase::Paused);
    assert_eq!(told(&page.send(Action::Step)), [&ToTrainer::Step]);
}

#[test]
fn reset_starts_the_same_run_paused() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    let effects = page.send(Action::Reset);
    assert_eq!(opened(&effects), [TrainerBuild::Cpu]);
    let effects = page.says(FromTrainer::Ready);
    let [ToTrainer::Start { experiment, from: None, paused: true, .. }] = told(&effects)[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(**experiment, page.state.setup.experiment);
    page.says(FromTrainer::Engine { engine: super::cpu(), reason: None, workers: 1 });
    page.says(FromTrainer::Paused { epoch: 0 });
    assert_eq!((page.state.training.phase, page.state.transport().primary), (Phase::Paused, Primary::Run));
    assert_eq!(told(&page.send(Action::Run)), [&ToTrainer::Resume]);
}

#[test]
fn other_settings_leave_the_run_until_run_is_pressed() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    page.gives(1);
    page.commit("act", "relu");
    assert!(page.state.shows_earlier_run());
    assert!(page.state.transport().run_too);
    assert_eq!(page.epochs(), [0, 1]);
    page.gives(2);
    assert_eq!(page.epochs(), [0, 1, 2]);
    page.send(Action::Run);
    assert!(!page.state.shows_earlier_run());
}

fn card(gpu_over_cpu: Option<f64>, generation: u32) -> Action {
    let found = Ok(Adapter { name: "card".into(), fallback: false });
    Action::Probed { generation, found, gpu_over_cpu }
}

/// A page whose CPU trains 100 network-steps a second while a graphics device is tried.
fn trying() -> (Page, String) {
    let mut page = Page::opened(&format!("{SMALL}&engine=auto"));
    let effects = page.send(Action::Run);
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Probe { networks, .. } => Some(networks.clone()),
        _ => None,
    });
    let generation = page.state.training.generation;
    let effects = page.send(card(None, generation));
    assert_eq!(opened(&effects), [TrainerBuild::Cpu]);
    assert!(effects.contains(&Effect::OpenTrial { generation }));
    page.says(FromTrainer::Ready);
    page.says(FromTrainer::Engine { engine: super::cpu(), reason: None, workers: 1 });
    page.gives(0);
    let networks = page.state.training.experiment.networks as f64;
    page.says(FromTrainer::Progress { epoch: 2, step: 14, steps_per_second: 100.0 / networks });
    (page, asked.expect("the adapter is asked for"))
}

fn tried(page: &mut Page, message: FromTrainer) -> Vec<Effect> {
    let generation = page.state.training.generation;
    page.send(Action::Trial { generation, event: WorkerEvent::Said(message, None) })
}

#[test]
fn a_faster_graphics_device_goes_on_from_the_next_snapshot() {
    let (mut page, networks) = trying();
    let effects = tried(&mut page, FromTrainer::Ready);
    assert!(matches!(
        effects[..],
        [
            Effect::TellTrial { message: ToTrainer::Data, array: Some(_) },
            Effect::TellTrial { message: ToTrainer::Trial { .. }, array: None },
        ]
    ));
    let effects = tried(&mut page, FromTrainer::Tried { rate: Ok(300.0) });
    let remember = Effect::Remember { adapter: "card".into(), networks, gpu_over_cpu: 3.0 };
    assert_eq!(effects, [Effect::CloseTrial, remember]);
    assert_eq!(opened(&page.gives(4)), [TrainerBuild::Gpu]);
    let effects = page.says(FromTrainer::Ready);
    let [ToTrainer::Start { from: Some(from), paused: false, gpu_over_cpu: Some(ratio), .. }] =
        told(&effects)[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!((from.epoch, *ratio), (4, 3.0));
}

#[test]
fn a_slower_graphics_device_is_remembered_and_its_build_not_loaded_again() {
    let (mut page, networks) = trying();
    let effects = tried(&mut page, FromTrainer::Tried { rate: Ok(50.0) });
    assert!(effects.contains(&Effect::CloseTrial));
    assert_eq!(opened(&page.gives(4)), []);
    assert!(page.state.training.reason.as_ref().is_some_and(|why| why.contains("2.0 times")));

    // Another seed and length change no speed; another width does.
    page.commit("seed", "8");
    page.commit("epochs", "16");
    let asks = |effects: &[Effect]| {
        effects.iter().any(|e| matches!(e, Effect::Probe { networks: n, .. } if *n == networks))
    };
    assert!(asks(&page.send(Action::Run)));
    let generation = page.state.training.generation;
    let effects = page.send(card(Some(0.5), generation));
    assert_eq!(opened(&effects), [TrainerBuild::Cpu]);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::OpenTrial { .. })));
    assert!(page.state.training.reason.as_ref().is_some_and(|why| why.contains("2.0 times")));
    page.commit("net", "6");
    assert!(!asks(&page.send(Action::Run)));
}

#[test]
fn a_graphics_device_that_fails_its_trial_leaves_the_run_alone() {
    let (mut page, _) = trying();
    let generation = page.state.training.generation;
    let effects = page.send(Action::Trial { generation, event: WorkerEvent::Died("out of memory".into()) });
    assert_eq!(effects, [Effect::CloseTrial]);
    assert_eq!(page.state.training.reason.as_deref(), Some("out of memory"));
    assert_eq!(opened(&page.gives(4)), []);
    // A run that ends before its trial ends that too.
    let (mut page, _) = trying();
    assert!(page.says(FromTrainer::Finished).contains(&Effect::CloseTrial));
}
