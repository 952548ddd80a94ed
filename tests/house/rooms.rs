//! The architecture map in `src/lib.rs` is true: every room is in it, and each uses only rooms above it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the map.
fn map(source: &Path) -> Vec<String> {
    let text = fs::read_to_string(source.join("lib.rs")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | "));
    let rooms = rows.filter_map(|row| Some(row.split_once(" |")?.0.trim_matches(['[', ']', '`']).to_owned()));
    rooms.filter(|room| room != "room").collect()
}

/// All Rust files of a folder and of those within it.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files(&path, found),
            false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
            false => {}
        }
    }
}

#[test]
fn each_room_uses_only_rooms_above_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let map = map(&source);
    let place = |room: &str| map.iter().position(|known| known == room);
    let mut all = Vec::new();
    files(&source, &mut all);
    let (mut seen, mut uses) = (BTreeSet::new(), 0);
    for file in all {
        let inside = file.strip_prefix(&source).unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        // The map itself, and the programs, which are a few lines each.
        if ["lib", "bin"].contains(&room) {
            continue;
        }
        let own = place(room).unwrap_or_else(|| panic!("{room} is not in the map"));
        seen.insert(room.to_owned());
        let text = fs::read_to_string(&file).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for after in code.flat_map(|line| line.split("crate::").skip(1)) {
            let used = after.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap();
            if let Some(other) = place(used) {
                assert!(other <= own, "{}: {room} uses {used}, which stands below it", inside.display());
                uses += 1;
            }
        }
    }
    assert_eq!(seen, map.into_iter().collect());
    assert!(uses > 500, "{uses}");
}
