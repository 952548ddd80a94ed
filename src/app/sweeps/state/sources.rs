//! Data that no experiment makes alone: the digits, and tables that this browser keeps.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Effect, Phase, Standing, State, Topic};
use crate::data::Samples;
use crate::experiment::Experiment;

/// What was sent for, by [`Experiment::source`]; nothing while it is on its way.
#[derive(Default)]
pub(super) struct Sources(BTreeMap<String, Option<Arc<Samples>>>);

impl State {
    /// The samples of an experiment, where all of them is here.
    pub(super) fn samples_of(&self, experiment: &Experiment) -> Option<Arc<Samples>> {
        let source = experiment.source().and_then(|key| self.sources.0.get(&key)?.clone());
        Samples::new(experiment, source.as_deref()).ok().map(Arc::new)
    }

    /// Sends for what the cells learn from, and looks into the library once it is here.
    pub(super) fn bring_sources(&mut self, effects: &mut Vec<Effect>) {
        let Some(plan) = &mut self.plan else { return };
        for place in &mut plan.places {
            if place.standing == Standing::Missing {
                place.standing = Standing::Looking;
            }
            let experiment = &place.cell.experiment;
            if let Some(key) = experiment.source().filter(|key| !self.sources.0.contains_key(key)) {
                effects.push(Effect::Source { key: key.clone(), experiment: Box::new(experiment.clone()) });
                self.sources.0.insert(key, None);
            }
        }
        let number = plan.number;
        if self.has_sources() {
            effects.push(Effect::Look { number });
        }
    }

    /// Whether everything that the cells learn from is here.
    pub(super) fn has_sources(&self) -> bool {
        let is_here = |key| self.sources.0.get(&key).is_some_and(Option::is_some);
        let Some(plan) = &self.plan else { return false };
        plan.places.iter().filter_map(|place| place.cell.experiment.source()).all(is_here)
    }

    /// Takes data that was sent for.
    pub(super) fn source_came(
        &mut self,
        key: String,
        found: Result<Samples, String>,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        match found {
            Ok(samples) => {
                self.sources.0.insert(key, Some(Arc::new(samples)));
                if let Some(plan) = self.plan.as_ref().filter(|_| self.has_sources()) {
                    effects.push(Effect::Look { number: plan.number });
                }
            }
            Err(why) => {
                // It is sent for again when Run is pressed, and the library asked again once it is here.
                self.sources.0.remove(&key);
                self.notices.say(Topic::Data, why);
                if self.phase != Phase::Idle {
                    self.cancel(now, effects);
                }
                let places = self.plan.iter_mut().flat_map(|plan| &mut plan.places);
                for place in places.filter(|place| place.standing == Standing::Looking) {
                    place.standing = Standing::Missing;
                }
            }
        }
    }
}
