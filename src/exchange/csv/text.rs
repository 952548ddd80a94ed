//! Texts that no spreadsheet takes for a formula.

/// What a spreadsheet takes for the start of a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Whether the text needs an apostrophe before it: one that has some already gets one more, so that one can be taken off.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// The text, with an apostrophe before it where it would be a formula.
pub fn guarded(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text that was guarded.
pub fn plain(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => field,
    }
}
