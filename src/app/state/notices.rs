//! Sentences that stay in the page until they are dismissed.

/// The most that are kept; older ones make room.
const MOST: usize = 20;

/// One sentence, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: u32,
    pub sentence: String,
    pub remedy: Option<Remedy>,
}

/// What the user can do about a notice with one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A tenth of the learning rate, and run again.
    LowerRate,
    /// Take up the run that was interrupted.
    Resume,
    /// Ask the browser to keep the library.
    Persist,
}

/// The notices in sight, oldest first.
#[derive(Default)]
pub struct Notices {
    pub all: Vec<Notice>,
    given: u32,
}

impl Notices {
    /// Says a sentence once.
    pub fn say(&mut self, sentence: impl Into<String>) {
        self.put(sentence.into(), None);
    }

    /// Says a sentence with a remedy, in the place of an earlier one with the same remedy.
    pub fn offer(&mut self, remedy: Remedy, sentence: String) {
        self.withdraw(remedy);
        self.put(sentence, Some(remedy));
    }

    /// Takes back what a remedy was offered for.
    pub fn withdraw(&mut self, remedy: Remedy) {
        self.all.retain(|notice| notice.remedy != Some(remedy));
    }

    pub fn dismiss(&mut self, id: u32) {
        self.all.retain(|notice| notice.id != id);
    }

    fn put(&mut self, sentence: String, remedy: Option<Remedy>) {
        if self.all.iter().any(|notice| notice.sentence == sentence) {
            return;
        }
        self.given += 1;
        self.all.push(Notice { id: self.given, sentence, remedy });
        if self.all.len() > MOST {
            self.all.remove(0);
        }
    }
}
