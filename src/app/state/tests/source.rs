//! Data that comes from elsewhere: the digits, and tables of the user.

use std::sync::Arc;

use super::{Page, cpu};
use crate::app::state::{Action, Desk, Effect, KeptRun, Origin, Phase, WorkerEvent};
use crate::data::Samples;
use crate::exchange::unpacked_digits;
use crate::experiment::Experiment;
use crate::run::{Run, from_json, to_json};
use crate::workers::adapter::Adapter;
use crate::workers::messages::{FromTables, FromTrainer, TableFacts, ToEstimator, ToTables, ToTrainer};

const DIGITS: &[u8] = include_bytes!("../../../../static/digits.zip");
const TABLE: &str = "#/lab?v=1&data=table&net=2&nets=1&epochs=8&log=9&engine=cpu";
const HASH: &str = "0123456789abcdef";

/// Twelve rows of two inputs.
fn table() -> Samples {
    let labels: Vec<usize> = (0..12).map(|row| row % 3).collect();
    let inputs = (0..24).map(|i| i as f32).collect();
    Samples { standardised: Some(1.0), ..Samples::labelled(inputs, &labels, 3) }
}

/// The reader of tables says something.
fn reader(page: &mut Page, generation: u32, message: FromTables, array: Option<Vec<f32>>) -> Vec<Effect> {
    page.send(Action::Tables { desk: Desk::Reader, generation, event: WorkerEvent::Said(message, array) })
}

fn read(page: &mut Page, generation: u32, hash: &str) -> Vec<Effect> {
    let facts = TableFacts { hash: hash.into(), about: "12 rows".into() };
    reader(page, generation, FromTables::Source { result: Ok(facts) }, Some(table().to_array()))
}

impl Page {
    /// The file of the digits comes, or does not, and a worker reads it.
    fn reads_digits(&mut self, bytes: Result<Vec<u8>, String>) -> Vec<Effect> {
        let effects = self.send(Action::FetchedDigits(bytes));
        let Some(generation) = effects.iter().find_map(|effect| match effect {
            Effect::OpenTables { desk: Desk::Reader, generation } => Some(*generation),
            _ => None,
        }) else {
            return effects;
        };
        let effects = reader(self, generation, FromTables::Ready, None);
        let [Effect::TellTables { message: ToTables::Digits { bytes }, .. }] = &effects[..] else {
            panic!("{effects:?}")
        };
        let digits = unpacked_digits(&bytes.0);
        let array = digits.as_ref().ok().map(Samples::to_array);
        let result = digits.map(|_| TableFacts::default());
        reader(self, generation, FromTables::Source { result }, array)
    }
}

fn choose(page: &mut Page) -> Vec<Effect> {
    page.send(Action::TableChosen { name: "iris.csv".into(), bytes: Ok(b"a,b,c".to_vec()) })
}

/// The samples that a trainer was given.
fn given(effects: &[Effect]) -> Option<Samples> {
    effects.iter().find_map(|effect| match effect {
        Effect::TellTrainer { message: ToTrainer::Data, array } => {
            Samples::from_array(array.as_ref()?.to_vec())
        }
        _ => None,
    })
}

fn starts(effects: &[Effect]) -> bool {
    let start =
        |effect: &Effect| matches!(effect, Effect::TellTrainer { message: ToTrainer::Start { .. }, .. });
    effects.iter().any(start)
}

#[test]
fn a_trainer_that_listens_waits_for_the_digits() {
    let mut page = Page::opened("#/lab?v=1");
    assert!(page.commit("data", "digits").contains(&Effect::FetchDigits));
    assert!(!page.commit("engine", "cpu").contains(&Effect::FetchDigits), "once");
    page.send(Action::Run);
    let effects = page.says(FromTrainer::Ready);
    assert!(effects.is_empty() && page.state.training.phase == Phase::Starting, "{effects:?}");
    let effects = page.reads_digits(Ok(DIGITS.to_vec()));
    let samples = given(&effects).unwrap();
    assert!((samples.len, samples.input_width, samples.classes) == (1797, 64, 10) && starts(&effects));
}

