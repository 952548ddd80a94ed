//! Experiments worth a look, each with what it is about.

mod list;

use super::Experiment;

pub use list::PRESETS;

/// An experiment with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name in files and addresses.
    pub name: &'static str,
    pub title: &'static str,
    /// The canonical link.
    pub link: &'static str,
    /// Two sentences: who claims what, and who doubts it.
    pub about: &'static str,
    /// What of the picture to look at, one sentence.
    pub look_for: &'static str,
}

impl Preset {
    /// The experiment of its link.
    pub fn experiment(&self) -> Experiment {
        Experiment::from_link(self.link).0
    }
}
