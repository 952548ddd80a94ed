//! How a link has the plane drawn, and its epochs played.

use super::Zoom;
use crate::text;

/// Which networks the plane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Networks {
    /// Their mean, and each of them faintly.
    #[default]
    Each,
    /// Their mean alone.
    Mean,
    /// One of them alone, counted from 1.
    One(u32),
}

/// How the plane is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub networks: Networks,
    /// Whether older snapshots are paler, and the oldest gone.
    pub fade: bool,
    /// Layers that are not drawn: a bit each, the first hidden layer's lowest.
    pub off: u32,
    pub zoom: Zoom,
    /// Whether colours are evenly spread over the epochs, else over their logarithms.
    pub linear: bool,
    /// Whether steps are counted, else epochs.
    pub steps: bool,
}

/// How the epochs are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Player {
    /// Place in [`SPEEDS`].
    pub speed: usize,
    /// Whether the end is followed by the beginning.
    pub repeat: bool,
}

/// How fast epochs are played, as (key, label): each twice the one before.
pub const SPEEDS: &[(&str, &str)] =
    &[("0.25", "0.25×"), ("0.5", "0.5×"), ("1", "1×"), ("2", "2×"), ("4", "4×"), ("8", "8×")];

/// The networks that can be shown, as (key, label); those of a run are the first two and as many as it has.
pub const NETWORKS: &[(&str, &str)] = text::views::NETWORKS;

/// At the usual speed a snapshot is shown for so many milliseconds.
const TICK: u32 = 60;
const USUAL: usize = 2;

impl Default for Player {
    fn default() -> Self {
        Self { speed: USUAL, repeat: false }
    }
}

impl Player {
    /// How many milliseconds each snapshot is shown for.
    pub fn tick(self) -> u32 {
        (TICK << USUAL) >> self.speed
    }

    /// The keys of a link that differ from the default.
    pub(super) fn pairs(self) -> impl Iterator<Item = (&'static str, String)> {
        let speed = SPEEDS.get(self.speed).filter(|_| self.speed != USUAL);
        let repeat = self.repeat.then(|| ("loop", "1".into()));
        speed.map(|(key, _)| ("speed", (*key).into())).into_iter().chain(repeat)
    }
}

impl Networks {
    /// As links write it.
    pub fn key(self) -> String {
        match self {
            Self::Each => "each".into(),
            Self::Mean => "mean".into(),
            Self::One(network) => network.to_string(),
        }
    }

    /// What a link means.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "each" => Some(Self::Each),
            "mean" => Some(Self::Mean),
            _ => key.parse().ok().filter(|network| *network > 0).map(Self::One),
        }
    }
}

impl Look {
    /// Whether a layer is drawn, counted from the input side.
    pub fn shows(self, layer: usize) -> bool {
        layer >= 32 || self.off & 1 << layer == 0
    }

    /// The keys of a link that differ from the default.
    pub(super) fn pairs(self) -> impl Iterator<Item = (&'static str, String)> {
        let when = |on: bool, key: &'static str, value: &str| on.then(|| (key, value.to_owned()));
        [
            when(self.networks != Networks::Each, "show", &self.networks.key()),
            when(self.fade, "fade", "1"),
            when(self.off != 0, "off", &listed(self.off)),
            when(self.zoom != Zoom::WHOLE, "zoom", &self.zoom.to_string()),
            when(self.linear, "colours", "linear"),
            when(self.steps, "count", "step"),
        ]
        .into_iter()
        .flatten()
    }
}

/// Layers as links write them: "1,3".
pub fn listed(off: u32) -> String {
    let layers = (0..32).filter(|layer| off & 1 << layer != 0).map(|layer| (layer + 1).to_string());
    layers.collect::<Vec<_>>().join(",")
}

/// Sets one key of either; what is expected where the text is not that.
pub(super) fn apply(
    look: &mut Look,
    player: &mut Player,
    key: &str,
    value: &str,
) -> Result<(), &'static str> {
    let one_of = |first: &str, second: &str, expected| match value {
        _ if value == first => Ok(false),
        _ if value == second => Ok(true),
        _ => Err(expected),
    };
    match key {
        "show" => look.networks = Networks::from_key(value).ok_or(text::faults::EACH_MEAN_OR_NUMBER)?,
        "off" => {
            let bit =
                |text: &str| text.parse::<u32>().ok()?.checked_sub(1).filter(|i| *i < 32).map(|i| 1 << i);
            let bits = value.split(',').filter(|text| !text.is_empty());
            let off = bits.map(bit).try_fold(0, |all, bit| Some(all | bit?));
            look.off = off.ok_or(text::faults::NUMBERS_OF_LAYERS)?;
        }
        "zoom" => look.zoom = value.parse().map_err(|()| text::faults::SIZE_AND_PLACES)?,
        "colours" => look.linear = one_of("log", "linear", text::faults::LOG_OR_LINEAR)?,
        "count" => look.steps = one_of("epoch", "step", text::faults::EPOCH_OR_STEP)?,
        "fade" => look.fade = one_of("0", "1", text::faults::ONE_OR_ZERO)?,
        "loop" => player.repeat = one_of("0", "1", text::faults::ONE_OR_ZERO)?,
        _ => {
            let speed = SPEEDS.iter().position(|(key, _)| *key == value);
            player.speed = speed.ok_or(text::faults::SPEEDS)?;
        }
    }
    Ok(())
}
