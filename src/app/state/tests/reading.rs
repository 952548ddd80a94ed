use super::{Page, SMALL};
use crate::app::state::{Action, Effect, Origin, ShippedRun, WorkerEvent};
use crate::run::Run;
use crate::workers::messages::{FromEstimator, Ticket, ToEstimator};

/// (seat, ticket, readings, metrics) of every request.
fn asked(effects: &[Effect]) -> Vec<(usize, Ticket, Vec<String>, bool)> {
    let read = |effect: &Effect| match effect {
        Effect::TellEstimator {
            seat,
            message: ToEstimator::Read { ticket, readings, measures, .. },
            weights,
        } => {
            assert!(weights.is_some());
            Some((*seat, *ticket, readings.clone(), measures.is_some()))
        }
        _ => None,
    };
    effects.iter().filter_map(read).collect()
}

fn edges() -> Vec<String> {
    vec!["edges:30@all".into()]
}

/// A page with two estimators at work on the first two of three snapshots.
fn reading() -> Page {
    let mut page = Page::training(SMALL);
    let effects = page.gives(0);
    assert_eq!(effects, [Effect::OpenEstimator { seat: 0, generation: 1, neural: false }]);
    assert_eq!(page.gives(1), [Effect::OpenEstimator { seat: 1, generation: 1, neural: false }]);
    page.gives(2);
    for seat in 0..2 {
        let effects = page.ready(seat);
        assert!(matches!(
            effects[..2],
            [
                Effect::TellEstimator { message: ToEstimator::Data, weights: Some(_), .. },
                Effect::TellEstimator { message: ToEstimator::Begin { .. }, weights: None, .. },
            ]
        ));
        let ticket = Ticket { run: 1, snapshot: seat };
        assert_eq!(asked(&effects), [(seat, ticket, edges(), true)]);
    }
    page
}

#[test]
fn every_snapshot_is_read_once_by_whoever_is_free() {
    let mut page = reading();
    assert_eq!(page.state.pool.progress(), Some((0, 3)));
    let effects = page.finds(1, Ticket { run: 1, snapshot: 1 }, "edges:30@all");
    assert_eq!(asked(&effects), [(1, Ticket { run: 1, snapshot: 2 }, edges(), true)]);
    assert_eq!(page.state.timeline.cursor, 1);
    page.finds(0, Ticket { run: 1, snapshot: 0 }, "edges:30@all");
    assert_eq!(page.state.pool.progress(), Some((2, 3)));
    page.finds(1, Ticket { run: 1, snapshot: 2 }, "edges:30@all");
    assert_eq!((page.state.pool.progress(), page.state.timeline.cursor), (None, 2));
}

#[test]
fn another_estimator_reads_again_and_trains_nothing() {
    let mut page = reading();
    let effects = page.commit("mi", "width:0.07");
    // The two that read another way are told to leave it.
    assert!(matches!(effects[0], Effect::WriteLink(_)), "{effects:?}");
    let cancel = |seat| Effect::TellEstimator { seat, message: ToEstimator::Cancel, weights: None };
    let look = |seat| Effect::LookAfter { seat, generation: 1, ticket: Ticket { run: 1, snapshot: seat } };
    assert_eq!(effects[1..], [cancel(0), look(0), cancel(1), look(1)]);
    // One leaves it, and reads the new way.
    let width = || vec!["width:0.07@all".to_owned()];
    let gone = FromEstimator::Cancelled { ticket: Ticket { run: 1, snapshot: 1 } };
    let effects = page.estimator(1, WorkerEvent::Said(gone, None));
    assert_eq!(asked(&effects), [(1, Ticket { run: 1, snapshot: 1 }, width(), true)]);
    // What was ready is kept, and then read the new way, without the measures again.
    let effects = page.finds(0, Ticket { run: 1, snapshot: 0 }, "edges:30@all");
    assert_eq!(asked(&effects), [(0, Ticket { run: 1, snapshot: 2 }, width(), true)]);
    page.finds(0, Ticket { run: 1, snapshot: 2 }, "width:0.07@all");
    page.finds(0, Ticket { run: 1, snapshot: 0 }, "width:0.07@all");
    // Back again: the first snapshot has been read both ways.
    page.commit("mi", "edges:30");
    assert!(page.state.pool.queue.iter().all(|snapshot| *snapshot != 0));
}

