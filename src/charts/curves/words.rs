//! The curves in words and numbers.

use super::{CurveKind, Point, Spec};
use crate::charts::Spread;
use crate::text;

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
            Some(turn) => text::figures::diffusion_from(&spec.names[line], turn.epoch),
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
    if spec.points.is_empty() { text::figures::NOT_TRAINED } else { text::figures::BEING_COMPUTED }
}

/// The curves at a snapshot in words, for those who cannot see them.
pub fn description(spec: &Spec, snapshot: usize) -> String {
    let rows = rows(spec, snapshot);
    let title = spec.measure.title();
    let Some(first) = rows.first() else {
        return text::figures::curves_empty(title, empty(spec));
    };
    let parts: Vec<String> =
        rows.iter().map(|row| format!("{} {}", row.part, row.words(spec.measure))).collect();
    text::figures::curves_at(title, first.epoch, &parts.join(", "))
}
