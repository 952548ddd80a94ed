//! What stands beside the plane: asked for one thing at a time, of a worker of its own.

use super::{Page, SMALL, cpu};
use crate::app::state::{Action, Desk, Effect, ShippedRun, WorkerEvent};
use crate::bottleneck::Source;
use crate::evaluation::Measures;
use crate::experiment::{Experiment, Over};
use crate::run::Run;
use crate::view::Beside;
use crate::workers::messages::{FromTables, FromTrainer, Ticket, ToTables};
use crate::workers::tables::Table;

impl Page {
    pub(super) fn look(&mut self, key: &'static str, value: &str) -> Vec<Effect> {
        self.send(Action::Look { key, value: value.into() })
    }

    /// The worker that computes it says something.
    pub(super) fn answers(&mut self, message: FromTables, array: Option<Vec<f32>>) -> Vec<Effect> {
        let generation = self.state.beside.clerk.generation;
        self.send(Action::Tables { desk: Desk::Beside, generation, event: WorkerEvent::Said(message, array) })
    }

    pub(super) fn tables(&mut self, caption: &str) -> Vec<Effect> {
        let table = Table { caption: caption.into(), ..Table::default() };
        self.answers(FromTables::Tables { tables: vec![table] }, None)
    }

    /// The caption of the table in sight, and what is said in its place.
    pub(super) fn shown_table(&self) -> (Option<String>, Option<&'static str>) {
        let (tables, says) = self.state.table();
        (tables.map(|tables| tables[0].caption.clone()), says)
    }
}

/// What that worker is told, but for the data.
pub(super) fn told(effects: &[Effect]) -> Vec<&ToTables> {
    (effects.iter())
        .filter_map(|effect| match effect {
            Effect::TellTables { message: ToTables::Data, .. } => None,
            Effect::TellTables { desk: Desk::Beside, message, .. } => Some(message),
            _ => None,
        })
        .collect()
}

fn opens(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::OpenTables { desk: Desk::Beside, .. }))
}

/// A run of three snapshots that have been read.
pub(super) fn read(link: &str) -> Page {
    let mut page = Page::training(link);
    for epoch in 0..3 {
        page.gives(epoch);
    }
    page.ready(0);
    for snapshot in 0..3 {
        page.finds(0, Ticket { run: 1, snapshot }, "edges:30@all");
    }
    page
}

/// The link of an experiment whose labels do not follow from x.
fn soft() -> String {
    format!("{SMALL}&data=soft_var_u&gamma=5")
}

fn a_bound(over: Over) -> FromTables {
    let words = format!("bound of {}", over.key());
    FromTables::Bound { words, label_information: 0.9, gap: 1e-9, source: Source::BlahutArimoto, points: 2 }
}

/// Two points of a curve and two encoders.
fn points() -> Option<Vec<f32>> {
    Some(vec![1.0, 0.0, 0.0, 3.0, 1.0, 0.8, 1.0, 0.0, 0.0, 2.0, 1.0, 0.7])
}

#[test]
fn certain_labels_need_no_worker_for_their_bound() {
    let mut page = read(SMALL);
    assert_eq!(page.state.beside.clerk.generation, 0);
    let bound = page.state.bounds().of(Over::All).unwrap();
    assert_eq!(bound.curve.source, Source::Deterministic);
    assert!((bound.curve.label_information - 0.999_157_120_850_271).abs() < 1e-9);
    page.look("bound", "0");
    assert!(page.state.bounds().known.is_empty() && page.state.link().ends_with("&bound=0"));
}

