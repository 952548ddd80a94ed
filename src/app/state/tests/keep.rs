use std::sync::Arc;

use super::{Page, SMALL, WEIGHTS, cpu};
use crate::app::state::{Action, Effect, Keep, KeptRun, NotKept, Remedy};
use crate::run::Run;
use crate::workers::messages::{Checkpoint, FromTrainer, Ticket, ToTrainer};

fn kept(effects: &[Effect]) -> Vec<Keep> {
    let keep = |effect: &Effect| if let Effect::Keep(keep, _) = effect { Some(keep.clone()) } else { None };
    effects.iter().filter_map(keep).collect()
}

/// A page that trains a run whose name in the library is known.
fn training() -> Page {
    let mut page = Page::opened(SMALL);
    begin(&mut page, "run1");
    page
}

/// Begins a run of this name, up to where its first snapshot is awaited.
fn begin(page: &mut Page, id: &str) {
    page.send(Action::Run);
    let generation = page.state.training.generation;
    page.send(Action::Stamped { generation, at: "2026-11-24T10:00:00Z".into(), id: id.into() });
    page.says(FromTrainer::Ready);
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
}

#[test]
fn a_run_is_kept_from_its_first_snapshot_to_its_end() {
    let mut page = training();
    let keep = |snapshots: Vec<usize>, begins, checkpoint, finished| Keep {
        id: "run1".into(),
        snapshots,
        begins,
        checkpoint,
        finished,
    };
    assert_eq!(kept(&page.gives(0)), [keep(vec![0], true, true, false)]);
    assert_eq!(kept(&page.gives(3)), [keep(vec![1], false, true, false)]);
    page.ready(0);
    assert_eq!(kept(&page.finds(0, Ticket { run: 1, snapshot: 0 }, "edges:30@all")), []);
    let effects = page.finds(0, Ticket { run: 1, snapshot: 1 }, "edges:30@all");
    assert_eq!(kept(&effects), [keep(vec![0, 1], false, false, false)], "once nothing is left to read");
    assert_eq!(kept(&page.gives(8)), [keep(vec![2], false, true, true)]);
    assert_eq!(kept(&page.says(FromTrainer::Finished)), [keep(vec![], false, false, true)]);
}

#[test]
fn a_run_that_cannot_be_kept_goes_on_and_says_so_once() {
    let mut page = training();
    page.gives(0);
    page.send(Action::KeptPiece { id: "run1".into(), result: Err(NotKept::Full), unasked: false });
    assert_eq!(kept(&page.gives(1)), []);
    assert!(page.sentences()[0].starts_with("The browser's storage is full"), "{:?}", page.sentences());
    assert_eq!(page.epochs(), [0, 1]);
}

#[test]
fn the_reason_to_keep_the_library_is_given_once_a_run_has_ended() {
    let mut page = training();
    page.gives(0);
    page.send(Action::KeptPiece { id: "run1".into(), result: Ok(()), unasked: true });
    assert_eq!(page.sentences().len(), 0);
    page.gives(8);
    page.send(Action::KeptPiece { id: "run1".into(), result: Ok(()), unasked: true });
    assert_eq!(page.state.notices.all[0].remedy, Some(Remedy::Persist));
    assert_eq!(page.send(Action::Persist), [Effect::Persist]);
}

/// A run of the library that was cut off after epoch 3.
fn cut_off() -> (Run, Checkpoint, Arc<Vec<f32>>) {
    let mut page = training();
    page.gives(0);
    page.gives(3);
    let run = page.state.display.as_ref().map(|display| display.store.run.borrow().clone());
    (run.expect("a run"), Checkpoint { epoch: 3, step: 21 }, Arc::new(vec![3.0; 2 * WEIGHTS]))
}

