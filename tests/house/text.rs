//! The table of words holds what the page says, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The Rust files below a folder with what they hold before their tests, and without comments.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = vec![];
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let program = text.split("#[cfg(test)]").next().unwrap();
                let lines = program.lines().filter(|line| !line.trim_start().starts_with("//"));
                found.push((path, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

/// The string literals of a program, each with what stands before it.
fn literals(program: &str) -> Vec<(&str, &str)> {
    let mut found = vec![];
    let mut at = 0;
    while let Some(start) = program[at..].find('"').map(|i| at + i) {
        // A quote as a character.
        if program[..start].ends_with('\'') {
            at = start + 1;
            continue;
        }
        let mut end = start + 1;
        while let Some(byte) = program.as_bytes().get(end).filter(|byte| **byte != b'"') {
            end += if *byte == b'\\' { 2 } else { 1 };
        }
        found.push((&program[..start], &program[start + 1..end]));
        at = end + 1;
    }
    found
}

/// Whether people read it: a sentence, or words where an element or an attribute shows them.
fn is_said(before: &str, literal: &str) -> bool {
    // What is put in is no word of this literal.
    let literal: String = literal
        .split('{')
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) })
        .collect();
    let has_word = literal.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 2);
    let is_sentence = literal.starts_with(char::is_uppercase) && literal.contains(' ');
    let shown = ["label=", "says=", "hint=", "title=", "placeholder=", "alt=", "label: ", "name: ", "help: "]
        .iter()
        .any(|name| before.ends_with(name));
    let element = before.trim_end().ends_with("> {") || before.trim_end().ends_with(">{");
    has_word && (is_sentence || shown || element)
}

#[test]
fn the_page_says_nothing_that_is_not_in_the_table() {
    let mut said = vec![];
    for (path, program) in files(&source().join("app")) {
        for (before, literal) in literals(&program) {
            if is_said(before, literal) {
                said.push(format!("{}: {literal:?}", path.display()));
            }
        }
    }
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn every_word_of_the_table_is_said() {
    let program: String = files(&source())
        .into_iter()
        .filter(|(path, _)| !path.components().any(|part| part.as_os_str() == "english"))
        .map(|(_, text)| text)
        .collect();
    let mut silent = vec![];
    for (path, table) in files(&source().join("text").join("english")) {
        for line in table.lines() {
            let item =
                ["pub const fn ", "pub const ", "pub fn "].iter().find_map(|start| line.strip_prefix(start));
            let Some(name) =
                item.and_then(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
            else {
                continue;
            };
            // By the name of its table too: other tables may have an item of the same name.
            let item = format!("{}::{name}", path.file_stem().unwrap().to_str().unwrap());
            let ends = |after: &str| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            let is_used = program.match_indices(&item).any(|(at, _)| ends(&program[at + item.len()..]));
            let words = table.split(|c: char| !c.is_alphanumeric() && c != '_');
            let within = words.filter(|word| *word == name).count() > 1;
            if !is_used && !within {
                silent.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn sentences_are_told_from_names() {
    let found = literals(
        r#"<p class="muted">{ "no run yet" }</p> title="Help me" key("Escape") say("Not \"that\" one")"#,
    );
    let said: Vec<&str> =
        found.iter().filter(|(before, text)| is_said(before, text)).map(|(_, text)| *text).collect();
    assert_eq!(said, ["no run yet", "Help me", "Not \\\"that\\\" one"]);
}