#[test]
fn a_graphics_device_that_listens_first_is_tried_once_the_digits_are_here() {
    let mut page = Page::opened("#/lab?v=1&data=digits");
    page.send(Action::Run);
    let generation = page.state.training.generation;
    let adapter = Adapter { name: "a card".into(), fallback: false };
    page.send(Action::Probed { generation, found: Ok(adapter), gpu_over_cpu: None });
    let ready = WorkerEvent::Said(FromTrainer::Ready, None);
    assert_eq!(page.send(Action::Trial { generation, event: ready }), []);
    let effects = page.reads_digits(Ok(DIGITS.to_vec()));
    let tries =
        |effect: &Effect| matches!(effect, Effect::TellTrial { message: ToTrainer::Trial { .. }, .. });
    assert_eq!(effects.iter().filter(|effect| tries(effect)).count(), 1, "{effects:?}");
}

#[test]
fn digits_that_do_not_load_end_the_run_that_waits() {
    for bytes in [Err("the site cannot be reached".into()), Ok(b"PK".to_vec())] {
        let mut page = Page::opened("#/lab?v=1&data=digits&engine=cpu");
        page.send(Action::Run);
        page.says(FromTrainer::Ready);
        let effects = page.reads_digits(bytes);
        assert!(effects.contains(&Effect::CloseTrainer) && page.state.training.phase == Phase::Ended);
        assert!(page.sentences()[0].starts_with("The digits did not load: "), "{:?}", page.sentences());
        // They may come another time.
        assert!(page.send(Action::Run).contains(&Effect::FetchDigits));
        page.says(FromTrainer::Ready);
        assert!(starts(&page.reads_digits(Ok(DIGITS.to_vec()))));
    }
    // Other data is asked for meanwhile.
    let mut page = Page::opened("#/lab?v=1&data=digits&engine=cpu");
    page.send(Action::Run);
    page.send(Action::FetchedDigits(Ok(DIGITS.to_vec())));
    assert!(page.commit("data", "xor").contains(&Effect::CloseTables { desk: Desk::Reader }));
    assert_eq!(page.state.training.phase, Phase::Ended);
    let late = FromTables::Source { result: Ok(TableFacts::default()) };
    assert!(reader(&mut page, 1, late, Some(table().to_array())).is_empty());
    assert!(page.state.source.samples.is_none());
}

#[test]
fn a_chosen_file_is_read_named_kept_and_learnt() {
    let mut page = Page::opened(TABLE);
    page.send(Action::Run);
    assert_eq!(page.sentences(), ["Choose the CSV file to learn from, under More settings"]);
    let effects = choose(&mut page);
    assert_eq!(effects, [Effect::OpenTables { desk: Desk::Reader, generation: 1 }]);
    let effects = reader(&mut page, 1, FromTables::Ready, None);
    let [Effect::TellTables { desk: Desk::Reader, message: ToTables::Csv { label, bytes }, array: None }] =
        &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!((label.as_str(), &bytes.0[..]), ("", &b"a,b,c"[..]));
    let effects = read(&mut page, 1, HASH);
    assert!(effects.contains(&Effect::CloseTables { desk: Desk::Reader }));
    let (name, bytes) = ("iris.csv".into(), Arc::new(b"a,b,c".to_vec()));
    assert!(effects.contains(&Effect::KeepTable { hash: HASH.into(), name, bytes }));
    assert!(page.state.link().contains(&format!("table={HASH}")));
    assert_eq!(page.state.source.about, "iris.csv: 12 rows");
    assert!(read(&mut page, 0, "fedcba9876543210").is_empty(), "of an earlier reader");

    page.send(Action::Run);
    let effects = page.says(FromTrainer::Ready);
    assert_eq!(given(&effects), Some(table()));
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
    // Another column of the same file is read without choosing it again.
    let effects = page.commit("label", "b");
    assert!(effects.contains(&Effect::OpenTables { desk: Desk::Reader, generation: 2 }));
    let effects = reader(&mut page, 2, FromTables::Ready, None);
    assert!(
        matches!(&effects[..], [Effect::TellTables { message: ToTables::Csv { label, .. }, .. }] if label == "b")
    );
    let effects = read(&mut page, 2, HASH);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepTable { .. })), "it is kept");
}

