//! The README says what the parameter table says.

#[test]
fn the_keys_of_links_are_those_of_the_table() {
    let readme = include_str!("../../README.md");
    let table = infoplane::experiment::markdown();
    assert!(readme.contains(&table), "put the output of `infoplane keys` into the README:\n{table}");
}
