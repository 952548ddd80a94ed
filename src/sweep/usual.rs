//! Values that an axis may begin with.

use crate::experiment::{Experiment, Kind, Parameter, Part};

/// Whether the form of a sweep offers a parameter as an axis; a sweep's file may vary any.
pub fn is_varied(row: &Parameter) -> bool {
    // One file is not twice another.
    let is_file = matches!(row.kind, Kind::Table | Kind::Text { .. });
    let is_trained = row.part == Part::Training && row.key != "log" && !is_file;
    is_trained || ["mi", "over"].contains(&row.key)
}

/// Values of a parameter that are worth a sweep, as links write them, separated by commas.
pub fn usual_values(row: &Parameter) -> String {
    let known = match row.key {
        "train" => "0.05, 0.1, 0.2, 0.4, 0.6, 0.85",
        "fixed" => "0, 0.15, 0.3",
        "points" => "250, 500, 1000, 2000, 4000",
        "dims" => "1, 2, 4, 8, 16",
        "classes" => "2, 3, 5, 10",
        "sep" => "0.5, 1, 2, 3, 4",
        "std" => "0.25, 0.5, 1, 1.5, 2, 3",
        "noise" => "0, 0.1, 0.3, 1",
        "flip" => "0, 0.05, 0.1, 0.2, 0.3",
        "gamma" => "1, 3, 10, 30, 100",
        "net" => "3, 5, 10, 10-7, 10-7-5-4-3",
        "lr" => "0.0001, 0.0004, 0.001, 0.004",
        "decay" => "0, 0.0001, 0.001, 0.01",
        "batch" => "32, 128, 512, full",
        "epochs" => "100, 300, 1000, 3000",
        "seed" => "1, 2, 3, 4",
        "nets" => "2, 4, 8",
        "mi" => "edges:30, width:0.07, kde:0.001",
        _ => "",
    };
    match row.kind {
        _ if !known.is_empty() => known.into(),
        Kind::Choice(options) => options.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", "),
        Kind::Integer { .. } | Kind::Real { .. } => around(row),
        _ => row.read(&Experiment::default()),
    }
}

/// From half of the default to four times it, as far as the range goes; from 0 to 1 where the default is 0.
fn around(row: &Parameter) -> String {
    let default: f64 = row.read(&Experiment::default()).parse().unwrap_or(0.0);
    let asked =
        if default > 0.0 { [0.5, 1.0, 2.0, 4.0].map(|by| by * default) } else { [0.0, 0.25, 0.5, 1.0] };
    let mut values: Vec<String> = Vec::new();
    for value in asked {
        let mut experiment = Experiment::default();
        // What is out of range is clamped, and then perhaps the same as the one before.
        let _ = row.write(&mut experiment, &value.to_string());
        let written = row.read(&experiment);
        if !values.contains(&written) {
            values.push(written);
        }
    }
    values.join(", ")
}