#[test]
fn a_file_that_is_no_table_is_said_and_the_one_before_stays() {
    let mut page = Page::opened(&format!("{TABLE}&table={HASH}"));
    page.send(Action::TableLoaded { hash: HASH.into(), found: Some(("iris.csv".into(), vec![1])) });
    read(&mut page, 1, HASH);
    assert!(page.state.source.samples.is_some());
    choose(&mut page);
    let effects = reader(&mut page, 2, FromTables::Source { result: Err("row 7 has a fault".into()) }, None);
    assert_eq!(page.sentences(), ["iris.csv cannot be learnt from: row 7 has a fault"]);
    assert!(effects.contains(&Effect::LoadTable(HASH.into())));
    page.send(Action::TableChosen { name: "big.csv".into(), bytes: Err("it is larger than 50 MB".into()) });
    assert_eq!(page.sentences()[1], "big.csv was not opened: it is larger than 50 MB");
}

#[test]
fn a_link_to_a_table_brings_it_from_the_library_or_asks_for_it() {
    let link = format!("{TABLE}&table={HASH}&label=b");
    let mut page = Page { state: super::State::new(3) };
    assert!(page.send(Action::Linked(link.clone())).contains(&Effect::LoadTable(HASH.into())));
    let found = Some(("iris.csv".into(), b"a".to_vec()));
    let effects = page.send(Action::TableLoaded { hash: HASH.into(), found });
    assert_eq!(effects, [Effect::OpenTables { desk: Desk::Reader, generation: 1 }]);
    read(&mut page, 1, HASH);
    page.send(Action::Run);
    assert!(starts(&page.says(FromTrainer::Ready)));

    let mut page = Page::opened(&link);
    page.send(Action::Run);
    page.says(FromTrainer::Ready);
    page.send(Action::TableLoaded { hash: HASH.into(), found: None });
    assert_eq!(page.state.training.phase, Phase::Ended);
    assert!(page.sentences()[0].contains("choose its CSV file"), "{:?}", page.sentences());
    // Another file than the link's is taken, and that is said.
    choose(&mut page);
    read(&mut page, 1, "fedcba9876543210");
    assert!(page.sentences()[1].contains("is not the file of the link"), "{:?}", page.sentences());
    assert_eq!(page.state.setup.experiment.table, "fedcba9876543210");
}

/// A run of a table, as a file has it: without the table.
fn of_file() -> Run {
    let experiment = Experiment::from_link(&format!("{TABLE}&table={HASH}")).0;
    let samples = Arc::new(Samples::new(&experiment, Some(&table())).unwrap());
    let mut run = Run::new(&experiment, &samples, cpu(), "2026-11-24T10:00:00Z".into());
    let weights = Some(Arc::new(vec![0.5; run.weights_len()]));
    run.snapshots.push(crate::run::Snapshot { weights, ..Default::default() });
    from_json(to_json(&run, true).as_bytes()).unwrap()
}

#[test]
fn a_run_is_read_once_its_table_is_here() {
    let run = of_file();
    assert!(run.samples.is_none() && run.facts.classes == 3);
    let mut page = Page::opened("#/lab?v=1&net=3");
    let found = KeptRun { id: "run1".into(), run, owned: true, ended: true, checkpoint: None };
    let effects = page.send(Action::Kept { resume: false, found: Ok(Box::new(found)) });
    assert!(effects.contains(&Effect::LoadTable(HASH.into())));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::OpenEstimator { .. })), "{effects:?}");
    assert_eq!(page.state.display.as_ref().unwrap().origin, Origin::Opened);
    let found = Some(("iris.csv".into(), b"a".to_vec()));
    page.send(Action::TableLoaded { hash: HASH.into(), found });
    let effects = read(&mut page, 1, HASH);
    assert!(
        effects.contains(&Effect::OpenEstimator { seat: 0, generation: 1, neural: false }),
        "{effects:?}"
    );
    let effects = page.ready(0);
    assert!(matches!(effects[0], Effect::TellEstimator { message: ToEstimator::Data, .. }), "{effects:?}");
}

/// A file can name any content: data that is not as large as its facts say is not taken for its own.
#[test]
fn a_run_is_not_read_on_other_data_than_its_own() {
    let mut run = of_file();
    run.facts.samples = 13;
    let mut page = Page::opened("#/lab?v=1&net=3");
    let found = KeptRun { id: "run1".into(), run, owned: true, ended: true, checkpoint: None };
    page.send(Action::Kept { resume: false, found: Ok(Box::new(found)) });
    page.send(Action::TableLoaded { hash: HASH.into(), found: Some(("iris.csv".into(), b"a".to_vec())) });
    let effects = read(&mut page, 1, HASH);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::OpenEstimator { .. })), "{effects:?}");
}
