//! What the user has added to a run.

use serde::{Deserialize, Serialize};

/// Places in the palette of marks, from 1 on.
pub const MARK_COLOURS: u8 = 6;
/// Characters of a note that a file may bring.
const LONGEST_NOTE: usize = 10_000;

/// A pin, a colour and a note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Marks {
    pub pinned: bool,
    /// A place in the palette, from 1 on; 0 is none.
    pub colour: u8,
    pub note: String,
}

impl Marks {
    /// Whether there is none.
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }

    /// Those of a file, without what the page cannot show.
    #[must_use]
    pub fn limited(mut self) -> Self {
        if self.colour > MARK_COLOURS {
            self.colour = 0;
        }
        if let Some((end, _)) = self.note.char_indices().nth(LONGEST_NOTE) {
            self.note.truncate(end);
        }
        self
    }
}
