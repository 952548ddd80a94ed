//! The page's own part of the link: where it looks, and the sender's weights.

use super::{Effect, State};
use crate::run::{Device, Fingerprint, Likeness};
use crate::text;
use crate::view::{View, Zoom};

impl State {
    /// The link of the experiment and the view.
    pub fn link(&self) -> String {
        self.setup.experiment.to_link() + &self.view.to_link()
    }

    /// The link to hand on: with the checksum of the run's weights where it has ended.
    pub fn link_to_share(&self) -> String {
        let run = self.display.as_ref().map(|display| display.store.run.borrow());
        let run = run.filter(|run| run.experiment.trains_like(&self.setup.experiment));
        let sum = run.and_then(|run| Fingerprint::of_finished(&run)).or(self.view.sum);
        self.setup.experiment.to_link() + &View { sum, ..self.view.clone() }.to_link()
    }

    /// Writes experiment and view into the address bar.
    pub(super) fn write_link(&self, effects: &mut Vec<Effect>) {
        effects.push(Effect::WriteLink(self.link()));
    }

    /// Shows another part of the plane.
    pub(super) fn zoom(&mut self, zoom: Zoom, effects: &mut Vec<Effect>) {
        self.view.look.zoom = zoom;
        self.write_link(effects);
    }

    /// Looks at the epoch that the link names, or the nearest that is there.
    pub(super) fn look_at_epoch(&mut self) {
        let (Some(epoch), Some(display)) = (self.view.at, &self.display) else { return };
        let nearest = {
            let run = display.store.run.borrow();
            let distance = |at: &usize| run.snapshots[*at].epoch.abs_diff(epoch);
            (0..run.snapshots.len()).min_by_key(distance)
        };
        if let Some(at) = nearest {
            self.timeline.seek(at, self.snapshots());
        }
    }

    /// Keeps in the link where the user looks, the end of a run excepted.
    pub(super) fn note_cursor(&mut self, effects: &mut Vec<Effect>) {
        if self.timeline.playing {
            return;
        }
        let Some(display) = &self.display else { return };
        let at = {
            let run = display.store.run.borrow();
            let before_end = self.timeline.cursor + 1 < run.snapshots.len();
            run.snapshots.get(self.timeline.cursor).filter(|_| before_end).map(|snapshot| snapshot.epoch)
        };
        if at != self.view.at {
            self.view.at = at;
            self.write_link(effects);
        }
    }

    /// Says how the weights of the run that has ended compare with the sender's, where the link tells of these.
    pub(super) fn compare_with_sender(&mut self) {
        let (Some(sum), Some(display)) = (self.view.sum, &self.display) else { return };
        let run = display.store.run.borrow();
        let own =
            Fingerprint::of_finished(&run).filter(|_| run.experiment.trains_like(&self.setup.experiment));
        let Some(own) = own else { return };
        let told = match (own.likeness(&sum), run.engine.device) {
            (Likeness::Apart(distance), _) if distance.is_nan() => {
                Err(text::notices::WEIGHTS_NOT_FINITE.to_owned())
            }
            (Likeness::Same, _) => Ok(text::notices::SAME_WEIGHTS.to_owned()),
            (Likeness::Apart(distance), Device::Webgpu) => Err(text::notices::weights_off_on_gpu(distance)),
            (Likeness::Apart(distance), Device::Cpu) => Err(text::notices::weights_off(distance)),
        };
        drop(run);
        self.notices.tell(told);
    }
}
