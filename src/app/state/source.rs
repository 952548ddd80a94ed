//! Data that the page does not make from the experiment alone: the digits, and tables from the user's disk.
//!
//! A table's file is read by a worker, so that the page has no part in it but to keep it.

use std::sync::Arc;

use super::{Desk, Effect, Phase, State, WorkerEvent};
use crate::data::Samples;
use crate::experiment::{DataSet, Experiment};
use crate::text;
use crate::workers::messages::{Bytes, FromTables, TableFacts, ToTables};

/// What the controls ask for, and where it is.
#[derive(Default)]
pub struct Source {
    /// [`Experiment::source`] of the controls.
    key: Option<String>,
    pub(super) samples: Option<Arc<Samples>>,
    /// Whether it is on its way.
    pub(super) coming: bool,
    /// A few words about the table.
    pub about: String,
    /// The file of the digits, until a worker takes it.
    digits: Option<Bytes>,
    file: Option<File>,
    /// Counts the readers; news of earlier ones is stale.
    generation: u32,
}

/// The file of a table.
struct File {
    name: String,
    bytes: Arc<Vec<u8>>,
    /// What names its content, once that is known.
    hash: String,
}

impl File {
    /// Has it kept.
    fn kept(&self) -> Effect {
        let Self { name, bytes, hash } = self;
        Effect::KeepTable { hash: hash.clone(), name: name.clone(), bytes: bytes.clone() }
    }
}

impl State {
    /// The samples of an experiment, where all of them is here.
    pub(super) fn samples_of(&self, experiment: &Experiment) -> Option<Arc<Samples>> {
        let is_here = self.source.key.is_some() && self.source.key == experiment.source();
        let source = self.source.samples.as_deref().filter(|_| is_here);
        Samples::new(experiment, source).ok().map(Arc::new)
    }

    /// Brings what the controls ask for, where that has changed.
    pub(super) fn bring_source(&mut self, effects: &mut Vec<Effect>) {
        let asked = &self.setup.experiment;
        let (key, data, hash) = (asked.source(), asked.data, asked.table.clone());
        if key == self.source.key {
            return;
        }
        // A run that waits for other data would wait for ever.
        let waits = self.training.phase == Phase::Starting && self.training.samples.is_none();
        if waits && self.training.experiment.source() != key {
            self.end_training(effects);
        }
        let file = self.source.file.take().filter(|_| data == DataSet::Table);
        let mut generation = self.source.generation;
        if self.source.coming {
            // What it reads is not wanted any more.
            effects.push(Effect::CloseTables { desk: Desk::Reader });
            generation += 1;
        }
        self.source = Source { key, file, generation, ..Source::default() };
        match (&self.source.file, data) {
            (_, DataSet::Digits) => effects.push(Effect::FetchDigits),
            // Another column of the same file.
            (Some(file), _) if file.hash == hash => return self.read_source(effects),
            (_, DataSet::Table) if !hash.is_empty() => effects.push(Effect::LoadTable(hash)),
            _ => return,
        }
        self.source.coming = true;
    }

    /// Brings what did not come when it was asked for.
    pub(super) fn bring_source_again(&mut self, effects: &mut Vec<Effect>) {
        self.source.key = None;
        self.bring_source(effects);
    }

    /// Takes the file of the digits.
    pub(super) fn digits_came(&mut self, bytes: Result<Vec<u8>, String>, effects: &mut Vec<Effect>) {
        if self.source.key.as_deref() != Some("digits") {
            return;
        }
        match bytes {
            Ok(bytes) => {
                self.source.digits = Some(Bytes(bytes));
                self.read_source(effects);
            }
            Err(why) => self.no_digits(&why, effects),
        }
    }

    /// Takes a file that the user chose for a table.
    pub(super) fn table_chosen(
        &mut self,
        name: String,
        bytes: Result<Vec<u8>, String>,
        effects: &mut Vec<Effect>,
    ) {
        match bytes {
            Ok(bytes) => {
                self.source.file = Some(File { name, bytes: Arc::new(bytes), hash: String::new() });
                self.read_source(effects);
            }
            Err(why) => self.notices.say(text::opening::not_opened(&name, &why)),
        }
    }

    /// Takes the file of a table that this browser keeps, if it does.
    pub(super) fn table_loaded(
        &mut self,
        hash: String,
        found: Option<(String, Vec<u8>)>,
        effects: &mut Vec<Effect>,
    ) {
        let asked = &self.setup.experiment;
        if asked.data != DataSet::Table || asked.table != hash || self.source.samples.is_some() {
            return;
        }
        match found {
            Some((name, bytes)) => {
                self.source.file = Some(File { name, bytes: Arc::new(bytes), hash });
                self.read_source(effects);
            }
            None => self.no_source(text::opening::NO_TABLE_HERE.into(), effects),
        }
    }

