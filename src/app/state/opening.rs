//! Files of the user that are opened together: all runs go into the library, and the first is shown.

use std::collections::{BTreeSet, VecDeque};

use super::{Desk, Effect, Origin, State, WorkerEvent};
use crate::exchange::is_plain;
use crate::library::id_of_file;
use crate::run::{Run, from_json};
use crate::text;
use crate::workers::messages::{Bytes, FromTables, ToTables};

/// Files that were chosen together.
#[derive(Default)]
pub struct Opening {
    /// How many are still to be read.
    awaited: usize,
    /// The file whose run is shown.
    shown: Option<String>,
    /// The runs that were found, by their names in the library.
    found: BTreeSet<String>,
    /// Those that wait for the worker that unpacks, the first of them at work.
    packed: VecDeque<(String, Vec<u8>)>,
    /// Counts these workers; news of earlier ones is stale.
    pub(super) unpacker: u32,
}

impl State {
    /// Files were chosen, and will be read one after the other.
    pub(super) fn files_chosen(&mut self, count: usize) {
        self.opening.awaited += count;
    }

    /// Opens a file of the user, or says why not. What is no plain run file is unpacked by a worker first.
    pub(super) fn file_read(
        &mut self,
        name: String,
        bytes: Result<Vec<u8>, String>,
        effects: &mut Vec<Effect>,
    ) {
        match bytes {
            Ok(bytes) if !is_plain(&bytes) => {
                self.opening.packed.push_back((name, bytes));
                if self.opening.packed.len() == 1 {
                    self.open_unpacker(effects);
                }
            }
            bytes => {
                self.file_found(name, bytes, effects);
                self.file_done();
            }
        }
    }

    /// A worker for the first of the files that are to be unpacked.
    fn open_unpacker(&mut self, effects: &mut Vec<Effect>) {
        self.opening.unpacker += 1;
        effects.push(Effect::OpenTables { desk: Desk::Files, generation: self.opening.unpacker });
    }

    /// Hears the worker that unpacks.
    pub(super) fn unpacker(
        &mut self,
        generation: u32,
        event: WorkerEvent<FromTables>,
        effects: &mut Vec<Effect>,
    ) {
        if generation != self.opening.unpacker {
            return;
        }
        let desk = Desk::Files;
        match event {
            WorkerEvent::Said(FromTables::Ready, _) => return self.unpack(effects),
            WorkerEvent::Said(FromTables::File { name, bytes }, _) => {
                return self.file_found(name, bytes.map(|bytes| bytes.0), effects);
            }
            WorkerEvent::Said(FromTables::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                if let Some((name, _)) = self.opening.packed.pop_front() {
                    self.file_found(name, Err(sentence), effects);
                }
                // It may be heard of twice, from itself and from the browser.
                self.opening.unpacker += 1;
                effects.push(Effect::CloseTables { desk });
                if !self.opening.packed.is_empty() {
                    self.open_unpacker(effects);
                }
            }
            WorkerEvent::Said(FromTables::Unpacked, _) => {
                self.opening.packed.pop_front();
                match self.opening.packed.is_empty() {
                    true => effects.push(Effect::CloseTables { desk }),
                    false => self.unpack(effects),
                }
            }
            // Others are asked for these.
            WorkerEvent::Said(..) => return,
        }
        self.file_done();
    }

    /// Gives the worker the first of the files.
    fn unpack(&mut self, effects: &mut Vec<Effect>) {
        if let Some((name, bytes)) = self.opening.packed.front_mut() {
            let (name, bytes) = (name.clone(), Bytes(std::mem::take(bytes)));
            let message = ToTables::Unpack { name, bytes };
            effects.push(Effect::TellTables { desk: Desk::Files, message, array: None });
        }
    }

    /// Takes a file that may hold a run.
    fn file_found(&mut self, name: String, bytes: Result<Vec<u8>, String>, effects: &mut Vec<Effect>) {
        match bytes.and_then(|bytes| from_json(&bytes).map_err(|error| error.to_string())) {
            Err(sentence) => self.notices.say(text::opening::not_opened(&name, &sentence)),
            Ok(run) => {
                let file = id_of_file(&run);
                effects.push(Effect::Import { file: file.clone(), run: Box::new(run.clone()) });
                self.opening.found.insert(file.clone());
                if self.opening.shown.is_none() {
                    self.opening.shown = Some(name);
                    self.open(run, file, effects);
                }
            }
        }
    }

    /// All of a file that was chosen has been taken.
    fn file_done(&mut self) {
        self.opening.awaited = self.opening.awaited.saturating_sub(1);
        if self.opening.awaited == 0 {
            self.end_opening();
        }
    }

    fn open(&mut self, run: Run, file: String, effects: &mut Vec<Effect>) {
        self.say_stopped();
        self.forget_training(effects);
        self.setup.experiment = run.experiment.clone();
        self.setup.faults.clear();
        (self.view.at, self.view.sum) = (None, None);
        self.show(run, Origin::Opened, effects);
        if let Some(display) = &mut self.display {
            display.file = Some(file);
            // A file holds no state of an optimiser to go on from.
            display.ended = true;
        }
        effects.push(Effect::ShowLab(self.link()));
    }

    /// What is read of the run from now on goes into the library, under the name that it has there.
    pub(super) fn imported(&mut self, file: &str, id: String, effects: &mut Vec<Effect>) {
        if let Some(display) = self.display.as_mut().filter(|display| display.file.as_deref() == Some(file)) {
            (display.file, display.kept) = (None, Some(id));
            self.keep_readings(effects);
        }
    }

    fn end_opening(&mut self) {
        let (shown, found) = (self.opening.shown.take(), std::mem::take(&mut self.opening.found));
        let sentence = match (shown, found.len().saturating_sub(1)) {
            (None, _) | (_, 0) => return,
            (Some(shown), others) => text::opening::opened(&shown, others),
        };
        self.notices.news(sentence);
    }
}
