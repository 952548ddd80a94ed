//! The run that ships with the page.

use std::sync::Arc;

use super::{Effect, ExportKind, Origin, ShippedRun, State};
use crate::run::Run;
use crate::text;

impl State {
    /// Takes it, light or with its weights.
    pub(super) fn fetched(
        &mut self,
        file: ShippedRun,
        run: Result<Box<Run>, String>,
        effects: &mut Vec<Effect>,
    ) {
        match file {
            ShippedRun::Light => {
                self.fetching = false;
                match run {
                    // The user may have been faster than the network.
                    Ok(run) if self.display.is_none() || self.asks_for_shipped() => {
                        if self.display.is_some() {
                            self.forget_training(effects);
                        }
                        self.show(*run, Origin::Shipped { asked: false, save: false }, effects);
                    }
                    Ok(_) => {}
                    Err(why) => self.notices.say(text::opening::shipped_not_loaded(&why)),
                }
            }
            ShippedRun::Full => match run {
                Ok(run) => self.take_weights(&run, effects),
                Err(why) => {
                    self.set_shipped(false, false);
                    self.notices.say(text::opening::weights_not_loaded(&why));
                }
            },
        }
    }

    /// Gives the shipped run on display the weights of its full file.
    fn take_weights(&mut self, full: &Run, effects: &mut Vec<Effect>) {
        let Some(display) = &mut self.display else { return };
        let Origin::Shipped { save, .. } = display.origin else { return };
        if full.snapshots.iter().any(|snapshot| snapshot.weights.is_none()) {
            self.set_shipped(false, false);
            self.notices.say(text::opening::NO_WEIGHTS_IN_FILE);
            return;
        }
        display.store.change(|run| {
            for snapshot in &mut run.snapshots {
                let same = full.snapshots.iter().find(|other| other.epoch == snapshot.epoch);
                snapshot.weights = same.and_then(|other| other.weights.as_ref()).map(Arc::clone);
            }
        });
        self.set_shipped(true, false);
        if save {
            effects.push(Effect::Export(ExportKind::RunWithWeights));
        }
        self.reread(effects);
    }

    /// Notes whether the shipped run's weights were sent for, and whether to save it when they come.
    pub(super) fn set_shipped(&mut self, asked: bool, save: bool) {
        if let Some(display) = &mut self.display
            && let Origin::Shipped { .. } = display.origin
        {
            display.origin = Origin::Shipped { asked, save };
        }
    }
}
