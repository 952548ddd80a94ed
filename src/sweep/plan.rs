//! A base experiment, one or two axes, and the cells between them.

use crate::experiment::{Experiment, encoded, excerpt, parameter};
use crate::text;

/// More cells than any scheduler is asked for at once.
pub const MOST_CELLS: usize = 10_000;

/// A grid of experiments that differ from a base in one or two parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    name: String,
    base: Experiment,
    axes: Vec<Axis>,
}

/// A parameter and the values that it takes, each as links write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    pub key: String,
    pub values: Vec<String>,
}

/// One experiment of a sweep.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// [axes]: (key, value).
    pub place: Vec<(String, String)>,
    pub experiment: Experiment,
}

impl Sweep {
    /// A sweep whose values are all of their parameters.
    ///
    /// # Errors
    /// A sentence that names the axis, where a key is unknown or stands twice, or a value is out of range or stands
    /// twice; or where there are no cells or too many.
    pub fn new(name: &str, base: Experiment, axes: Vec<Axis>) -> Result<Self, String> {
        if !(1..=2).contains(&axes.len()) {
            return Err(text::axes::one_or_two(axes.len()));
        }
        let cells: usize = axes.iter().map(|axis| axis.values.len()).fold(1, usize::saturating_mul);
        if cells > MOST_CELLS {
            return Err(text::axes::too_many_cells(cells, MOST_CELLS));
        }
        let checked = axes
            .iter()
            .enumerate()
            .map(|(i, axis)| axis.checked(i + 1, &base))
            .collect::<Result<Vec<_>, _>>()?;
        if let [first, second] = &checked[..]
            && first.key == second.key
        {
            return Err(text::axes::both_of(&first.key));
        }
        Ok(Self { name: name.into(), base, axes: checked })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// What all cells have in common.
    pub fn base(&self) -> &Experiment {
        &self.base
    }

    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// All cells, the last axis the fastest.
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells = vec![Cell { place: Vec::new(), experiment: self.base.clone() }];
        for axis in &self.axes {
            let along =
                |cell: &Cell| axis.values.iter().map(|value| cell.at(&axis.key, value)).collect::<Vec<_>>();
            cells = cells.iter().flat_map(along).collect();
        }
        cells
    }
}

impl Axis {
    /// The axis with each value as links write it; it is the sweep's `number`th.
    fn checked(&self, number: usize, base: &Experiment) -> Result<Self, String> {
        let (key, shown) = (&self.key, excerpt(&self.key));
        let Some(row) = parameter(key) else {
            return Err(text::axes::no_parameter(number, &shown));
        };
        if self.values.is_empty() {
            return Err(text::axes::no_values(number, key));
        }
        let mut values: Vec<String> = Vec::new();
        for value in &self.values {
            let mut experiment = base.clone();
            if row.write(&mut experiment, value).is_err() {
                let (shown, range) = (excerpt(value), row.range());
                return Err(text::axes::out_of_range(number, &shown, key, &range));
            }
            let value = row.read(&experiment);
            if values.contains(&value) {
                return Err(text::axes::twice(number, &excerpt(&value), key));
            }
            values.push(value);
        }
        Ok(Self { key: key.clone(), values })
    }
}

impl Cell {
    /// The cell with another value.
    fn at(&self, key: &str, value: &str) -> Self {
        let mut cell = self.clone();
        // The values of a sweep are checked before.
        if let Some(row) = parameter(key) {
            let _ = row.write(&mut cell.experiment, value);
        }
        cell.place.push((key.into(), value.into()));
        cell
    }

    /// `train=0.05 act=relu`.
    pub fn name(&self) -> String {
        self.place.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ")
    }

    /// `train=0.05,act=relu.json`; what is not a letter, a digit or one of `.-_` in a value is written as %XX, which
    /// every file system takes and no two values share.
    pub fn file_name(&self) -> String {
        let parts = self.place.iter().map(|(key, value)| format!("{key}={}", encoded(value)));
        format!("{}.json", parts.collect::<Vec<_>>().join(","))
    }
}
