//! Files of the user that are opened together: all runs go into the library, and the first is shown.

use std::collections::BTreeSet;

use super::{Effect, Origin, State};
use crate::exchange::{Imported, import};
use crate::library::id_of_file;
use crate::run::Run;

/// Files that were chosen together.
#[derive(Default)]
pub struct Opening {
    /// How many are still to be read.
    awaited: usize,
    /// The file whose run is shown.
    shown: Option<String>,
    /// The runs that were found, by their names in the library.
    found: BTreeSet<String>,
}

impl State {
    /// Files were chosen, and will be read one after the other.
    pub(super) fn files_chosen(&mut self, count: usize) {
        self.opening.awaited += count;
    }

    /// Opens a file of the user, or says why not.
    pub(super) fn file_read(
        &mut self,
        name: &str,
        bytes: Result<Vec<u8>, String>,
        effects: &mut Vec<Effect>,
    ) {
        let found = match bytes {
            Ok(bytes) => import(name, &bytes),
            Err(sentence) => vec![Imported { name: name.into(), run: Err(sentence) }],
        };
        for Imported { name, run } in found {
            match run {
                Err(sentence) => self.notices.say(format!("{name} was not opened: {sentence}")),
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
        let Opening { shown, found, .. } = std::mem::take(&mut self.opening);
        let sentence = match (shown, found.len().saturating_sub(1)) {
            (None, _) | (_, 0) => return,
            (Some(shown), 1) => {
                format!("{shown} is shown, and another run is in the library")
            }
            (Some(shown), n) => {
                format!("{shown} is shown, and {n} other runs are in the library")
            }
        };
        self.notices.say(sentence);
    }
}
