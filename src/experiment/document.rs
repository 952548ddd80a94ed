//! The parameter table as documentation.

use super::{Experiment, TABLE};
use crate::text;

/// The keys of links as a Markdown table: key, meaning, values, default.
pub fn markdown() -> String {
    let default = Experiment::default();
    let mut table = String::from(text::parameters::HEADINGS);
    for row in TABLE {
        let unit = if row.unit.is_empty() { String::new() } else { format!(" ({})", row.unit) };
        table.push_str(&format!(
            "| `{}` | {}{unit}: {} | {} | `{}` |\n",
            row.key,
            row.label,
            row.help,
            row.range(),
            row.read(&default)
        ));
    }
    table
}