#[test]
fn an_estimator_that_does_not_leave_what_nobody_wants_is_replaced() {
    let mut page = reading();
    page.commit("mi", "width:0.07");
    let tickets = [0, 1].map(|snapshot| Ticket { run: 1, snapshot });
    let gone = WorkerEvent::Said(FromEstimator::Cancelled { ticket: tickets[1] }, None);
    page.estimator(1, gone);
    let mut overdue =
        |seat: usize, generation| page.send(Action::Overdue { seat, generation, ticket: tickets[seat] });
    // One has left it in time; a worker of long ago is nobody's business.
    assert_eq!((overdue(1, 1), overdue(0, 0)), (vec![], vec![]));
    let open = Effect::OpenEstimator { seat: 0, generation: 2, neural: false };
    assert_eq!(overdue(0, 1), [Effect::CloseEstimator { seat: 0 }, open]);
    assert_eq!(overdue(0, 1), []);
    let width = vec!["width:0.07@all".to_owned()];
    assert_eq!(asked(&page.ready(0)), [(0, tickets[0], width, true)]);
    assert!(page.sentences().is_empty(), "it was not lost");
}

#[test]
fn findings_of_an_earlier_run_are_dropped() {
    let mut page = reading();
    page.send(Action::Run);
    page.says(crate::workers::messages::FromTrainer::Engine {
        engine: super::cpu(),
        reason: None,
        workers: 1,
    });
    page.gives(0);
    let effects = page.finds(0, Ticket { run: 1, snapshot: 0 }, "edges:30@all");
    assert_eq!(asked(&effects), [(0, Ticket { run: 2, snapshot: 0 }, edges(), true)]);
    let display = page.state.display.as_ref().expect("the new run");
    assert!(display.store.run.borrow().snapshots[0].information.is_empty());
}

#[test]
fn a_dead_estimator_is_replaced_once_and_its_work_done_again() {
    let mut page = reading();
    let died = || WorkerEvent::Died("out of memory".into());
    let effects = page.estimator(0, died());
    let open = Effect::OpenEstimator { seat: 0, generation: 2, neural: false };
    assert_eq!(effects, [Effect::CloseEstimator { seat: 0 }, open]);
    assert_eq!(asked(&page.ready(0)), [(0, Ticket { run: 1, snapshot: 0 }, edges(), true)]);
    assert!(page.sentences().is_empty());
    let failed = FromEstimator::Failed { sentence: "A part failed".into() };
    page.estimator(0, WorkerEvent::Said(failed, None));
    assert_eq!(page.sentences(), ["An estimator stopped twice, and the others do its work: A part failed"]);
    let effects = page.finds(1, Ticket { run: 1, snapshot: 1 }, "edges:30@all");
    assert_eq!(asked(&effects)[0].1.snapshot, 0);
}

#[test]
fn the_shipped_run_sends_for_its_weights_only_when_another_reading_is_asked() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    page.state.display.as_mut().expect("a run").store.change(|run: &mut Run| {
        run.snapshots[0].keep(super::findings("edges:30@all"), run.experiment.over);
        run.snapshots[0].weights = None;
    });
    page.state.display.as_mut().expect("a run").origin = Origin::Shipped { asked: false, save: false };
    assert_eq!(page.commit("over", "all"), []);
    let effects = page.commit("over", "train");
    assert!(effects.contains(&Effect::Fetch(ShippedRun::Full)));
    assert!(!page.commit("over", "holdout").contains(&Effect::Fetch(ShippedRun::Full)), "once");
    let run = Err("the site answers 404".into());
    page.send(Action::Fetched { file: ShippedRun::Full, run });
    assert_eq!(page.sentences(), ["The weights of the shipped run did not load: the site answers 404"]);
}

