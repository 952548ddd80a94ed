//! Files of the user that are opened together: the first run is shown, and the others are told of.

use super::{Effect, Origin, State};
use crate::exchange::{Imported, import};
use crate::run::Run;

/// Files that were chosen together.
#[derive(Default)]
pub struct Opening {
    /// How many are still to be read.
    awaited: usize,
    /// The file whose run is shown.
    shown: Option<String>,
    /// How many other runs were found.
    others: usize,
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
                Ok(_) if self.opening.shown.is_some() => self.opening.others += 1,
                Ok(run) => {
                    self.opening.shown = Some(name);
                    self.open(run, effects);
                }
            }
        }
        self.opening.awaited = self.opening.awaited.saturating_sub(1);
        if self.opening.awaited == 0 {
            self.end_opening();
        }
    }

    fn open(&mut self, run: Run, effects: &mut Vec<Effect>) {
        self.forget_training(effects);
        self.setup.experiment = run.experiment.clone();
        self.setup.faults.clear();
        self.write_link(effects);
        self.show(run, Origin::Opened, effects);
    }

    fn end_opening(&mut self) {
        let Opening { shown, others, .. } = std::mem::take(&mut self.opening);
        let sentence = match (shown, others) {
            (None, _) | (_, 0) => return,
            (Some(shown), 1) => {
                format!("{shown} is shown; another run was read, and is shown when it is opened by itself")
            }
            (Some(shown), n) => {
                format!(
                    "{shown} is shown; {n} other runs were read, and each is shown when it is opened by itself"
                )
            }
        };
        self.notices.say(sentence);
    }
}
