//! Neural lower bounds, as the estimators see them: the critic itself is trained where burn is linked.

use std::sync::OnceLock;

use super::EstimateError;
use crate::experiment::Family;
use crate::network::Activations;

/// Pairs of a batch: InfoNCE cannot exceed log of it.
pub const BATCH: usize = 256;

/// A variational lower bound on mutual information.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// van den Oord et al. (2018); at most log of the batch.
    InfoNce,
    /// Nguyen, Wainwright & Jordan (2010).
    Nwj,
    /// Donsker & Varadhan (1983), as MINE has it (Belghazi et al. 2018).
    DonskerVaradhan,
}

/// What a trained critic finds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounded {
    pub nats: f64,
    /// Its standard error over the pairs that were held out.
    pub error: f64,
    /// What InfoNCE cannot exceed with this many pairs, nats.
    pub ceiling: f64,
}

/// Trains a critic on x [width, N] and y [width, N] and says what it finds; `None` where it was told to stop.
pub type Critic =
    fn(Bound, &Activations<f64>, &Activations<f64>, &mut dyn FnMut(f64) -> bool) -> Option<Bounded>;

static CRITIC: OnceLock<Critic> = OnceLock::new();

/// Gives the estimators a critic, once and for all: the information room knows no burn, so a program that
/// links it does this at its start.
pub fn use_critic(critic: Critic) {
    // A second one would be the same.
    let _ = CRITIC.set(critic);
}

/// The critic of this program, if it has one.
pub(super) fn critic() -> Option<Critic> {
    CRITIC.get().copied()
}

/// A neural bound in bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Estimated {
    pub bits: f64,
    pub error: f64,
    /// Whether InfoNCE is within 10 % of what it can reach.
    pub at_ceiling: bool,
}

impl Estimated {
    /// One standard error either way.
    pub fn band(&self) -> [f64; 2] {
        [self.bits - self.error, self.bits + self.error]
    }
}

/// The bound of a family on I(X;Y).
///
/// # Errors
/// Where there is no critic, or fewer than four samples, or it was told to stop.
pub(super) fn estimated(
    family: Family,
    x: &Activations<f64>,
    y: &Activations<f64>,
    keep_on: &mut dyn FnMut(f64) -> bool,
) -> Result<Estimated, EstimateError> {
    let critic = critic().ok_or(EstimateError::NoCritic)?;
    if x.samples < 4 {
        return Err(EstimateError::Undetermined);
    }
    let bound = match family {
        Family::InfoNce => Bound::InfoNce,
        Family::Nwj => Bound::Nwj,
        _ => Bound::DonskerVaradhan,
    };
    let Bounded { nats, error, ceiling } = critic(bound, x, y, keep_on).ok_or(EstimateError::Stopped)?;
    let bits = std::f64::consts::LOG2_E;
    let at_ceiling = bound == Bound::InfoNce && nats > 0.9 * ceiling;
    Ok(Estimated { bits: nats * bits, error: error * bits, at_ceiling })
}
