//! The controls and the link.

use std::collections::BTreeMap;

use super::{Effect, Phase, ShippedRun, State};
use crate::app::route::Page;
use crate::experiment::{Experiment, Fault, excerpt, parameter};
use crate::text;
use crate::view::{Kept, View};

/// What the controls say.
#[derive(Default)]
pub struct Setup {
    pub experiment: Experiment,
    /// What is wrong with a control, by key.
    pub faults: BTreeMap<&'static str, ControlFault>,
    commits: u32,
}

/// Why a control was not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlFault {
    pub sentence: String,
    /// What was typed, where it could not be read and stays in the control.
    pub typed: Option<String>,
    /// Tells a fault from the same one again, so that the control is written anew.
    pub commit: u32,
}

impl Setup {
    fn write(&mut self, key: &'static str, text: &str) {
        let Some(row) = parameter(key) else { return };
        self.commits += 1;
        let (sentence, typed) = match row.write(&mut self.experiment, text) {
            Ok(()) => {
                self.faults.remove(key);
                return;
            }
            Err(Fault::Clamped(taken)) => (text::lab::clamped(&taken, &row.range()), None),
            Err(Fault::Unreadable(expected)) => {
                let kept = row.read(&self.experiment);
                (text::lab::unreadable(&expected, &kept), Some(text.to_owned()))
            }
        };
        self.faults.insert(key, ControlFault { sentence, typed, commit: self.commits });
    }
}

impl State {
    /// Takes the experiment of a link: on opening, after a pasted link, or back and forward.
    pub(super) fn linked(&mut self, hash: &str, effects: &mut Vec<Effect>) {
        let (experiment, mut notices) = Experiment::from_link(hash);
        let (view, of_view) = View::from_link(hash);
        // What is to be opened is opened once.
        let open = view.open.clone();
        self.view = View { open: None, ..view };
        if let Some(name) = Page::unknown(hash) {
            self.notices.say(text::notices::no_page(&excerpt(name)));
        }
        notices.extend(of_view);
        for notice in notices {
            self.notices.say(notice.0);
        }
        self.setup.faults.clear();
        self.setup.experiment = experiment;
        if self.asks_for_shipped() && !self.fetching {
            self.fetching = true;
            effects.push(Effect::Fetch(ShippedRun::Light));
        }
        self.look_at_epoch();
        self.reread(effects);
        if let Some(Kept { id, resume }) = open {
            effects.push(Effect::LoadKept { id, resume });
        }
    }

    /// Whether the shipped run is asked for, and may take the place of what is on display: a link names it, and
    /// nothing trains.
    pub(super) fn asks_for_shipped(&self) -> bool {
        let asked = &self.setup.experiment;
        let shown = self.display.as_ref().is_some_and(|d| d.store.run.borrow().experiment.trains_like(asked));
        let trains = !matches!(self.training.phase, Phase::Idle | Phase::Ended);
        asked.trains_like(&Experiment::default()) && !shown && (self.display.is_none() || !trains)
    }

    /// Takes the text of a control.
    pub(super) fn commit(&mut self, key: &'static str, text: &str, effects: &mut Vec<Effect>) {
        let before = self.setup.experiment.clone();
        self.setup.write(key, text);
        if !self.setup.experiment.trains_like(&before) {
            // The sender's weights are those of another run.
            self.view.sum = None;
        }
        if self.setup.experiment != before {
            self.write_link(effects);
            self.reread(effects);
        }
    }

    /// Sets a tenth of the learning rate and runs.
    pub(super) fn lower_rate(&mut self, effects: &mut Vec<Effect>) {
        let rate = self.setup.experiment.learning_rate / 10.0;
        // Three digits, so that a tenth of 0.7 reads 0.07.
        let text = format!("{rate:.2e}");
        self.commit("lr", &text, effects);
        self.start_anew(effects);
    }
}
