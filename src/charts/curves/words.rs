//! The curves in words and numbers.

use super::{CurveKind, Point, Spec};
use crate::charts::Spread;

/// The numbers of one part of the data at one epoch, in the units of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub part: String,
    pub epoch: u32,
    pub step: u64,
    pub value: Spread,
}

/// The numbers of a snapshot, or of the last one before it that has been read.
pub fn rows(spec: &Spec, snapshot: usize) -> Vec<Row> {
    spec.now(snapshot).map_or(vec![], |point| of_point(spec, point))
}

fn of_point(spec: &Spec, point: &Point) -> Vec<Row> {
    let Point { epoch, step, ref parts } = *point;
    let row = |(line, value): (usize, &Option<Spread>)| {
        let part = match spec.turn(line) {
            Some(turn) => format!("{} (diffusion from epoch {turn})", spec.names[line]),
            None => spec.names[line].clone(),
        };
        Some(Row { part, epoch, step, value: (*value)? })
    };
    parts.iter().enumerate().filter_map(row).collect()
}

impl Row {
    /// The value with its spread: "0.123 ± 0.004" or "98.1 ± 0.3".
    pub fn words(&self, measure: CurveKind) -> String {
        self.value.words(measure.decimals())
    }
}

/// Why there are no curves.
pub(super) fn empty(spec: &Spec) -> &'static str {
    if spec.points.is_empty() { "Nothing has been trained yet" } else { "Being computed" }
}

/// The curves at a snapshot in words, for those who cannot see them.
pub fn description(spec: &Spec, snapshot: usize) -> String {
    let rows = rows(spec, snapshot);
    let title = spec.measure.title();
    let Some(first) = rows.first() else {
        return format!("{title} over epochs: {}", empty(spec).to_ascii_lowercase());
    };
    let parts: Vec<String> =
        rows.iter().map(|row| format!("{} {}", row.part, row.words(spec.measure))).collect();
    format!("{title} at epoch {}: {}", first.epoch, parts.join(", "))
}
