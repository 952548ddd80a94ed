//! Where the neurons and the large picture lie.

use super::{Focus, Spec};
use crate::charts::Rect;

/// The height of the columns' names.
const HEAD: f64 = 18.0;
/// The largest side of a neuron's box.
const LARGEST: f64 = 36.0;

/// The places in a figure of a given size.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Columns.
    pub plot: Rect,
    /// The picture in large, with its title and axes.
    pub panel: Rect,
    /// [column]: how many neurons are drawn, the side of their boxes, and the height that each has.
    columns: Vec<(usize, f64, f64)>,
}

impl Layout {
    /// For a figure of this size; at least 160 by 200 is assumed.
    pub fn new(spec: &Spec, width: f64, height: f64) -> Self {
        let (width, height) = (width.max(160.0), height.max(200.0));
        let foot = (height * 0.4).clamp(96.0, 220.0);
        let plot = Rect { left: 0.0, top: 0.0, right: width, bottom: height - foot };
        let panel = Rect { left: 4.0, top: plot.bottom + 6.0, right: width - 4.0, bottom: height };
        let apart = plot.width() / spec.widths.len().max(1) as f64;
        let column = |column: usize| {
            let shown = spec.shown(column).max(1);
            // Where neurons are left out their number stands below.
            let below = if spec.widths[column] > shown { HEAD } else { 4.0 };
            let each = (plot.height() - HEAD - below) / shown as f64;
            (shown, (apart * 0.6).min(each - 3.0).clamp(2.0, LARGEST), each)
        };
        Self { plot, panel, columns: (0..spec.widths.len()).map(column).collect() }
    }

    /// The whole of a column.
    pub fn column(&self, column: usize) -> Rect {
        let apart = self.plot.width() / self.columns.len().max(1) as f64;
        let left = self.plot.left + apart * column as f64;
        Rect { left, right: left + apart, ..self.plot }
    }

    /// The box of a neuron.
    pub fn neuron(&self, column: usize, unit: usize) -> Rect {
        let (_, side, each) = self.columns.get(column).copied().unwrap_or((1, 2.0, 2.0));
        let (x, y) = (self.column(column).centre().0, self.plot.top + HEAD + each * (unit as f64 + 0.5));
        Rect { left: x - side / 2.0, top: y - side / 2.0, right: x + side / 2.0, bottom: y + side / 2.0 }
    }

    /// What lies under the pointer: a neuron, or the column between them.
    pub fn at(&self, (x, y): (f64, f64)) -> Option<Focus> {
        let within =
            |r: Rect, by: f64| x >= r.left - by && x <= r.right + by && y >= r.top - by && y <= r.bottom + by;
        let column = (0..self.columns.len()).find(|column| within(self.column(*column), 0.0))?;
        let unit = (0..self.columns[column].0).find(|unit| within(self.neuron(column, *unit), 1.5));
        Some(Focus { column, unit })
    }
}
