//! All networks of a run: here, or shared out over this worker and its hands.

use std::ops::Range;
use std::sync::Arc;

use super::hands::{Hand, unexpected, workers};
use crate::data::Samples;
use crate::experiment::Experiment;
use crate::training::{Divergence, Placement, Progress, State, Trainer, TrainingError, shares};
use crate::workers::messages::{Checkpoint, FromHand, ToTrainer};

/// The networks of a run.
pub struct Ensemble {
    experiment: Experiment,
    /// The first share, trained by this worker.
    own: Trainer,
    hands: Vec<Hand>,
    /// The hands' states, where they were asked for at the last advance.
    states: Vec<State>,
}

impl Ensemble {
    /// An experiment's run from its beginning or from a state.
    pub async fn new(
        experiment: &Experiment,
        samples: &Arc<Samples>,
        from: Option<(u32, State)>,
        placement: &Placement,
    ) -> Result<Self, TrainingError> {
        let workers = match placement {
            Placement::Cpu => workers(experiment),
            #[cfg(feature = "burn")]
            _ => 1,
        };
        let shares = shares(experiment.networks, workers);
        // Where no hand can be had all is done here; the page says how many workers train.
        let hands = open_hands(experiment, samples, from.as_ref(), &shares[1..]).await.unwrap_or_default();
        let own = if hands.is_empty() { 0..experiment.networks } else { shares[0].clone() };
        let own = Trainer::new(experiment, samples, own, from, placement)?;
        Ok(Self { experiment: experiment.clone(), own, hands, states: Vec::new() })
    }

    /// How many workers train.
    pub fn workers(&self) -> usize {
        1 + self.hands.len()
    }

    /// Epochs that have ended.
    pub fn epochs(&self) -> u32 {
        self.own.epochs()
    }

    /// Steps taken.
    pub fn steps(&self) -> u64 {
        self.own.steps()
    }

    /// Trains to the end of epoch `until`; with `state`, that of the hands is fetched too.
    pub async fn advance(
        &mut self,
        until: u32,
        state: bool,
        breathe: impl AsyncFnMut(),
    ) -> Result<Progress, TrainingError> {
        for hand in &self.hands {
            hand.tell(&ToTrainer::Advance { until, state });
        }
        let mut progress = self.own.advance(until, breathe).await?;
        self.states.clear();
        for hand in &self.hands {
            let (FromHand::Advanced { diverged, alive }, array) = hand.answer().await? else {
                return Err(unexpected());
            };
            progress
                .diverged
                .extend(diverged.into_iter().map(|(network, step)| Divergence { network, step }));
            progress.alive |= alive;
            self.states.extend(array.map(|values| State { step: progress.step, values }));
        }
        Ok(progress)
    }

    /// The state of all networks.
    pub async fn state(&mut self) -> Result<State, TrainingError> {
        if self.states.len() < self.hands.len() {
            self.advance(self.epochs(), true, async || {}).await?;
        }
        let mut parts = vec![self.own.state().await?];
        parts.extend(self.states.iter().cloned());
        Ok(State::whole(&parts, &self.experiment))
    }
}

/// A hand for each share.
async fn open_hands(
    experiment: &Experiment,
    samples: &Samples,
    from: Option<&(u32, State)>,
    shares: &[Range<usize>],
) -> Result<Vec<Hand>, TrainingError> {
    // They load side by side.
    let hands: Vec<Hand> = shares.iter().map(|_| Hand::open()).collect::<Result<_, _>>()?;
    let data = if shares.is_empty() { vec![] } else { samples.to_array() };
    for (hand, share) in hands.iter().zip(shares) {
        let from =
            from.map(|(epoch, state)| (Checkpoint { epoch: *epoch, step: state.step }, &*state.values));
        hand.begin(experiment, &data, from, share).await?;
    }
    Ok(hands)
}