#[test]
fn a_table_is_asked_for_when_it_is_looked_at_and_the_last_cursor_counts() {
    let mut page = read(SMALL);
    assert!(opens(&page.look("beside", "measures")));
    assert!(page.state.link().ends_with("&beside=measures"));
    assert_eq!(page.shown_table(), (None, Some("Being computed")));
    let effects = page.answers(FromTables::Ready, None);
    let [ToTables::Begin { .. }, ToTables::Table { table, moments, .. }] = told(&effects)[..] else {
        panic!("{effects:?}")
    };
    assert_eq!((*table, &moments[..]), (Beside::Measures, &[(2, 14)][..]));
    let array = effects.iter().find_map(|effect| match effect {
        Effect::TellTables { message: ToTables::Table { .. }, array: Some(array), .. } => Some(array.clone()),
        _ => None,
    });
    assert_eq!(array.unwrap()[..6], [0.5, 0.5, 0.5, 0.5, 0.5, 1.5]);
    // While it works nothing is asked twice, and of several cursors the last is asked for.
    assert!(told(&page.send(Action::Seek(0))).is_empty() && told(&page.send(Action::Seek(1))).is_empty());
    let effects = page.tables("epoch 2");
    assert_eq!(page.shown_table(), (Some("epoch 2".into()), Some("Being computed")));
    let [ToTables::Table { moments, .. }] = told(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!(moments[..], [(1, 7)]);
    assert!(told(&page.tables("epoch 1")).is_empty());
    assert_eq!(page.shown_table(), (Some("epoch 1".into()), None));
    // Another table does not show this one meanwhile.
    page.look("beside", "bound");
    assert_eq!(page.shown_table(), (None, Some("Being computed")));
}

#[test]
fn the_matrix_is_of_the_weights_at_the_cursor() {
    let mut page = read(SMALL);
    page.look("beside", "confusion");
    let effects = page.answers(FromTables::Ready, None);
    let weights = effects.iter().find_map(|effect| match effect {
        Effect::TellTables { message: ToTables::Table { .. }, array, .. } => array.clone(),
        _ => None,
    });
    assert_eq!(weights.unwrap()[..3], [2.0; 3]);
}

#[test]
fn layers_wait_until_the_run_rests() {
    let mut page = read(SMALL);
    page.look("beside", "layers");
    let (table, says) = page.shown_table();
    assert!(table.is_none() && says.unwrap().starts_with("Computed once the run rests"));
    let effects = page.send(Action::Pause);
    assert!(opens(&effects));
    let effects = page.answers(FromTables::Ready, None);
    let [_, ToTables::Table { moments, reading, .. }] = told(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((moments.len(), reading.as_str()), (3, "edges:30@all"));
    let numbers = effects.iter().find_map(|effect| match effect {
        Effect::TellTables { message: ToTables::Table { .. }, array: Some(numbers), .. } => {
            Some(numbers.clone())
        }
        _ => None,
    });
    // Two layers by I(X;T) and SNR, which was not computed here, and the accuracy, of two networks at three moments.
    let numbers = numbers.unwrap();
    assert_eq!(numbers.len(), 3 * 2 * 5);
    assert!(numbers[0] == 1.0 && numbers[2].is_nan() && numbers[4] == 0.5);
}

#[test]
fn bounds_are_found_once_for_each_data_set_and_part() {
    let mut page = read(&soft());
    // It was asked for when the run came on display.
    assert_eq!(page.state.beside.clerk.generation, 1);
    let effects = page.answers(FromTables::Ready, None);
    assert!(matches!(told(&effects)[..], [ToTables::Begin { .. }, ToTables::Bound { over: Over::All }]));
    assert!(told(&page.answers(a_bound(Over::All), points())).is_empty());
    let bound = page.state.bounds().of(Over::All).unwrap();
    assert_eq!((bound.curve.points.len(), bound.dib.len(), bound.curve.points[1].beta), (2, 2, 3.0));
    // Another part of the data has a bound of its own, and what is known stays.
    let effects = page.commit("over", "train");
    assert!(matches!(told(&effects)[..], [ToTables::Bound { over: Over::Train }]));
    page.answers(a_bound(Over::Train), points());
    assert!(told(&page.commit("over", "all")).is_empty());
    // Another run on the same data too.
    page.commit("lr", "0.1");
    page.send(Action::Run);
    page.says(FromTrainer::Ready);
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
    assert!(told(&page.gives(0)).is_empty() && page.state.bounds().known.len() == 2);
}

#[test]
fn a_bound_of_other_data_is_left() {
    let mut page = read(&soft());
    page.answers(FromTables::Ready, None);
    let generation = page.state.beside.clerk.generation;
    page.commit("gamma", "7");
    page.send(Action::Run);
    page.says(FromTrainer::Ready);
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
    let effects = page.gives(0);
    assert!(effects.contains(&Effect::CloseTables { desk: Desk::Beside }) && opens(&effects));
    // What the worker before still says is stale.
    let event = WorkerEvent::Said(a_bound(Over::All), points());
    page.send(Action::Tables { desk: Desk::Beside, generation, event });
    assert!(page.state.bounds().known.is_empty());
    let effects = page.answers(FromTables::Ready, None);
    let [ToTables::Begin { experiment, .. }, ToTables::Bound { .. }] = told(&effects)[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(experiment.gamma, 7.0);
}

#[test]
fn what_fails_twice_is_said_and_not_tried_again() {
    let mut page = read(SMALL);
    page.look("beside", "measures");
    page.answers(FromTables::Ready, None);
    let dies = |page: &mut Page| {
        let generation = page.state.beside.clerk.generation;
        page.send(Action::Tables {
            desk: Desk::Beside,
            generation,
            event: WorkerEvent::Died("no memory".into()),
        })
    };
    assert!(opens(&dies(&mut page)) && page.sentences().is_empty());
    page.answers(FromTables::Ready, None);
    assert!(!opens(&dies(&mut page)));
    assert!(page.sentences()[0].ends_with("are not computed: no memory"));
    assert!(page.shown_table().1.unwrap().starts_with("It cannot be computed"));
    assert!(!opens(&page.send(Action::Seek(0))));
}

/// A run without weights, as the shipped one is at first.
pub(super) fn light() -> Box<Run> {
    let experiment = Experiment::default();
    let samples = std::sync::Arc::new(crate::data::Samples::new(&experiment, None).unwrap());
    let mut run = Run::new(&experiment, &samples, cpu(), "2026-11-24T10:00:00Z".into());
    let part = Measures { loss: 0.5, ..Measures::NAN };
    let metrics = vec![crate::evaluation::NetworkMetrics { train: part, holdout: part }; 10];
    let points = vec![vec![crate::information::PlanePoint::new(1.0, 1.0); run.layers.len()]; 10];
    let information = [(crate::experiment::Reading::of(&run.experiment), points)].into();
    run.snapshots.push(crate::run::Snapshot { metrics, information, ..Default::default() });
    Box::new(run)
}

#[test]
fn the_shipped_run_is_sent_for_when_its_weights_are_needed_and_once() {
    let mut page = Page::opened("#/lab?v=1");
    let fetched = |page: &mut Page, file, run| page.send(Action::Fetched { file, run });
    let sent = |effects: &[Effect]| effects.iter().filter(|e| **e == Effect::Fetch(ShippedRun::Full)).count();
    assert_eq!(sent(&fetched(&mut page, ShippedRun::Light, Ok(light()))), 0);
    assert_eq!(sent(&page.look("beside", "confusion")), 1);
    assert_eq!(sent(&page.send(Action::Seek(0))), 0);
    assert_eq!(page.shown_table().1, Some("The weights of the run are on their way"));
    assert_eq!(sent(&fetched(&mut page, ShippedRun::Full, Err("offline".into()))), 0);
    assert!(page.shown_table().1.unwrap().starts_with("The weights of this run are not here"));
    assert!(page.sentences()[0].ends_with("did not load: offline"));
}
