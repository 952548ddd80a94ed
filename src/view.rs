//! What a link says of the page itself, beside the experiment: what is shown and how.

mod look;
mod zoom;

pub use look::{Look, NETWORKS, Networks, Player, SPEEDS, listed};
pub use zoom::Zoom;

use serde::{Deserialize, Serialize};

use crate::experiment::{Notice, VIEW_KEYS, choices, decoded, excerpt, pairs};
use crate::run::Fingerprint;
use crate::text;

choices! {
    /// The colours of the page, and how large and thick it is drawn.
    ThemeChoice {
        /// Those of the user's system.
        System = "system" text::views::AS_THE_SYSTEM,
        Light = "light" text::views::LIGHT,
        Dark = "dark" text::views::DARK,
        /// Light or dark as the system is, with the strongest contrast.
        Contrast = "contrast" text::views::CONTRAST,
        /// Light, with large type and thick lines.
        Projector = "projector" text::views::PROJECTOR,
    }
}

choices! {
    /// A part of the laboratory that a link can hide.
    Region {
        /// The controls of the experiment.
        Controls = "controls" text::views::CONTROLS,
        /// The buttons that steer a run, and what trains it.
        Run = "run" text::views::RUN,
        /// Loss, accuracy and values.
        Curves = "curves" text::views::CURVES,
        Timeline = "timeline" text::views::TIMELINE,
        /// Opening, saving and sharing.
        Files = "files" text::views::FILES,
        /// The head of the page.
        Header = "header" text::views::HEADER,
    }
}

choices! {
    /// What a curve shows over the epochs.
    CurveKind {
        /// Mean cross-entropy.
        Loss = "loss" text::views::LOSS,
        Accuracy = "accuracy" text::views::ACCURACY,
        /// Macro-averaged, as recall and F1.
        Precision = "precision" text::views::PRECISION,
        Recall = "recall" text::views::RECALL,
        F1 = "f1" text::views::F1,
        /// e to the loss.
        Perplexity = "perplexity" text::views::PERPLEXITY,
        /// Accuracy on the training part less that on the hold-out.
        Gap = "gap" text::views::GAP,
        /// Of each layer's gradient over the mini-batches of an epoch.
        Snr = "snr" text::views::SNR,
        /// ‖W‖ of each layer.
        Norm = "norm" text::views::NORM,
    }
}

choices! {
    /// What stands beside the plane.
    Beside {
        /// Information of every layer at the cursor.
        Values = "values" text::views::INFORMATION,
        Measures = "measures" text::views::TRAINING_AND_HOLDOUT,
        Confusion = "confusion" text::views::CONFUSION_MATRIX,
        /// Peak and compression of every layer, and the phase of its gradients.
        Layers = "layers" text::views::COMPRESSION_AND_PHASES,
        Bound = "bound" text::views::BOUND,
        /// One network: its weights, and a picture of each neuron.
        Network = "network" text::views::NETWORK_AND_NEURONS,
    }
}

/// The most runs and presets that a link puts on one plane.
pub const MOST_COMPARED: usize = 6;

/// The part of a link that neither trains nor reads a run.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The epoch shown as now; the last where none is named.
    pub at: Option<u32>,
    pub hide: Vec<Region>,
    /// In a frame of another page: no head, no way elsewhere.
    pub embed: bool,
    pub theme: ThemeChoice,
    pub curves: [CurveKind; 2],
    pub beside: Beside,
    /// The network that is looked at, the first being 1.
    pub network: u32,
    /// Whether the information bottleneck bound is drawn.
    pub bound: bool,
    /// Whether the encoders that give each x one t are drawn.
    pub dib: bool,
    pub look: Look,
    pub player: Player,
    /// The weights that the sender's run ended with.
    pub sum: Option<Fingerprint>,
    /// Presets by name and kept runs by id or link, to be compared.
    pub with: Vec<String>,
    /// A run of this browser's library that is to be shown.
    pub open: Option<Kept>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            at: None,
            hide: Vec::new(),
            embed: false,
            theme: ThemeChoice::default(),
            curves: [CurveKind::Loss, CurveKind::Accuracy],
            beside: Beside::default(),
            network: 1,
            bound: true,
            dib: false,
            look: Look::default(),
            player: Player::default(),
            sum: None,
            with: Vec::new(),
            open: None,
        }
    }
}

/// A run of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: String,
    /// Whether it is to be trained on.
    pub resume: bool,
}

impl View {
    /// The view of a link, and what had to be said about it.
    pub fn from_link(link: &str) -> (Self, Vec<Notice>) {
        let mut view = Self::default();
        let mut notices = Vec::new();
        for (key, value) in pairs(link).into_iter().filter(|(key, _)| VIEW_KEYS.contains(&key.as_str())) {
            if let Some(expected) = view.apply(&key, &value) {
                let shown = excerpt(&value);
                notices.push(Notice(text::faults::not_taken(&shown, &key, &expected)));
            }
        }
        (view, notices)
    }

