//! Files that the user opens, and what is saved.

use std::sync::Arc;

use super::{Page, SMALL, cpu};
use crate::app::state::{Action, Desk, Effect, ExportKind, WorkerEvent};
use crate::data::Samples;
use crate::exchange::{contents, csv, zip};
use crate::experiment::Experiment;
use crate::run::{Run, to_json};
use crate::workers::messages::{Bytes, FromTables, ToTables};

/// A run of a link; runs of other names began at other times.
fn run(name: &str, link: &str) -> Run {
    let experiment = Experiment::from_link(link).0;
    let second = name.bytes().map(u32::from).sum::<u32>() % 60;
    let created = format!("2026-11-24T10:00:{second:02}Z");
    let samples = Arc::new(Samples::new(&experiment, None).unwrap());
    Run { name: name.into(), ..Run::new(&experiment, &samples, cpu(), created) }
}

fn file(run: &Run) -> Vec<u8> {
    to_json(run, true).into_bytes()
}

impl Page {
    /// Opens files that were chosen together.
    fn opens(&mut self, files: &[(&str, Vec<u8>)]) {
        self.send(Action::FilesChosen(files.len()));
        for (name, bytes) in files {
            let effects = self.send(Action::FileRead { name: (*name).into(), bytes: Ok(bytes.clone()) });
            self.unpack(effects);
        }
    }

    /// Does what the worker that unpacks does, if it is asked to.
    fn unpack(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let effects = match effect {
                Effect::OpenTables { desk: Desk::Files, .. } => self.unpacker_says(FromTables::Ready),
                Effect::TellTables { message: ToTables::Unpack { name, bytes }, .. } => {
                    contents(&name, &bytes.0, |name, bytes| {
                        let bytes = bytes.map(|bytes| Bytes(bytes.into_owned()));
                        self.unpacker_says(FromTables::File { name, bytes });
                    });
                    self.unpacker_says(FromTables::Unpacked)
                }
                _ => continue,
            };
            self.unpack(effects);
        }
    }

    fn unpacker_says(&mut self, message: FromTables) -> Vec<Effect> {
        let generation = self.state.opening.unpacker;
        let event = WorkerEvent::Said(message, None);
        self.send(Action::Tables { desk: Desk::Files, generation, event })
    }

    fn shown(&self) -> Option<String> {
        self.state.display.as_ref().map(|display| display.store.run.borrow().name.clone())
    }
}

#[test]
fn the_first_run_of_many_files_is_shown_and_each_broken_one_refuses_itself() {
    let mut page = Page::opened("#/lab?v=1");
    let first = run("first", SMALL);
    page.opens(&[
        ("broken.json", b"{".to_vec()),
        ("first.json", file(&first)),
        ("table.csv", csv::metrics(&[&first]).into_bytes()),
        ("second.json", file(&run("second", "#/lab?v=1"))),
        ("third.json", file(&run("third", "#/lab?v=1"))),
    ]);
    assert_eq!(page.shown().as_deref(), Some("first"));
    assert_eq!(page.state.setup.experiment, first.experiment);
    let sentences = page.sentences();
    assert_eq!(sentences.len(), 3);
    assert!(sentences[0].starts_with("broken.json was not opened: it ends too early"));
    assert!(sentences[1].starts_with("table.csv was not opened: it is a table for pandas or a spreadsheet"));
    assert_eq!(sentences[2], "first.json is shown, and 2 other runs are in the library");
    // The next choice begins anew.
    page.opens(&[("second.json", file(&run("second", "#/lab?v=1")))]);
    assert_eq!((page.shown().as_deref(), page.sentences().len()), (Some("second"), 3));
}

#[test]
fn a_zip_is_as_many_files() {
    let mut page = Page::opened("#/lab?v=1");
    let packed = zip::pack(&[&run("a", SMALL), &run("b", SMALL)], false).unwrap();
    page.opens(&[("runs.zip", packed)]);
    assert_eq!(page.shown().as_deref(), Some("a"));
    assert_eq!(page.sentences(), ["runs.zip/a.json is shown, and another run is in the library"]);
}

#[test]
fn a_file_that_ends_its_worker_refuses_itself_and_the_next_is_unpacked_by_another() {
    let mut page = Page::opened("#/lab?v=1");
    let packed = zip::pack(&[&run("a", SMALL)], false).unwrap();
    page.send(Action::FilesChosen(2));
    for name in ["bomb.zip", "runs.zip"] {
        page.send(Action::FileRead { name: name.into(), bytes: Ok(packed.clone()) });
    }
    page.unpacker_says(FromTables::Ready);
    let failed = FromTables::Failed { sentence: "out of memory".into() };
    let effects = page.unpacker_says(failed);
    assert_eq!(page.sentences(), ["bomb.zip was not opened: out of memory"]);
    // It is heard of once more, from the browser.
    let event = WorkerEvent::Died("gone".into());
    assert_eq!(page.send(Action::Tables { desk: Desk::Files, generation: 1, event }), []);
    page.unpack(effects);
    assert_eq!((page.shown().as_deref(), page.sentences().len()), (Some("a"), 1));
}

#[test]
fn what_is_on_display_is_saved_and_nothing_else() {
    let mut page = Page::opened("#/lab?v=1");
    page.state.display = None;
    assert_eq!(page.send(Action::Export(ExportKind::PlaneSvg)), []);
    page.opens(&[("a.json", file(&run("a", SMALL)))]);
    let kinds = ExportKind::ALL.map(|(kind, ..)| kind);
    for kind in kinds {
        assert_eq!(ExportKind::from_key(kind.key()), Some(kind));
        assert_eq!(page.send(Action::Export(kind)), [Effect::Export(kind)]);
    }
    page.send(Action::ExportTold(Ok("It is being recorded".into())));
    assert_eq!(page.sentences(), ["It is being recorded"]);
    // What came of it takes the place of its announcement.
    page.send(Action::ExportTold(Err("The file was not saved: there is no canvas".into())));
    assert_eq!(page.sentences(), ["The file was not saved: there is no canvas"]);
}

#[test]
fn what_is_read_of_a_file_is_kept_once_the_library_has_it() {
    let mut page = Page::opened(SMALL);
    let run = run("a", SMALL);
    page.opens(&[("a.json", file(&run))]);
    let named = crate::library::id_of_file(&run);
    assert_eq!(page.state.display.as_ref().and_then(|display| display.kept.clone()), None);
    // It was trained here before, and has the name of then.
    page.send(Action::Imported { file: "another".into(), id: "other".into() });
    page.send(Action::Imported { file: named, id: "trained".into() });
    let kept = page.state.display.as_ref().and_then(|display| display.kept.clone());
    assert_eq!(kept.as_deref(), Some("trained"));
}