/// A page whose run of three snapshots has ended and is read by its own estimator, with two seats that are free.
fn read() -> Page {
    let mut page = reading();
    page.says(crate::workers::messages::FromTrainer::Finished);
    for (seat, snapshot) in [(0, 0), (1, 1), (0, 2)] {
        page.finds(seat, Ticket { run: 1, snapshot }, "edges:30@all");
    }
    page
}

#[test]
fn other_readings_come_after_the_first_and_the_shuffled_ones_last() {
    let mut page = read();
    let effects = page.commit("also", "width:0.5@train");
    let ask = |effects: &[Effect]| {
        asked(effects).into_iter().map(|(_, _, readings, _)| readings.concat()).collect::<Vec<_>>()
    };
    assert_eq!(ask(&effects), ["width:0.5@train", "width:0.5@train"]);
    page.commit("chance", "5");
    let effects = page.finds(0, Ticket { run: 1, snapshot: 0 }, "width:0.5@train");
    // A third seat was opened, as nothing trains any more.
    assert_eq!(ask(&effects), ["width:0.5@train"]);
    let effects = page.finds(0, Ticket { run: 1, snapshot: 2 }, "width:0.5@train");
    assert_eq!(ask(&effects), ["edges:30@all~5"]);
}

#[test]
fn bins_of_the_range_wait_for_the_range_of_the_whole_run() {
    let mut page = read();
    let ranges = |effects: &[Effect]| -> Vec<(Vec<String>, Vec<[f32; 2]>)> {
        let read = |effect: &Effect| match effect {
            Effect::TellEstimator { message: ToEstimator::Read { readings, ranges, .. }, .. } => {
                Some((readings.clone(), ranges.clone()))
            }
            _ => None,
        };
        effects.iter().filter_map(read).collect()
    };
    // As of a run that was opened from a file, no range is known: each snapshot is asked for it first.
    page.state.display.as_mut().expect("a run").ranges.clear();
    let effects = page.commit("mi", "range:10");
    assert_eq!(ranges(&effects), [(vec![], vec![]), (vec![], vec![])]);
    let mut effects = vec![];
    for (seat, snapshot, range) in [(0, 0, [0.0, 1.0]), (1, 1, [-2.0, 0.5]), (0, 2, [0.1, 0.2])] {
        let ticket = Ticket { run: 1, snapshot };
        let findings = crate::evaluation::Findings { ranges: vec![range], ..Default::default() };
        effects = page.estimator(seat, WorkerEvent::Said(FromEstimator::Findings { ticket, findings }, None));
    }
    let whole = vec![[-2.0, 1.0]];
    let key = vec!["range:10@all".to_owned()];
    assert_eq!(ranges(&effects), [(key.clone(), whole.clone()), (key, whole)]);
    // What still comes of the run before its range was known is stale.
    let stale = Ticket { run: 1, snapshot: 0 };
    page.finds(0, stale, "range:10@all");
    let display = page.state.display.as_ref().expect("a run");
    let kept = |at: usize| display.store.run.borrow().snapshots[at].information.len();
    assert_eq!([kept(0), kept(1)], [1, 1]);
}

#[test]
fn a_snapshot_without_a_range_is_asked_for_it_once() {
    let mut page = read();
    // Every network had diverged: the findings of the fixture have no range.
    let effects = page.commit("mi", "range:10");
    assert_eq!(asked(&effects), []);
    assert_eq!(page.state.pool.progress(), None);
}

#[test]
fn a_lost_seat_is_nobodys_while_another_is_free() {
    let mut page = reading();
    page.estimator(0, WorkerEvent::Died("out of memory".into()));
    let effects = page.estimator(0, WorkerEvent::Died("out of memory".into()));
    // The third seat, spared for the training run, takes the place of the lost one.
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::OpenEstimator { seat: 2, .. })),
        "{effects:?}"
    );
    let effects = page.finds(1, Ticket { run: 1, snapshot: 1 }, "edges:30@all");
    assert_eq!(asked(&effects).len(), 1);
}
