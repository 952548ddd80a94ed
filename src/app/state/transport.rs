//! Which buttons can be pressed.

use super::{Phase, State};

/// The buttons that steer a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transport {
    pub primary: Primary,
    /// Whether a new run is offered beside pausing the one that trains.
    pub run_too: bool,
    pub step: bool,
    pub reset: bool,
}

/// What the large button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Primary {
    Run,
    Pause,
    Resume,
}

impl State {
    /// Which buttons can be pressed now.
    pub fn transport(&self) -> Transport {
        let same = self.trains_as_asked();
        let (primary, busy) = match self.training.phase {
            Phase::Starting | Phase::Running => (Primary::Pause, true),
            // Before the first epoch, as after a reset, there is nothing to resume.
            Phase::Paused if same && self.training.epoch > 0 => (Primary::Resume, false),
            Phase::Idle | Phase::Paused | Phase::Ended => (Primary::Run, false),
        };
        let reset = self.training.phase != Phase::Idle || self.display.is_some();
        Transport { primary, run_too: busy && !same, step: !busy, reset }
    }
}
