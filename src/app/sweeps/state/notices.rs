//! Sentences for the user, one a topic.

/// What a sentence is about: a later one on the same takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    Link,
    Data,
    Diverged,
    Storage,
    Worker,
    Estimators,
    Files,
    Saving,
    Cells,
}

/// The sentences that are in sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices(Vec<(Topic, String)>);

impl Notices {
    /// Shows a sentence.
    pub fn say(&mut self, topic: Topic, sentence: impl Into<String>) {
        let sentence = sentence.into();
        match self.0.iter_mut().find(|(other, _)| *other == topic) {
            Some((_, old)) => *old = sentence,
            None => self.0.push((topic, sentence)),
        }
    }

    /// Shows a sentence beside those on the same.
    pub fn add(&mut self, topic: Topic, sentence: impl AsRef<str>) {
        let sentence = sentence.as_ref();
        match self.0.iter_mut().find(|(other, _)| *other == topic) {
            Some((_, old)) if old.contains(sentence) => {}
            Some((_, old)) => *old = format!("{old}; {sentence}"),
            None => self.0.push((topic, sentence.into())),
        }
    }

    pub fn dismiss(&mut self, topic: Topic) {
        self.0.retain(|(other, _)| *other != topic);
    }

    /// The sentences in the order in which their topics came up.
    pub fn all(&self) -> impl Iterator<Item = (Topic, &str)> {
        self.0.iter().map(|(topic, sentence)| (*topic, sentence.as_str()))
    }
}
