//! What was seen, as one array of numbers: it crosses from the estimator to the page without being copied.

use std::rc::Rc;

use crate::network::Shape;

/// Neurons of a layer that are looked at, the first of them: more cannot be told apart in a picture.
pub const MOST_UNITS: usize = 16;
/// Bins of a histogram.
pub const BINS: usize = 20;
/// Cells along each side of a map of two inputs.
pub const SIDE: usize = 24;
/// Patterns that are drawn one by one, spread evenly over all.
pub const MOST_POINTS: usize = 1000;

/// Numbers before those of the columns.
const HEAD: usize = 5;
/// Numbers of a neuron besides its picture.
const FACTS: usize = 3;

/// What the array begins with.
pub(super) struct Head {
    pub heat: bool,
    pub classes: usize,
    pub points: usize,
    pub segments: usize,
}

impl Head {
    /// An array that begins with this and the widths.
    pub fn begin(&self, shape: &Shape) -> Vec<f32> {
        let Self { heat, classes, points, segments } = *self;
        let head = [usize::from(heat), classes, points, segments, shape.widths.len()];
        head.iter().chain(&shape.widths).map(|number| *number as f32).collect()
    }
}

/// One network at one epoch. Its columns are the inputs and the layers; neurons count through all columns, of each
/// the first [`MOST_UNITS`].
#[derive(Clone, Debug)]
pub struct Seen(Rc<Vec<f32>>);

/// Whether they are the same array.
impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Seen {
    /// What [`look`](super::look) found; nothing can be read of another array.
    pub fn new(numbers: Vec<f32>) -> Self {
        Self(Rc::new(numbers))
    }

    /// The array.
    pub fn into_numbers(self) -> Vec<f32> {
        Rc::unwrap_or_clone(self.0)
    }

    fn count(&self, at: usize) -> usize {
        self.0.get(at).map_or(0, |number| *number as usize)
    }

    fn part(&self, start: usize, len: usize) -> &[f32] {
        self.0.get(start..start + len).unwrap_or_default()
    }

    /// Whether pictures are maps over two inputs, and not histograms.
    pub fn is_heat(&self) -> bool {
        self.count(0) == 1
    }

    pub fn classes(&self) -> usize {
        self.count(1)
    }

    /// How many patterns are drawn one by one.
    pub fn points(&self) -> usize {
        self.count(2)
    }

    /// The widths of the columns.
    pub fn widths(&self) -> Vec<usize> {
        (0..self.count(4)).map(|column| self.count(HEAD + column)).collect()
    }

    /// How many neurons are looked at in the columns before this one.
    pub fn before(&self, column: usize) -> usize {
        (0..column).map(|column| self.count(HEAD + column).min(MOST_UNITS)).sum()
    }

    /// The lowest and highest value that a column's pictures show.
    pub fn range(&self, column: usize) -> [f32; 2] {
        let columns = self.count(4);
        let at = |end: usize| self.0.get(HEAD + columns + 2 * column + end).copied().unwrap_or(end as f32);
        [at(0), at(1)]
    }

    fn facts_start(&self) -> usize {
        HEAD + 3 * self.count(4)
    }

    /// Î(t;Y) of a neuron in bits, its mean, and its standard deviation over the patterns.
    pub fn facts(&self, neuron: usize) -> &[f32] {
        self.part(self.facts_start() + FACTS * neuron, FACTS)
    }

    /// Numbers of a picture.
    fn cells(&self) -> usize {
        if self.is_heat() { SIDE * SIDE } else { self.bars() }
    }

    /// Numbers of a histogram.
    fn bars(&self) -> usize {
        BINS * self.classes()
    }

    fn pictures_start(&self) -> usize {
        self.facts_start() + FACTS * self.before(self.count(4))
    }

    /// The activations at the middles of SIDE × SIDE cells, the lowest row first, or how many patterns fall into each
    /// bin, [classes, BINS].
    pub fn picture(&self, neuron: usize) -> &[f32] {
        let cells = self.cells();
        self.part(self.pictures_start() + cells * neuron, cells)
    }

    fn marks_start(&self) -> usize {
        self.pictures_start() + self.cells() * self.before(self.count(4))
    }

    /// The class of each pattern, and 1 where the network learns from it, [points, 2].
    pub fn marks(&self) -> &[f32] {
        self.part(self.marks_start(), 2 * self.points())
    }

    /// Numbers of a column's scatter.
    fn scattered(&self, column: usize) -> usize {
        match self.count(HEAD + column) {
            1 => self.bars(),
            2 | 3 => 2 * self.points(),
            _ => 0,
        }
    }

    fn scatter_start(&self, column: usize) -> usize {
        self.marks_start() + 2 * self.points() + (0..column).map(|c| self.scattered(c)).sum::<usize>()
    }

    /// Where the patterns lie in a layer of two or three neurons, [points, 2] in [0, 1]²; the histogram of a layer of
    /// one, [classes, BINS]; empty for wider ones.
    pub fn scatter(&self, column: usize) -> &[f32] {
        self.part(self.scatter_start(column), self.scattered(column))
    }

    /// Where the decision changes in the square of two inputs: segments x₁ y₁ x₂ y₂ in [0, 1]².
    pub fn boundary(&self) -> &[f32] {
        self.part(self.scatter_start(self.count(4)), 4 * self.count(3))
    }
}
