//! When a trainer listens, when it tells how far it is, and how much it does at a time.

use crate::workers::messages::FromTrainer;
use crate::workers::port::post;
use crate::workers::turn::next_turn;

/// Training gives the event loop its turn this often, in milliseconds, so that it hears "pause".
const TURN: f64 = 30.0;
/// Progress is told this often, in milliseconds.
const TELLING: f64 = 100.0;

/// When the worker last listened and last told its progress.
pub struct Pace {
    turned: f64,
    told: f64,
    told_step: u64,
    /// How many epochs are trained at a time: about as many as fit a turn.
    epochs: u32,
}

impl Pace {
    pub fn new(step: u64) -> Self {
        let now = js_sys::Date::now();
        Self { turned: now, told: now, told_step: step, epochs: 1 }
    }

    /// How many epochs to train before wishes are heard.
    pub fn epochs(&self) -> u32 {
        self.epochs
    }

    /// Takes note of how long they took, in milliseconds.
    pub fn took(&mut self, epochs: u32, time: f64) {
        let fitting = f64::from(epochs) * TURN / time.max(1.0);
        self.epochs = (fitting as u32).clamp(1, self.epochs.saturating_mul(2));
    }

    /// Lets the event loop deliver what waits, where it is time.
    pub async fn breathe(&mut self) {
        if js_sys::Date::now() - self.turned > TURN {
            next_turn().await;
            self.turned = js_sys::Date::now();
        }
    }

    /// Tells how far the run is, where it is time, or `always`.
    pub fn tell(&mut self, epoch: u32, step: u64, always: bool) {
        let now = js_sys::Date::now();
        let seconds = (now - self.told) / 1000.0;
        if always || seconds * 1000.0 > TELLING {
            let steps_per_second = (step - self.told_step) as f64 / seconds.max(1e-3);
            post(&FromTrainer::Progress { epoch, step, steps_per_second }, None);
            (self.told, self.told_step) = (now, step);
        }
    }
}
