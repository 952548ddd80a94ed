//! What of a network is drawn.

use std::sync::Arc;

use crate::evaluation::{MOST_UNITS, Seen};
use crate::run::Run;
use crate::text;

/// A column, or one of its neurons. Columns are the inputs and the layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    pub column: usize,
    pub unit: Option<usize>,
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
}

/// One network at one snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// Inputs, hidden layers, classes.
    pub widths: Vec<usize>,
    /// The weights of all networks, and where this one's begin; absent where they are not here.
    weights: Option<(Arc<Vec<f32>>, usize)>,
    /// What each neuron makes of the patterns, once it is known.
    pub seen: Option<Seen>,
    /// What stands out and is shown in large.
    pub focus: Option<Focus>,
}

impl Spec {
    /// A network of a run. What was seen of a network of another shape is not drawn.
    pub fn new(run: &Run, snapshot: usize, network: usize, seen: Option<Seen>, focus: Option<Focus>) -> Self {
        let widths: Vec<usize> =
            std::iter::once(run.facts.inputs).chain(run.layers.iter().map(|layer| layer.width)).collect();
        let start = network * run.weights_len() / run.experiment.networks.max(1);
        let weights = run.snapshots.get(snapshot).and_then(|snapshot| snapshot.weights.clone());
        let focus = focus.filter(|focus| focus.column < widths.len());
        let seen = seen.filter(|seen| seen.widths() == widths);
        Self { weights: weights.map(|weights| (weights, start)), seen, focus, widths }
    }

    /// How many neurons of a column are drawn.
    pub fn shown(&self, column: usize) -> usize {
        self.widths.get(column).map_or(0, |width| (*width).min(MOST_UNITS))
    }

    /// The weights into a column, [inputs, outputs] row-major; empty of the inputs and where they are not here.
    pub fn kernel(&self, column: usize) -> &[f32] {
        let Some((weights, start)) = &self.weights else { return &[] };
        let mut start = *start;
        for pair in self.widths.windows(2).take(column.saturating_sub(1)) {
            start += (pair[0] + 1) * pair[1];
        }
        match column {
            0 => &[],
            _ => weights.get(start..start + self.widths[column - 1] * self.widths[column]).unwrap_or(&[]),
        }
    }

    /// The largest magnitude of all weights.
    pub fn largest(&self) -> f32 {
        let kernels = (1..self.widths.len()).flat_map(|column| self.kernel(column));
        kernels.map(|weight| weight.abs()).filter(|weight| weight.is_finite()).fold(0.0, f32::max)
    }

    /// The name of a column where there is little room.
    pub fn short(&self, column: usize) -> String {
        match column {
            0 => text::figures::INPUT.into(),
            last if last + 1 == self.widths.len() => text::figures::OUTPUT.into(),
            hidden => format!("{}{hidden}", text::figures::HIDDEN),
        }
    }

    /// What the lines are.
    pub fn caption(&self) -> String {
        text::figures::weights(self.largest())
    }

    /// Where a key leads from what stands out now: left and right over the columns, up and down over the neurons,
    /// above the first of which is the column as a whole.
    pub fn step(&self, step: Step) -> Focus {
        let last = self.widths.len().saturating_sub(1);
        let Some(Focus { column, unit }) = self.focus else {
            return Focus { column: if step == Step::Left { last } else { 0 }, unit: None };
        };
        let column = match step {
            Step::Left => column.saturating_sub(1),
            Step::Right => (column + 1).min(last),
            _ => column,
        };
        let lowest = self.shown(column).saturating_sub(1);
        let unit = match (step, unit) {
            (Step::Up, unit) => unit.and_then(|unit| unit.checked_sub(1)),
            (Step::Down, unit) => Some(unit.map_or(0, |unit| (unit + 1).min(lowest))),
            (_, unit) => unit.map(|unit| unit.min(lowest)),
        };
        Focus { column, unit }
    }
}
