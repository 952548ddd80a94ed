use super::{Page, SMALL};
use crate::app::state::{Action, Effect, Phase, Primary, TrainerBuild};
use crate::workers::adapter::Adapter;
use crate::workers::messages::{FromTrainer, ToTrainer};

fn opened(effects: &[Effect]) -> Vec<TrainerBuild> {
    let build = |effect: &Effect| match effect {
        Effect::OpenTrainer { build, .. } => Some(*build),
        _ => None,
    };
    effects.iter().filter_map(build).collect()
}

fn told(effects: &[Effect]) -> Vec<&ToTrainer> {
    let mut told = Vec::new();
    for effect in effects {
        if let Effect::TellTrainer { message, .. } = effect {
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
        ("engine=auto", adapter(false), TrainerBuild::Gpu),
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
    page.says(FromTrainer::Engine { engine: super::cpu(), reason: None, workers: 1, gpu_over_cpu: None });
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
    assert_eq!(*experiment, page.state.setup.experiment);
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

#[test]
fn a_measured_speed_is_remembered_and_spares_the_large_build() {
    let mut page = Page::opened(&format!("{SMALL}&engine=auto"));
    let effects = page.send(Action::Run);
    let Some(Effect::Probe { networks, .. }) = effects.iter().find(|e| matches!(e, Effect::Probe { .. }))
    else {
        panic!("{effects:?}")
    };
    let card = |gpu_over_cpu, generation| {
        let found = Ok(Adapter { name: "card".into(), fallback: false });
        Action::Probed { generation, found, gpu_over_cpu }
    };
    let generation = page.state.training.generation;
    assert_eq!(opened(&page.send(card(None, generation))), [TrainerBuild::Gpu]);
    page.says(FromTrainer::Ready);
    // The trainer measured that the CPU is twice as fast, and took it.
    let measured = FromTrainer::Engine {
        engine: super::cpu(),
        reason: Some("the CPU is faster".into()),
        workers: 1,
        gpu_over_cpu: Some(0.5),
    };
    let (adapter, networks) = ("card".to_owned(), networks.clone());
    let remember = Effect::Remember { adapter, networks: networks.clone(), gpu_over_cpu: 0.5 };
    assert!(page.says(measured).contains(&remember));

    // Another seed and length change no speed; another width does.
    page.commit("seed", "8");
    page.commit("epochs", "16");
    let asks = |effects: &[Effect]| {
        effects.iter().any(|e| matches!(e, Effect::Probe { networks: n, .. } if *n == networks))
    };
    assert!(asks(&page.send(Action::Run)));
    let generation = page.state.training.generation;
    assert_eq!(opened(&page.send(card(Some(0.5), generation))), [TrainerBuild::Cpu]);
    assert!(page.state.training.reason.as_ref().is_some_and(|why| why.contains("2.0 times")));
    page.commit("net", "6");
    assert!(!asks(&page.send(Action::Run)));
}
