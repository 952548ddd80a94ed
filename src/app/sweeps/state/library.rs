//! Cells that the library has, and cells that it is to have.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::job::{Job, Origin};
use super::{Effect, IN_HAND, Standing, State, Topic};
use crate::app::state::NotKept;
use crate::run::Run;
use crate::sweep::{has_ended, training_key};
use crate::text;

impl State {
    /// Hears what the library has.
    pub(super) fn shelf(&mut self, number: u32, found: Result<Vec<(String, String)>, String>) {
        let Some(plan) = self.plan.as_mut().filter(|plan| plan.number == number) else { return };
        let there: BTreeMap<String, String> = match found {
            Ok(found) => {
                self.stores = true;
                found.into_iter().collect()
            }
            Err(why) => {
                self.stores = false;
                self.notices.say(Topic::Storage, text::sweeps_notices::no_storage(&why));
                BTreeMap::new()
            }
        };
        for place in plan.places.iter_mut().filter(|place| place.standing == Standing::Looking) {
            place.standing = match there.get(&place.key) {
                Some(id) => Standing::Kept(id.clone()),
                None => Standing::Missing,
            };
        }
    }

    /// Brings the next cell that the library has, a few at a time.
    pub(super) fn bring(&mut self, effects: &mut Vec<Effect>) {
        let Some(plan) = &mut self.plan else { return };
        if plan.brings || self.jobs.len() >= IN_HAND {
            return;
        }
        let kept = |standing: &Standing| match standing {
            Standing::Kept(id) => Some(id.clone()),
            _ => None,
        };
        let mut places = plan.places.iter_mut().enumerate();
        if let Some((cell, place, id)) =
            places.find_map(|(i, place)| kept(&place.standing).map(|id| (i, place, id)))
        {
            place.standing = Standing::Coming;
            plan.brings = true;
            effects.push(Effect::Bring { number: plan.number, cell, id: id.clone() });
            place.coming = Some(id);
        }
    }

    /// Takes the run of a cell from the library.
    pub(super) fn brought(&mut self, number: u32, cell: usize, found: Result<Box<Run>, String>) {
        let Some(plan) = self.plan.as_mut().filter(|plan| plan.number == number) else { return };
        plan.brings = false;
        let place = &mut plan.places[cell];
        let id = place.coming.take().unwrap_or_default();
        match found {
            Ok(run) if has_ended(&run) && training_key(&run.experiment) == place.key => {
                self.take_run(cell, *run, Origin::Kept(id));
            }
            // It was deleted meanwhile, or is not what it seemed to be.
            Ok(_) => place.standing = Standing::Missing,
            Err(why) => {
                place.standing = Standing::Missing;
                let name = place.cell.name();
                self.notices.add(Topic::Cells, text::sweeps_notices::not_brought(&name, &why));
            }
        }
    }

    /// Takes a whole run as that of a cell, to be read where it lacks something.
    pub(super) fn take_run(&mut self, cell: usize, mut run: Run, origin: Origin) {
        if run.experiment.source().is_some() {
            run.samples = self.samples_of(&run.experiment);
        }
        let Some(plan) = &mut self.plan else { return };
        let place = &mut plan.places[cell];
        self.number += 1;
        let mut job = Job::new(self.number, run, origin, &place.cell.experiment);
        job.ended = true;
        place.standing = Standing::Reading;
        self.jobs.insert(cell, job);
    }

    /// Takes those runs that storage has refused and that are of this sweep.
    pub(super) fn meet_unkept(&mut self) {
        let Some(plan) = &self.plan else { return };
        let mut met = Vec::new();
        for (cell, place) in plan.places.iter().enumerate() {
            let same = |run: &&Rc<Run>| training_key(&run.experiment) == place.key;
            met.extend(self.unkept.iter().find(same).map(|run| (cell, Run::clone(run))));
        }
        for (cell, run) in met {
            self.take_run(cell, run, Origin::Kept(String::new()));
        }
    }

    /// Hears whether the run of a cell was kept.
    pub(super) fn kept(&mut self, number: u32, cell: usize, result: Result<String, (NotKept, Rc<Run>)>) {
        let (why, run) = match result {
            Ok(id) => {
                let plan = self.plan.as_mut().filter(|plan| plan.number == number);
                if let Some(done) = plan.and_then(|plan| plan.places.get_mut(cell)?.done.as_mut()) {
                    done.id = Some(id);
                }
                return;
            }
            Err(refusal) => refusal,
        };
        let sentence = match why {
            // The readings of a run that somebody deletes or takes up are in the table all the same.
            NotKept::Gone | NotKept::Taken => return,
            NotKept::Full => text::sweeps_notices::FULL.into(),
            NotKept::Other(words) => text::sweeps_notices::not_kept(&words),
        };
        self.unkept.push(run);
        self.notices.say(Topic::Storage, sentence);
    }
}
