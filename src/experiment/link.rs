//! The readable link: `#/lab?v=1&act=relu&epochs=200` names what differs from the default.

use super::{Experiment, Fault, Kind, TABLE, parameter};
use crate::text;

/// The version of links and run files.
pub const VERSION: u32 = 1;

/// The keys of a link that concern the page alone: a [`View`](crate::view::View).
pub const VIEW_KEYS: [&str; 21] = [
    "at", "hide", "embed", "theme", "curves", "beside", "network", "bound", "dib", "show", "fade", "off",
    "zoom", "colours", "count", "speed", "loop", "sum", "with", "open", "resume",
];

/// One sentence about a part of a link that was not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice(pub String);

/// Pairs after these are not read: a link names each key once.
const MOST_PAIRS: usize = 200;

impl Experiment {
    /// The experiment that a link asks for, and what had to be said about it.
    ///
    /// `link` may be a whole address, a hash, or only the `key=value&…` part. Missing keys take
    /// the default; of a key that stands twice the last counts.
    pub fn from_link(link: &str) -> (Self, Vec<Notice>) {
        Self::from_link_beside(link, |_, _| false)
    }

    /// As [`from_link`](Self::from_link), of a link with keys of its own: those that `takes` are nothing of the
    /// experiment.
    pub fn from_link_beside(link: &str, mut takes: impl FnMut(&str, &str) -> bool) -> (Self, Vec<Notice>) {
        let mut experiment = Self::default();
        let mut notices = Vec::new();
        for (key, value) in pairs(link) {
            if takes(&key, &value) {
                continue;
            }
            if let Some(sentence) = experiment.apply(&key, &value) {
                notices.push(Notice(sentence));
            }
        }
        if written_pairs(link).nth(MOST_PAIRS).is_some() {
            notices.push(Notice(text::faults::too_many_parts(MOST_PAIRS)));
        }
        (experiment, notices)
    }

    /// Sets one key from a text; a sentence where it was clamped, unreadable or unknown.
    pub fn apply(&mut self, key: &str, value: &str) -> Option<String> {
        let shown = excerpt(value);
        if key == "v" {
            let newer = value.parse::<u32>() != Ok(VERSION);
            return newer.then(|| text::faults::newer_link(&shown, VERSION));
        }
        // The page's own part of the link.
        if VIEW_KEYS.contains(&key) {
            return None;
        }
        let Some(row) = parameter(key) else {
            return Some(text::faults::unknown_key(&excerpt(key)));
        };
        match row.write(self, value) {
            Ok(()) => None,
            Err(Fault::Clamped(taken)) => {
                Some(text::faults::clamped(row.label, key, &shown, &taken, &row.range()))
            }
            Err(Fault::Unreadable(expected)) => {
                Some(text::faults::unreadable(row.label, key, &shown, &expected, &row.read(self)))
            }
        }
    }

    /// The canonical link: the version and every key that differs from the default.
    pub fn to_link(&self) -> String {
        let default = Self::default();
        let mut link = format!("#/lab?v={VERSION}");
        for row in TABLE {
            let value = row.read(self);
            if value != row.read(&default) {
                // Of all values only a text of the user can hold what a link cannot.
                let value = if matches!(row.kind, Kind::Text { .. }) { encoded(&value) } else { value };
                link.push_str(&format!("&{}={value}", row.key));
            }
        }
        link
    }
}

/// The first `key=value` pairs of a link, percent-decoded.
pub fn pairs(link: &str) -> Vec<(String, String)> {
    let written = written_pairs(link).take(MOST_PAIRS);
    written.map(|(key, value)| (decoded(key), decoded(value))).collect()
}

/// All pairs of a link as they stand there.
fn written_pairs(link: &str) -> impl Iterator<Item = (&str, &str)> {
    let hash = link.split_once('#').map_or(link, |(_, hash)| hash);
    let query = hash.split_once('?').map_or(hash, |(_, query)| query);
    query.split('&').filter_map(|pair| pair.split_once('='))
}

/// The text with %XX for every byte that is not a letter, a digit or one of `.-_`.
pub fn encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
    let byte = |b: u8| if is_plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    text.bytes().map(byte).collect()
}

/// Undoes %XX; what is not valid UTF-8 afterwards becomes U+FFFD.
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The text, shortened so that a notice stays a sentence.
pub fn excerpt(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