    /// Sets one key; what is expected where the text is not that.
    pub fn apply(&mut self, key: &str, value: &str) -> Option<String> {
        let one_of =
            |options: &[(&str, &str)]| options.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
        match key {
            "at" => match value.parse() {
                Ok(epoch) => self.at = Some(epoch),
                Err(_) => return Some(text::faults::AN_EPOCH.into()),
            },
            "hide" => {
                let regions: Option<Vec<Region>> = value.split(',').map(Region::from_key).collect();
                match regions {
                    Some(mut regions) => {
                        regions.sort_by_key(|region| *region as u8);
                        regions.dedup();
                        self.hide = regions;
                    }
                    None => return Some(text::faults::some_of(&one_of(Region::OPTIONS))),
                }
            }
            "embed" | "bound" | "dib" => {
                let on = match value {
                    "1" => true,
                    "0" => false,
                    _ => return Some(text::faults::ONE_OR_ZERO.into()),
                };
                match key {
                    "embed" => self.embed = on,
                    "bound" => self.bound = on,
                    _ => self.dib = on,
                }
            }
            "curves" => {
                let pair = value.split_once(',').unwrap_or((value, value));
                match (CurveKind::from_key(pair.0), CurveKind::from_key(pair.1)) {
                    (Some(first), Some(second)) => self.curves = [first, second],
                    _ => return Some(text::faults::two_of(&one_of(CurveKind::OPTIONS))),
                }
            }
            "beside" => match Beside::from_key(value) {
                Some(beside) => self.beside = beside,
                None => return Some(text::faults::one_of(&one_of(Beside::OPTIONS))),
            },
            "network" => match value.parse() {
                Ok(number) if number > 0 => self.network = number,
                _ => return Some(text::faults::NUMBER_OF_A_NETWORK.into()),
            },
            "theme" => match ThemeChoice::from_key(value) {
                Some(theme) => self.theme = theme,
                None => return Some(text::faults::one_of(&one_of(ThemeChoice::OPTIONS))),
            },
            "show" | "fade" | "off" | "zoom" | "colours" | "count" | "speed" | "loop" => {
                return look::apply(&mut self.look, &mut self.player, key, value).err().map(Into::into);
            }
            "sum" => match value.parse() {
                Ok(sum) => self.sum = Some(sum),
                Err(()) => return Some(text::faults::CHECKSUM.into()),
            },
            "open" | "resume" => self.open = Some(Kept { id: value.to_owned(), resume: key == "resume" }),
            _ => {
                // Encoded twice, so that a name may hold the comma that separates names.
                let mut names: Vec<String> =
                    value.split(',').filter(|name| !name.is_empty()).map(decoded).collect();
                let many = names.len() > MOST_COMPARED;
                names.truncate(MOST_COMPARED);
                self.with = names;
                return many.then(|| text::faults::compared_at_most(MOST_COMPARED));
            }
        }
        None
    }

    /// The keys that differ from the default, each as `&key=value`.
    pub fn to_link(&self) -> String {
        let Self {
            at,
            hide,
            embed,
            theme,
            curves,
            beside,
            network,
            bound,
            dib,
            look,
            player,
            sum,
            with,
            open,
        } = self;
        let mut link = String::new();
        let mut put = |key: &str, value: String| link.push_str(&format!("&{key}={value}"));
        if let Some(epoch) = at {
            put("at", epoch.to_string());
        }
        if !hide.is_empty() {
            put("hide", hide.iter().map(|region| region.key()).collect::<Vec<_>>().join(","));
        }
        if *embed {
            put("embed", "1".into());
        }
        if *theme != ThemeChoice::System {
            put("theme", theme.key().into());
        }
        let default = Self::default();
        if *curves != default.curves {
            put("curves", curves.map(CurveKind::key).join(","));
        }
        if *beside != default.beside {
            put("beside", beside.key().into());
        }
        if *network != default.network {
            put("network", network.to_string());
        }
        if !bound {
            put("bound", "0".into());
        }
        if *dib {
            put("dib", "1".into());
        }
        look.pairs().chain(player.pairs()).for_each(|(key, value)| put(key, value));
        if let Some(sum) = sum {
            put("sum", sum.to_string());
        }
        if !with.is_empty() {
            put("with", with.iter().map(|name| encoded(&encoded(name))).collect::<Vec<_>>().join(","));
        }
        if let Some(Kept { id, resume }) = open {
            put(if *resume { "resume" } else { "open" }, encoded(id));
        }
        link
    }

    /// Whether a part of the page is in sight.
    pub fn shows(&self, region: Region) -> bool {
        let framed = self.embed && matches!(region, Region::Header | Region::Files);
        !framed && !self.hide.contains(&region)
    }
}

/// A name as part of a link.
pub fn encoded(name: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-_.:".contains(b);
    name.bytes().map(|b| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
