//! Keeping runs in the library as they go, and taking them up again.

use super::{Display, Effect, Keep, KeptRun, NotKept, Origin, Phase, Remedy, State, Training};
use crate::app::phrases;
use crate::text;

impl State {
    /// Keeps a snapshot that has just come, and what the run can be taken up from.
    pub(super) fn keep_snapshot(&self, index: usize, effects: &mut Vec<Effect>) {
        let finished = self.training.epoch >= self.training.experiment.epochs;
        self.keep_of(vec![index], (index == 0, true, finished), effects);
    }

    /// Keeps what was read once there is nothing more to read.
    pub(super) fn keep_readings(&mut self, effects: &mut Vec<Effect>) {
        if self.pool.progress().is_none() {
            self.keep_unkept(effects);
        }
    }

    /// Keeps what was read and is not in the library yet.
    pub(super) fn keep_unkept(&mut self, effects: &mut Vec<Effect>) {
        let Some(display) = self.display.as_mut().filter(|display| display.kept.is_some()) else { return };
        let snapshots: Vec<usize> = std::mem::take(&mut display.unkept).into_iter().collect();
        let finished = display.is_finished();
        if !snapshots.is_empty() {
            self.keep_of(snapshots, (false, false, finished), effects);
        }
    }

    /// Keeps that nothing is left to train, though the last epoch was perhaps not reached.
    pub(super) fn keep_end(&mut self, effects: &mut Vec<Effect>) {
        if self.training.number.is_none() {
            return;
        }
        if let Some(display) = &mut self.display {
            display.ended = true;
        }
        self.keep_of(vec![], (false, false, true), effects);
    }

    /// Keeps snapshots of the run on display, if it is one of the library.
    fn keep_of(
        &self,
        snapshots: Vec<usize>,
        (begins, checkpoint, finished): (bool, bool, bool),
        effects: &mut Vec<Effect>,
    ) {
        let Some(display) = &self.display else { return };
        if let Some(id) = display.kept.clone() {
            let keep = Keep { id, snapshots, begins, checkpoint, finished };
            effects.push(Effect::Keep(keep, display.store.clone()));
        }
    }

    /// Hears whether a piece of a run was kept; what follows of a run that cannot be is not tried.
    pub(super) fn kept_piece(&mut self, id: &str, result: Result<(), NotKept>, unasked: bool) {
        let finished = self.is_finished();
        let why = match result {
            Ok(()) => {
                if unasked && finished {
                    self.notices.offer(Remedy::Persist, text::keeping::MAY_BE_DELETED.into());
                }
                return;
            }
            Err(why) => why,
        };
        if let Some(display) = self.display.as_mut().filter(|display| display.kept.as_deref() == Some(id)) {
            display.kept = None;
        }
        self.notices.say(match why {
            NotKept::Full => text::keeping::FULL.into(),
            NotKept::Gone => text::keeping::GONE.into(),
            NotKept::Taken => text::keeping::TAKEN.into(),
            NotKept::Other(words) => text::keeping::not_kept(&words),
        });
    }

    /// Offers to take up the newest run of the library, which was cut off.
    pub(super) fn offer_resuming(&mut self, id: String, name: &str, epoch: u32) {
        // The user was faster.
        if self.training.phase != Phase::Idle {
            return;
        }
        self.interrupted = Some(id);
        let sentence = text::keeping::interrupted(&phrases::named(name), epoch);
        self.notices.offer(Remedy::Resume, sentence);
    }

    pub(super) fn resume_interrupted(&mut self, effects: &mut Vec<Effect>) {
        self.notices.withdraw(Remedy::Resume);
        if let Some(id) = self.interrupted.take() {
            effects.push(Effect::LoadKept { id, resume: true });
        }
    }

    /// Shows a run of the library, and trains on from its last snapshot where that is asked for.
    pub(super) fn open_kept(
        &mut self,
        resume: bool,
        found: Result<Box<KeptRun>, String>,
        effects: &mut Vec<Effect>,
    ) {
        let KeptRun { id, run, owned, ended, checkpoint } = match found {
            Ok(kept) => *kept,
            Err(why) => return self.notices.say(text::keeping::not_opened(&why)),
        };
        // It is the one that trains here.
        if self.trained_kept().as_ref() == Some(&id) {
            self.setup.experiment = run.experiment;
            return self.write_link(effects);
        }
        self.say_stopped();
        self.forget_training(effects);
        self.notices.withdraw(Remedy::Resume);
        self.setup.experiment = run.experiment.clone();
        self.setup.faults.clear();
        (self.view.at, self.view.sum) = (None, None);
        self.write_link(effects);
        let (experiment, engine) = (run.experiment.clone(), run.engine.clone());
        self.show(run, Origin::Opened, effects);
        let Some(display) = &mut self.display else { return };
        display.kept = Some(id.clone()).filter(|_| owned);
        display.ended = ended;
        if !resume {
            return;
        }
        let Some((at, values)) = checkpoint else {
            return self.notices.say(text::keeping::NO_OPTIMISER);
        };
        self.training = Training {
            phase: Phase::Starting,
            experiment,
            generation: self.training.generation + 1,
            epoch: at.epoch,
            step: at.step,
            checkpoint: Some((at, values)),
            engine: Some(engine),
            number: Some(display.number),
            id,
            ..Training::default()
        };
        self.choose_device(effects);
        self.feed(effects);
    }

    pub(super) fn persist(&mut self, effects: &mut Vec<Effect>) {
        self.notices.withdraw(Remedy::Persist);
        effects.push(Effect::Persist);
    }

    pub(super) fn persisted(&mut self, agreed: bool) {
        match agreed {
            true => self.notices.news(text::keeping::WILL_BE_KEPT),
            false => self.notices.say(text::keeping::MAY_NOT_BE_KEPT),
        }
    }

    /// Says that the run that trains stops for another, and where it can be taken up.
    pub(super) fn say_stopped(&mut self) {
        if self.trained_kept().is_some() {
            self.notices.say(text::keeping::stopped(self.training.epoch));
        }
    }

    /// The run of the library that trains here.
    pub fn trained_kept(&self) -> Option<String> {
        let under_way = matches!(self.training.phase, Phase::Starting | Phase::Running | Phase::Paused);
        // Until its first snapshot the display has the run before it.
        let trained = |display: &&Display| Some(display.number) == self.training.number;
        self.display.as_ref().filter(|_| under_way).filter(trained)?.kept.clone()
    }

    /// Whether nothing of the run on display is left to train.
    pub fn is_finished(&self) -> bool {
        self.display.as_ref().is_some_and(|display| display.is_finished())
    }
}
