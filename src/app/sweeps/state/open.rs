//! Files: a sweep file describes the sweep, run files are cells of it.

use super::job::Origin;
use super::{Effect, Phase, Standing, State, Topic};
use crate::exchange::{Imported, import};
use crate::run::Run;
use crate::sweep::{Draft, from_json, has_ended, is_sweep, training_key};
use crate::text;

impl State {
    /// Opens a file.
    pub(super) fn open(
        &mut self,
        name: &str,
        bytes: Result<Vec<u8>, String>,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(why) => return self.notices.add(Topic::Files, text::sweeps_notices::not_opened(name, &why)),
        };
        if let Some(text) = str::from_utf8(&bytes).ok().filter(|text| is_sweep(text)) {
            return match from_json(text) {
                Ok(_) if self.phase != Phase::Idle => {
                    self.notices.add(Topic::Files, text::sweeps_notices::sweep_runs(name))
                }
                Ok(sweep) => self.take(&Draft::of(&sweep), &[], now, effects),
                Err(why) => {
                    self.notices.add(Topic::Files, text::sweeps_notices::not_opened(name, &why.to_string()))
                }
            };
        }
        let mut strangers = Vec::new();
        for Imported { name, run } in import(name, &bytes) {
            match run.map(|run| self.open_run(run)) {
                Ok(Ok(())) => {}
                Ok(Err(None)) => strangers.push(name),
                Ok(Err(Some(why))) | Err(why) => {
                    self.notices.add(Topic::Files, text::sweeps_notices::not_opened(&name, &why));
                }
            }
        }
        if !strangers.is_empty() {
            let sentence = text::sweeps_notices::strangers(&strangers.join(", "));
            self.notices.add(Topic::Files, sentence);
        }
    }

    /// Takes a run of a file as all cells that it is; `None` where it is of no cell, else what is wrong with it.
    fn open_run(&mut self, run: Run) -> Result<(), Option<String>> {
        let key = training_key(&run.experiment);
        let places = self.plan.iter().flat_map(|plan| plan.places.iter().enumerate());
        let cells: Vec<(usize, bool)> = places
            .filter(|(_, place)| place.key == key)
            .map(|(cell, place)| {
                let waits =
                    matches!(place.standing, Standing::Looking | Standing::Missing | Standing::Elsewhere);
                (cell, waits)
            })
            .collect();
        if cells.is_empty() {
            return Err(None);
        }
        if !has_ended(&run) {
            return Err(Some(text::sweeps_notices::NOT_ENDED.into()));
        }
        for (cell, _) in cells.into_iter().filter(|(_, waits)| *waits) {
            self.take_run(cell, run.clone(), Origin::File);
        }
        Ok(())
    }
}
