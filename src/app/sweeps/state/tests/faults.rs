//! Pause, cancel, workers that fail, and losses that are not finite.

use super::super::training::tell;
use super::*;

#[test]
fn a_pause_holds_the_trainer_and_goes_on() {
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    page.send(Action::Pause);
    // A claim that comes meanwhile starts a run that waits.
    page.claimed(0, Claim::Mine);
    let effects = page.says(FromTrainer::Ready, None);
    assert!(
        matches!(
            &effects[..],
            [
                Effect::TellTrainer { message: ToTrainer::Data, array: Some(_) },
                Effect::TellTrainer { message: ToTrainer::Start { paused: true, .. }, .. }
            ]
        ),
        "{effects:?}"
    );
    assert_eq!(page.send(Action::Run), [tell(ToTrainer::Resume)]);
    assert_eq!(page.send(Action::Pause), [tell(ToTrainer::Pause)]);
    assert_eq!(page.send(Action::Run), [tell(ToTrainer::Resume)]);
    let effects = page.finishes();
    assert_eq!(keeps(&effects).len(), 1);
}

#[test]
fn a_cancelled_cell_is_lost_and_the_others_stay() {
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    page.claimed(0, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    page.finishes();
    page.claimed(1, Claim::Mine);
    let key = page.key(1);
    let effects = page.send(Action::Cancel);
    assert!(
        effects.contains(&Effect::CloseTrainer) && effects.contains(&Effect::Release { key: key.clone() })
    );
    assert_eq!([page.standing(0), page.standing(1)], [Standing::Done, Standing::Missing]);
    assert_eq!(page.state.phase, Phase::Idle);
    // What is trained but not read yet is still kept.
    page.send(Action::Run);
    page.claimed(1, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    let trained = page.trains();
    let mut effects = page.send(Action::Cancel);
    effects.extend(trained);
    let effects = page.read(effects);
    assert_eq!((page.standing(1), keeps(&effects).len()), (Standing::Done, 1));
    // A claim that comes after a cancel is given up at once.
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    page.send(Action::Cancel);
    let key = page.key(0);
    assert!(page.claimed(0, Claim::Mine).contains(&Effect::Release { key }));
    assert_eq!(page.standing(0), Standing::Missing);
}

#[test]
fn a_trainer_that_fails_is_replaced_once_and_then_the_sweep_waits() {
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    page.claimed(0, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    let effects = page.dies();
    assert!(effects.contains(&Effect::CloseTrainer));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::OpenTrainer { .. })), "{effects:?}");
    assert!(page.sentences().contains("is trained anew: out of memory"), "{}", page.sentences());
    page.says(FromTrainer::Ready, None);
    let key = page.key(0);
    let effects = page.dies();
    assert!(effects.contains(&Effect::Release { key }));
    assert_eq!((page.state.phase, page.standing(0)), (Phase::Paused, Standing::Missing));
    assert!(page.sentences().contains("press Continue"), "{}", page.sentences());
    // It is heard of twice, from itself and from the browser.
    assert_eq!(page.dies(), []);
    page.send(Action::Run);
    assert_eq!(page.sentences(), "");
    page.claimed(0, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    let effects = page.finishes();
    let kept = keeps(&effects);
    assert_eq!((kept.len(), kept[0].run.created.as_str()), (1, "2026-11-24T10:00:00Z"));
}

#[test]
fn an_estimator_that_fails_is_replaced_once() {
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    page.claimed(0, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    let mut effects = page.trains();
    let generation = page.state.seats[0].generation;
    page.estimator(0, FromEstimator::Ready, None);
    let lost = |page: &mut Page| {
        let generation = page.state.seats[0].generation;
        page.send(Action::Estimator { seat: 0, generation, event: WorkerEvent::Died("gone".into()) })
    };
    let opened = lost(&mut page);
    assert!(opened.contains(&Effect::OpenEstimator { seat: 0, generation: generation + 1, neural: false }));
    effects.retain(|effect| !matches!(effect, Effect::OpenEstimator { seat: 0, .. }));
    effects.extend(opened);
    // What it read is read again, and nothing is missing.
    let all = page.read(effects);
    assert_eq!(keeps(&all).len(), 1);
    assert!(keeps(&all)[0].run.snapshots.iter().all(|snapshot| !snapshot.metrics.is_empty()));

    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    page.claimed(0, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    page.trains();
    for seat in [0, 0, 1, 1] {
        let generation = page.state.seats[seat].generation;
        page.send(Action::Estimator { seat, generation, event: WorkerEvent::Died("gone".into()) });
    }
    assert!(page.sentences().contains("No estimator is left"), "{}", page.sentences());
}

#[test]
fn losses_that_are_not_finite_are_said_once_for_all_cells() {
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    for cell in 0..2 {
        page.claimed(cell, Claim::Mine);
        page.says(FromTrainer::Ready, None);
        page.says(FromTrainer::Diverged { networks: vec![] }, None);
        let engine = Engine { device: Device::Cpu, adapter: "test".into(), kernel: Kernel::Fused };
        page.says(FromTrainer::Engine { engine, reason: None, workers: 1 }, None);
        let mut weights = vec![0.5; WEIGHTS];
        weights[..32].fill(f32::NAN);
        let mut effects =
            page.says(FromTrainer::Snapshot { checkpoint: Checkpoint { epoch: 2, step: 2 } }, Some(weights));
        effects.extend(page.says(FromTrainer::Diverged { networks: vec![(0, 1)] }, None));
        effects.extend(page.says(FromTrainer::Finished, None));
        page.read(effects);
        assert_eq!(page.standing(cell), Standing::Done);
    }
    let said = page.sentences();
    assert_eq!(said.lines().count(), 1);
    assert!(said.contains("train=0.2: 1 of 2 networks") && said.contains("train=0.4: 1 of 2"), "{said}");
    assert!(said.contains("smaller learning rate"), "{said}");
}

#[test]
fn news_of_an_earlier_sweep_is_stale() {
    let mut page = Page::ready(LINK);
    let number = page.number();
    page.send(Action::Run);
    page.claimed(0, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    let ticket = Ticket { run: 1, snapshot: 0 };
    page.send(Action::Linked(LINK.replace("0.2", "0.3")));
    page.send(Action::Shelf { number, found: Err("late".into()) });
    page.send(Action::Kept { number, cell: 0, result: Ok("late".into()) });
    page.send(Action::Brought { number, cell: 0, found: Err("late".into()) });
    page.estimator(0, FromEstimator::Findings { ticket, findings: Findings::default() }, None);
    assert!(!page.sentences().contains("late"));
    assert_eq!(page.standing(0), Standing::Looking);
}