#[test]
fn an_interrupted_run_is_taken_up_with_its_optimiser() {
    let (run, at, values) = cut_off();
    let mut page = Page::opened("#/lab?v=1&net=2");
    page.send(Action::Interrupted { id: "run1".into(), name: "var_u tanh".into(), epoch: 3 });
    assert_eq!(page.state.notices.all[0].remedy, Some(Remedy::Resume));
    let effects = page.send(Action::ResumeInterrupted);
    assert_eq!(effects, [Effect::LoadKept { id: "run1".into(), resume: true }]);
    let found =
        KeptRun { id: "run1".into(), run, owned: true, ended: false, checkpoint: Some((at, values.clone())) };
    page.send(Action::Kept { resume: true, found: Ok(Box::new(found)) });
    let effects = page.says(FromTrainer::Ready);
    let start = effects.iter().find_map(|effect| match effect {
        Effect::TellTrainer { message: ToTrainer::Start { experiment, from, .. }, array } => {
            Some((experiment.epochs, *from, array.clone()))
        }
        _ => None,
    });
    assert_eq!(start, Some((8, Some(at), Some(values))));
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
    let effects = page.gives(4);
    assert_eq!(page.epochs(), [0, 3, 4]);
    let [keep] = &kept(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((keep.id.as_str(), keep.begins, &keep.snapshots[..]), ("run1", false, &[2][..]));
}

#[test]
fn a_run_that_another_page_writes_is_only_shown() {
    let (run, at, values) = cut_off();
    let mut page = Page::opened(SMALL);
    let found =
        KeptRun { id: "run1".into(), run, owned: false, ended: false, checkpoint: Some((at, values)) };
    page.send(Action::Kept { resume: false, found: Ok(Box::new(found)) });
    assert_eq!((page.epochs(), page.state.trained_kept()), (vec![0, 3], None));
    page.send(Action::Kept { resume: true, found: Err("another page of this browser trains it now".into()) });
    assert_eq!(page.sentences(), ["The run was not opened: another page of this browser trains it now"]);
}

#[test]
fn the_sender_is_told_apart_when_the_run_has_ended() {
    let (run, _, _) = cut_off();
    let same = crate::run::Fingerprint::of(&vec![8.0; run.weights_len()]);
    for (sum, begins) in
        [(same, "The weights are the same"), (crate::run::Fingerprint::of(&[1.0]), "The weights are off")]
    {
        let mut page = Page::opened(&format!("{SMALL}&sum={sum}"));
        page.send(Action::Run);
        page.says(FromTrainer::Ready);
        page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
        page.gives(0);
        page.gives(8);
        page.says(FromTrainer::Finished);
        let said = page.sentences();
        assert!(said.iter().any(|sentence| sentence.starts_with(begins)), "{said:?}");
        assert!(page.state.link_to_share().contains(&same.to_string()));
    }
}

#[test]
fn where_the_user_looks_is_in_the_link() {
    let mut page = training();
    page.gives(0);
    page.gives(3);
    page.gives(8);
    let effects = page.send(Action::Seek(1));
    assert_eq!(effects, [Effect::WriteLink(format!("{}&at=3", page.state.setup.experiment.to_link()))]);
    assert_eq!(page.send(Action::Seek(1)), []);
    let effects = page.send(Action::Seek(2));
    assert_eq!(effects, [Effect::WriteLink(page.state.setup.experiment.to_link())]);
    page.send(Action::Linked(format!("{SMALL}&at=2")));
    assert_eq!(page.state.timeline.cursor, 1, "the nearest");
}

#[test]
fn what_was_read_is_kept_before_another_run_takes_its_place() {
    let mut page = training();
    page.gives(0);
    page.gives(8);
    page.says(FromTrainer::Finished);
    page.ready(0);
    page.finds(0, Ticket { run: 1, snapshot: 0 }, "edges:30@all");
    page.commit("seed", "11");
    begin(&mut page, "run2");
    let effects = page.gives(0);
    let written: Vec<(String, Vec<usize>)> =
        kept(&effects).into_iter().map(|keep| (keep.id, keep.snapshots)).collect();
    assert_eq!(written, [("run1".into(), vec![0]), ("run2".into(), vec![0])]);
}

#[test]
fn the_run_that_trains_is_not_stopped_by_opening_it() {
    let (run, at, values) = cut_off();
    let mut page = training();
    page.gives(0);
    let found =
        KeptRun { id: "run1".into(), run, owned: false, ended: false, checkpoint: Some((at, values)) };
    page.send(Action::Kept { resume: false, found: Ok(Box::new(found)) });
    assert_eq!(page.state.trained_kept().as_deref(), Some("run1"));
    page.gives(8);
    assert_eq!(page.epochs(), [0, 8]);
}

#[test]
fn a_run_that_is_still_on_display_is_not_the_one_that_begins() {
    let mut page = training();
    page.gives(0);
    page.gives(8);
    page.says(FromTrainer::Finished);
    assert_eq!(page.state.trained_kept(), None);
    begin(&mut page, "run2");
    assert_eq!((page.epochs(), page.state.trained_kept()), (vec![0, 8], None));
    page.gives(0);
    assert_eq!(page.state.trained_kept().as_deref(), Some("run2"));
}

#[test]
fn an_epoch_of_a_link_is_looked_at_when_the_run_has_come_there() {
    let mut page = Page::opened(&format!("{SMALL}&at=3"));
    page.send(Action::Run);
    page.says(FromTrainer::Ready);
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
    page.gives(0);
    page.gives(3);
    page.gives(8);
    page.says(FromTrainer::Finished);
    assert_eq!(page.state.timeline.cursor, 1);
    // The next run is looked at from its end.
    page.send(Action::Run);
    assert_eq!(page.state.view.at, None);
}
