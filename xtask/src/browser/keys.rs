//! Keys by their DOM names.

use serde_json::{Value, json};

/// Keys without a character: DOM name and Windows key code, which Chromium's editing commands go by.
const NAMED: [(&str, u32); 13] = [
    ("Backspace", 8),
    ("Tab", 9),
    ("Enter", 13),
    ("Escape", 27),
    ("PageUp", 33),
    ("PageDown", 34),
    ("End", 35),
    ("Home", 36),
    ("ArrowLeft", 37),
    ("ArrowUp", 38),
    ("ArrowRight", 39),
    ("ArrowDown", 40),
    ("Delete", 46),
];

/// The bits of DevTools for modifiers.
const MODIFIERS: [(&str, u32); 4] = [("Alt", 1), ("Control", 2), ("Meta", 4), ("Shift", 8)];

pub(super) struct Key {
    name: String,
    code: String,
    key_code: u32,
    text: Option<String>,
    modifiers: u32,
}

/// Reads `Enter`, `a`, `Space`, `Shift+Tab`, `Control+a`.
pub(super) fn describe(text: &str) -> Key {
    let mut modifiers = 0;
    let mut name = text;
    while let Some((modifier, rest)) = name.split_once('+').filter(|(_, rest)| !rest.is_empty()) {
        modifiers |= MODIFIERS.iter().find(|(known, _)| *known == modifier).map_or(0, |(_, bit)| *bit);
        name = rest;
    }
    if let Some((_, key_code)) = NAMED.iter().find(|(known, _)| *known == name) {
        let text = (name == "Enter").then(|| "\r".to_owned());
        return Key { name: name.into(), code: name.into(), key_code: *key_code, text, modifiers };
    }
    let name = if name == "Space" { " " } else { name };
    let upper = name.to_uppercase();
    let first = upper.chars().next().unwrap_or(' ');
    let code = match first {
        ' ' => "Space".to_owned(),
        'A'..='Z' => format!("Key{first}"),
        '0'..='9' => format!("Digit{first}"),
        _ => String::new(),
    };
    let key_code = if first.is_ascii_alphanumeric() || first == ' ' { u32::from(first) } else { 0 };
    // With Control or Meta it is a command and writes nothing.
    let text = (modifiers & 6 == 0).then(|| name.to_owned());
    Key { name: name.into(), code, key_code, text, modifiers }
}

impl Key {
    pub fn event(&self, kind: &str) -> Value {
        let Self { name, code, key_code, text, modifiers } = self;
        let mut event = json!({
            "type": kind,
            "key": name,
            "code": code,
            "windowsVirtualKeyCode": key_code,
            "modifiers": modifiers,
        });
        if let Some(text) = text.as_ref().filter(|_| kind == "keyDown") {
            event["text"] = text.as_str().into();
        }
        event
    }
}
