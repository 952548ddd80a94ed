//! The end of a cell: its outcome, and its run on the way to the library.

use std::rc::Rc;

use super::action::Keep;
use super::job::{Compared, Job, Origin};
use super::plan::Stop;
use super::{Done, Effect, Standing, State, Topic};
use crate::library::Path;
use crate::run::Run;
use crate::sweep::Outcome;
use crate::text;

impl State {
    /// Ends a cell of which nothing is left to do.
    pub(super) fn conclude(&mut self, cell: usize, effects: &mut Vec<Effect>) {
        let is_over = |job: &mut Job| job.is_read() && matches!(job.compared, Compared::Known(_));
        if !self.jobs.get_mut(&cell).is_some_and(is_over) {
            return;
        }
        let (Some(job), Some(plan)) = (self.jobs.remove(&cell), &mut self.plan) else { return };
        let Job { run, origin, compared, is_new, diverged, .. } = job;
        let Compared::Known(found) = compared else { return };
        let note = plan.note();
        let compared = plan.holdouts.of(&plan.places[cell].cell.experiment, run.facts.samples).len();
        let place = &mut plan.places[cell];
        let outcome = Outcome::with(&place.cell, &run, compared, found);
        let there = match origin {
            Origin::Kept(id) => Some(id),
            Origin::Trained | Origin::File => None,
        };
        place.done = Some(Done { outcome, ways: ways(&run), id: there.clone() });
        place.standing = Standing::Done;
        self.version += 1;
        let (number, key) = (plan.number, place.key.clone());
        self.say_diverged(cell, &run, &diverged);
        let run = Rc::new(run);
        if self.stores && is_new {
            effects.push(Effect::Keep(Keep { number, cell, run, there, note, key }));
        } else {
            if is_new {
                self.unkept.push(run);
            }
            effects.push(Effect::Release { key });
        }
    }

    /// Says which networks of which cells are missing in all that is shown.
    fn say_diverged(&mut self, cell: usize, run: &Run, diverged: &[(usize, u64)]) {
        let Some(weights) = run.snapshots.last().and_then(|last| last.weights.as_ref()) else { return };
        let networks = run.experiment.networks;
        let of_network = weights.chunks((weights.len() / networks.max(1)).max(1));
        let lost = of_network.filter(|weights| weights.iter().any(|weight| weight.is_nan())).count();
        let lost = lost.max(diverged.len());
        if lost == 0 {
            return;
        }
        let Some(name) = self.plan.as_ref().map(|plan| plan.places[cell].cell.name()) else { return };
        if !self.notices.all().any(|(topic, _)| topic == Topic::Diverged) {
            self.notices.say(Topic::Diverged, text::sweeps_notices::DIVERGED);
        }
        self.notices.add(Topic::Diverged, text::sweeps_notices::diverged(&name, lost, networks));
    }
}

/// [layers][snapshots]: the means over the networks by the run's own reading.
fn ways(run: &Run) -> Vec<Vec<Stop>> {
    let path = Path::of(run);
    let way = |layer: usize| {
        let stops = path.of_layer(layer).into_iter();
        stops.map(|(epoch, _, point)| Stop { epoch, ixt: point.ixt, ity: point.ity }).collect()
    };
    (0..path.layers.len()).map(way).collect()
}
