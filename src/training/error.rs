//! What goes wrong in training.

/// Why training cannot go on, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingError(pub String);

impl std::fmt::Display for TrainingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TrainingError {}