    /// Keeps the file that an experiment learns: the library forgets one when the last run that has learnt it is gone.
    pub(super) fn keep_source(&self, experiment: &Experiment, effects: &mut Vec<Effect>) {
        let is_learnt = |file: &&File| experiment.data == DataSet::Table && experiment.table == file.hash;
        effects.extend(self.source.file.as_ref().filter(is_learnt).map(File::kept));
    }

    /// Says where the file is not kept.
    pub(super) fn table_kept(&mut self, result: Result<(), String>) {
        if let Err(why) = result {
            self.notices.say(text::opening::table_not_kept(&why));
        }
    }

    /// Lets a worker read the file.
    fn read_source(&mut self, effects: &mut Vec<Effect>) {
        self.source.generation += 1;
        (self.source.coming, self.source.samples) = (true, None);
        effects.push(Effect::OpenTables { desk: Desk::Reader, generation: self.source.generation });
    }

    /// Hears the worker that reads the file.
    pub(super) fn source_reader(
        &mut self,
        generation: u32,
        event: WorkerEvent<FromTables>,
        effects: &mut Vec<Effect>,
    ) {
        if generation != self.source.generation {
            return;
        }
        let is_digits = self.setup.experiment.data == DataSet::Digits;
        let (result, array) = match event {
            WorkerEvent::Said(FromTables::Ready, _) => return self.give_source(effects),
            WorkerEvent::Said(FromTables::Source { result }, array) => (result, array),
            WorkerEvent::Said(FromTables::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                (Err(sentence), None)
            }
            WorkerEvent::Said(..) => return,
        };
        effects.push(Effect::CloseTables { desk: Desk::Reader });
        let samples = array.and_then(Samples::from_array);
        match is_digits {
            true => match (result, samples) {
                (Ok(_), Some(samples)) => self.source_came(samples, effects),
                (Ok(_), None) => self.no_digits(text::opening::UNREAD, effects),
                (Err(why), _) => self.no_digits(&why, effects),
            },
            false => self.table_read(result, samples, effects),
        }
    }

    /// Gives the worker what it is to read.
    fn give_source(&mut self, effects: &mut Vec<Effect>) {
        let message = match (self.source.digits.take(), &self.source.file) {
            (Some(bytes), _) => ToTables::Digits { bytes },
            (None, Some(file)) => {
                let label = self.setup.experiment.label.clone();
                ToTables::Csv { label, bytes: Bytes(file.bytes.to_vec()) }
            }
            (None, None) => return,
        };
        effects.push(Effect::TellTables { desk: Desk::Reader, message, array: None });
    }

    fn no_digits(&mut self, why: &str, effects: &mut Vec<Effect>) {
        self.no_source(text::opening::digits_not_loaded(why), effects);
    }

    /// Takes the table of the user's file.
    fn table_read(
        &mut self,
        result: Result<TableFacts, String>,
        samples: Option<Samples>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(file) = &mut self.source.file else { return };
        let name = file.name.clone();
        match (result, samples) {
            (Ok(TableFacts { hash, about }), Some(samples)) => {
                let asked = self.setup.experiment.table.clone();
                if file.hash.is_empty() {
                    file.hash.clone_from(&hash);
                    effects.push(file.kept());
                }
                if asked != hash && !asked.is_empty() {
                    self.notices.say(text::opening::another_table(&name));
                }
                self.commit("table", &hash, effects);
                self.source.key = self.setup.experiment.source();
                self.source.about = format!("{name}: {about}");
                self.source_came(samples, effects);
            }
            (Err(why), _) => {
                let unknown = file.hash.is_empty();
                self.no_source(text::opening::not_learnable(&name, &why), effects);
                if unknown {
                    // What was learnt before it was chosen is brought again.
                    self.source = Source { generation: self.source.generation, ..Source::default() };
                }
            }
            (Ok(_), None) => self.no_source(text::opening::table_not_read(&name), effects),
        }
    }

    /// What was asked for is here: a run may wait for it, or wait to be read.
    fn source_came(&mut self, samples: Samples, effects: &mut Vec<Effect>) {
        (self.source.samples, self.source.coming) = (Some(Arc::new(samples)), false);
        let shown = self.display.as_ref().map(|display| display.store.run.borrow().experiment.clone());
        if let Some(samples) = shown.and_then(|shown| self.samples_of(&shown))
            && let Some(display) = &mut self.display
        {
            display.store.change(|run| {
                let (facts, of) = (run.facts, [samples.len, samples.input_width, samples.classes]);
                // A file may say anything of data that it does not hold.
                if !run.has_data() && [facts.samples, facts.inputs, facts.classes] == of {
                    run.samples = Some(samples);
                }
            });
            self.reread(effects);
        }
        if self.training.awaits {
            self.begin(effects);
        }
        if self.training.trial_awaits {
            self.begin_trial(effects);
        }
    }

    /// What was asked for cannot be had.
    fn no_source(&mut self, sentence: String, effects: &mut Vec<Effect>) {
        self.source.coming = false;
        self.notices.say(sentence);
        if self.training.phase == Phase::Starting && self.training.samples.is_none() {
            self.end_training(effects);
        }
    }
}
