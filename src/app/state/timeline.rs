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

    /// Plays or stops; at the end playing begins anew.
    pub fn toggle(&mut self, snapshots: usize) {
        self.playing = !self.playing && snapshots > 1;
        if self.playing && self.cursor + 1 >= snapshots {
            self.cursor = 0;
        }
        self.following = self.following && !self.playing;
    }

    /// Some snapshots on; at the end it begins anew, or stops and follows.
    pub fn advance(&mut self, by: usize, snapshots: usize, repeat: bool) {
        if !self.playing {
            return;
        }
        let ended = self.cursor + 1 >= snapshots;
        self.seek(if ended && repeat { 0 } else { self.cursor + by }, snapshots);
        self.playing = repeat || !self.following;
        self.following = self.following && !self.playing;
    }

    /// A snapshot has been read, so that there is something to see at it.
    pub fn arrived(&mut self, snapshot: usize) {
        if self.following {
            self.cursor = self.cursor.max(snapshot);
        }
    }
}
