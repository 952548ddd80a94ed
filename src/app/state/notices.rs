//! Sentences that stay in the page until they are dismissed.

/// What came of something: a sentence that it went well, or one that says why not.
pub type Told = Result<String, String>;

/// The most that are kept; older ones make room.
const MOST: usize = 20;

/// One sentence, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: u32,
    pub sentence: String,
    pub remedy: Option<Remedy>,
    /// Nothing is amiss.
    pub good: bool,
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
        self.put(sentence.into(), None, false);
    }

    /// Says that something went well, in the place of what was said to go well before.
    pub fn news(&mut self, sentence: impl Into<String>) {
        self.tell(Ok(sentence.into()));
    }

    /// Says what came of something, in the place of what announced it.
    pub fn tell(&mut self, told: Told) {
        self.all.retain(|notice| !notice.good);
        let good = told.is_ok();
        let (Ok(sentence) | Err(sentence)) = told;
        self.put(sentence, None, good);
    }

    /// Says a sentence with a remedy, in the place of an earlier one with the same remedy.
    pub fn offer(&mut self, remedy: Remedy, sentence: String) {
        self.withdraw(remedy);
        self.put(sentence, Some(remedy), false);
    }

    /// Takes back what a remedy was offered for.
    pub fn withdraw(&mut self, remedy: Remedy) {
        self.all.retain(|notice| notice.remedy != Some(remedy));
    }

    pub fn dismiss(&mut self, id: u32) {
        self.all.retain(|notice| notice.id != id);
    }

    fn put(&mut self, sentence: String, remedy: Option<Remedy>, good: bool) {
        if self.all.iter().any(|notice| notice.sentence == sentence) {
            return;
        }
        self.given += 1;
        self.all.push(Notice { id: self.given, sentence, remedy, good });
        if self.all.len() > MOST {
            self.all.remove(0);
        }
    }
}
