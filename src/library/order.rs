//! Which rows of the library are shown, and in which order.

use std::cmp::Ordering;

use super::Entry;
use crate::experiment::{VIEW_KEYS, pairs};

/// What the table can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Created,
    Accuracy,
    F1,
    Ixt,
    Ity,
    Compression,
    Size,
}

/// How the table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub descending: bool,
}

/// The newest first.
impl Default for Order {
    fn default() -> Self {
        Self { column: Column::Created, descending: true }
    }
}

impl Order {
    /// After a press on a column's head: the other way round, or by that column from its better end.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        let descending = if column == self.column { !self.descending } else { column != Column::Name };
        Self { column, descending }
    }

    fn compare(self, a: &Entry, b: &Entry) -> Ordering {
        // What is not known stays below in either direction.
        let number = |a: f64, b: f64| match (a.is_nan(), b.is_nan()) {
            (false, false) if self.descending => b.total_cmp(&a),
            (false, false) => a.total_cmp(&b),
            (a, b) => a.cmp(&b),
        };
        let text = |a: &str, b: &str| if self.descending { b.cmp(a) } else { a.cmp(b) };
        let (of_a, of_b) = (&a.summary, &b.summary);
        match self.column {
            Column::Name => text(&a.name.to_lowercase(), &b.name.to_lowercase()),
            Column::Created => text(&a.created, &b.created),
            Column::Accuracy => number(of_a.accuracy, of_b.accuracy),
            Column::F1 => number(of_a.f1, of_b.f1),
            Column::Ixt => number(of_a.ixt, of_b.ixt),
            Column::Ity => number(of_a.ity, of_b.ity),
            Column::Compression => number(of_a.compression, of_b.compression),
            Column::Size => number(a.bytes as f64, b.bytes as f64),
        }
    }
}

/// The entries in which every word of `query` occurs, in a name, a note, a date or what differs from the
/// default; pinned ones first.
pub fn sorted<'a>(entries: &'a [Entry], query: &str, order: Order) -> Vec<&'a Entry> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut shown: Vec<&Entry> =
        entries.iter().filter(|entry| words.is_empty() || holds(entry, &words)).collect();
    shown.sort_by(|a, b| b.marks.pinned.cmp(&a.marks.pinned).then_with(|| order.compare(a, b)));
    shown
}

fn holds(entry: &Entry, words: &[String]) -> bool {
    let Entry { name, created, link, marks, .. } = entry;
    let text = format!("{name}\n{created}\n{}\n{}", marks.note, differences(link)).to_lowercase();
    words.iter().all(|word| text.contains(word))
}

/// What a link's experiment has other than the default, `act=relu epochs=200`.
pub fn differences(link: &str) -> String {
    let of_experiment = |(key, _): &(String, String)| key != "v" && !VIEW_KEYS.contains(&key.as_str());
    let changed = pairs(link).into_iter().filter(of_experiment);
    changed.map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ")
}
