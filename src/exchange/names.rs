//! Names of runs, made safe for files and told apart.

use std::collections::HashSet;

/// The most characters of a run's name that a file's name has.
const LONGEST: usize = 60;

/// Names that Windows keeps for devices, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The start of a file's name on every system, from a run's name: letters, digits, `_`, `.` and `-`.
pub fn file_name(run: &str) -> String {
    let mut name = String::new();
    for letter in run.chars() {
        let kept = letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-');
        match (kept, name.ends_with('-')) {
            (true, _) => name.push(letter),
            (false, false) => name.push('-'),
            (false, true) => {}
        }
    }
    // A dot at the start hides a file, and one at the end is lost on Windows.
    let around = ['-', '.'];
    let cut: String = name.trim_start_matches(around).chars().take(LONGEST).collect();
    let cut = cut.trim_end_matches(around);
    // The part before the first dot decides on Windows.
    let stem = cut.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    match cut {
        "" => "run".into(),
        _ if DEVICES.contains(&&*stem) || numbered("com") || numbered("lpt") => format!("run-{cut}"),
        _ => cut.into(),
    }
}

/// The names in their order, those that were there before with ` 2`, ` 3` … after them, whatever their case.
pub fn unique<'a>(names: impl IntoIterator<Item = &'a str>, space: &str) -> Vec<String> {
    let mut taken = HashSet::new();
    let one = |name: &'a str| {
        let numbered = (2_u32..).map(|n| format!("{name}{space}{n}"));
        let free = std::iter::once(name.to_owned()).chain(numbered);
        // The numbers do not run out before the memory does.
        free.into_iter().find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
    };
    names.into_iter().map(one).collect()
}
