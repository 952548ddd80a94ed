//! Where in the run the page looks.

/// The cursor over the snapshots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Index of the snapshot on display.
    pub cursor: usize,
    pub playing: bool,
    /// Whether the cursor goes with the newest snapshot.
    pub following: bool,
}

impl Timeline {
    /// At the end of a run of this many snapshots, going with it.
    pub fn at_end(snapshots: usize) -> Self {
        Self { cursor: snapshots.saturating_sub(1), playing: false, following: true }
    }

    /// Looks at a snapshot; from the last one on it follows.
    pub fn seek(&mut self, to: usize, snapshots: usize) {
        *self = Self::at_end(snapshots);
        self.following = to >= self.cursor;
        self.cursor = self.cursor.min(to);
    }

    /// Moves by some snapshots.
    pub fn nudge(&mut self, by: isize, snapshots: usize) {
        self.seek(self.cursor.saturating_add_signed(by), snapshots);
    }

    /// Plays or stops; at the end playing begins anew.
    pub fn toggle(&mut self, snapshots: usize) {
        self.playing = !self.playing && snapshots > 1;
        if self.playing && self.cursor + 1 >= snapshots {
            self.cursor = 0;
        }
        self.following = self.following && !self.playing;
    }

    /// One snapshot on; at the end it stops and follows.
    pub fn advance(&mut self, snapshots: usize) {
        if self.playing {
            self.nudge(1, snapshots);
            self.playing = !self.following;
        }
    }

    /// A snapshot has been read, so that there is something to see at it.
    pub fn arrived(&mut self, snapshot: usize) {
        if self.following {
            self.cursor = self.cursor.max(snapshot);
        }
    }
}
