//! What each neuron of one network makes of the patterns: its picture, its own information on the label, and where
//! the patterns lie in narrow layers.

mod boundary;
mod seen;

pub use seen::{BINS, MOST_POINTS, MOST_UNITS, SIDE, Seen};

use boundary::boundary;
use seen::Head;

use crate::experiment::{Activation, Estimator, Family};
use crate::information::{Extents, Given, Scratch, Targets, estimate, subsample};
use crate::network::{Activations, Outputs, Shape};

/// Patterns as one network sees them.
#[derive(Clone, Copy, Debug)]
pub struct Patterns<'a> {
    /// [inputs, N]
    pub inputs: &'a Activations,
    pub targets: &'a Targets,
    /// Whether the network learns from them, [N].
    pub trained: &'a [bool],
}

/// How far beyond its patterns a map of two inputs reaches, as a share of their extent.
const BEYOND: f32 = 0.08;

/// The estimator of one neuron's information: the run's where it counts cells, and its stand-in where not, since the
/// others take seconds for every neuron.
pub fn of_one_neuron(estimator: Estimator) -> Estimator {
    let counts = estimator.family.is_binning() || estimator.family == Family::Quantised;
    if counts { estimator } else { Estimator::default() }
}

/// Looks at a network's parameters [P], which are finite; [`Seen`] tells what the numbers are.
pub fn look(shape: &Shape, weights: &[f32], patterns: &Patterns, estimator: Estimator) -> Vec<f32> {
    let Patterns { inputs, targets, trained } = *patterns;
    let layers = Outputs::of(shape, weights, inputs).layers;
    let columns: Vec<&Activations> = std::iter::once(inputs).chain(&layers).collect();
    let (heat, classes, samples) = (inputs.width == 2, targets.probabilities.width, inputs.samples);
    let ranges: Vec<[f32; 2]> = columns.iter().enumerate().map(|(i, a)| range(shape, i, a)).collect();
    // At random: every second row of a data set may be of one class.
    let points: Vec<usize> = subsample(samples, MOST_POINTS).into_iter().map(|row| row as usize).collect();

    let mut pictures = Vec::new();
    let mut segments = Vec::new();
    if heat {
        let square = square(ranges[0]);
        let maps = Outputs::of(shape, weights, &square).layers;
        for map in std::iter::once(&square).chain(&maps) {
            pictures.extend((0..map.width.min(MOST_UNITS)).flat_map(|unit| map.unit(unit)));
        }
        segments = maps.last().map_or(vec![], boundary);
    }
    let mut numbers = Head { heat, classes, points: points.len(), segments: segments.len() / 4 }.begin(shape);
    numbers.extend(ranges.iter().flatten());
    let mut scratch = Scratch::default();
    for (column, range) in columns.iter().zip(&ranges) {
        for unit in 0..column.width.min(MOST_UNITS) {
            let values = column.unit(unit);
            numbers.push(information(values, patterns, estimator, &mut scratch));
            numbers.extend(moments(values));
            if !heat {
                pictures.extend(histogram(values, *range, targets));
            }
        }
    }
    numbers.extend(pictures);
    for point in &points {
        let p = |class: &usize| targets.probabilities.unit(*class)[*point];
        let label = (0..classes).rev().max_by(|a, b| p(a).total_cmp(&p(b))).unwrap_or(0);
        numbers.extend([label as f32, f32::from(u8::from(trained.get(*point) == Some(&true)))]);
    }
    for (column, range) in columns.iter().zip(&ranges) {
        match column.width {
            1 => numbers.extend(histogram(column.unit(0), *range, targets)),
            2 | 3 => numbers.extend(points.iter().flat_map(|n| projected(column, *range, *n))),
            _ => {}
        }
    }
    numbers.extend(segments);
    numbers
}

/// The range that a column's pictures show: that of its function where this has bounds, else that of its values.
fn range(shape: &Shape, column: usize, values: &Activations) -> [f32; 2] {
    let last = shape.widths.len() - 1;
    let of_function = match shape.activation {
        _ if column == last => Some([0.0, 1.0]),
        _ if column == 0 => None,
        Activation::Tanh | Activation::Softsign => Some([-1.0, 1.0]),
        Activation::Sigmoid => Some([0.0, 1.0]),
        _ => None,
    };
    let [low, high] = of_function.unwrap_or_else(|| Extents::of(values).range());
    let beyond = if column == 0 && values.width == 2 { BEYOND * (high - low) } else { 0.0 };
    match high - low {
        span if span.is_finite() && span > 0.0 => [low - beyond, high + beyond],
        // One value only, or none that is finite.
        _ if low.is_finite() => [low - 0.5, low + 0.5],
        _ => [0.0, 1.0],
    }
}

/// The middles of SIDE × SIDE cells, [2, cells], the lowest row first.
fn square([low, high]: [f32; 2]) -> Activations {
    let middle = |i: usize| low + (high - low) * (i as f32 + 0.5) / SIDE as f32;
    let cells = 0..SIDE * SIDE;
    let values = cells.clone().map(|i| middle(i % SIDE)).chain(cells.map(|i| middle(i / SIDE))).collect();
    Activations { values, width: 2, samples: SIDE * SIDE }
}

/// How many patterns of each class fall into each bin, [classes, BINS]; a soft label counts in every class.
fn histogram(values: &[f32], [low, high]: [f32; 2], targets: &Targets) -> Vec<f32> {
    let classes = targets.probabilities.width;
    let mut counts = vec![0.0_f64; classes * BINS];
    for (n, value) in values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        let bin = ((share * BINS as f32) as usize).min(BINS - 1);
        for class in 0..classes {
            counts[class * BINS + bin] += f64::from(targets.probabilities.unit(class)[n]);
        }
    }
    counts.into_iter().map(|count| count as f32).collect()
}

/// Î(t;Y) of one neuron, bits; NaN where there is none.
fn information(values: &[f32], patterns: &Patterns, estimator: Estimator, scratch: &mut Scratch) -> f32 {
    let activations = Activations { values: values.to_vec(), width: 1, samples: values.len() };
    let Patterns { inputs, targets, .. } = *patterns;
    let extents = Extents::of(&activations);
    let given = Given {
        activations: &activations,
        extents: &extents,
        inputs,
        targets,
        range: None,
        labels_only: true,
    };
    let found = estimate(of_one_neuron(estimator), &given, scratch, &mut |_| true);
    found.map_or(f32::NAN, |point| point.ity as f32)
}

/// Mean and standard deviation over the patterns.
fn moments(values: &[f32]) -> [f32; 2] {
    let n = values.len() as f64;
    let mean = values.iter().map(|v| f64::from(*v)).sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (f64::from(*v) - mean) * (f64::from(*v) - mean)).sum();
    [mean as f32, libm::sqrt(squares / n) as f32]
}

/// Where a pattern lies in a layer of two neurons, or of three as [`from_an_angle`] has it; in [0, 1]².
fn projected(column: &Activations, [low, high]: [f32; 2], pattern: usize) -> [f32; 2] {
    let at = |unit: usize| ((column.unit(unit)[pattern] - low) / (high - low)).clamp(0.0, 1.0);
    match column.width {
        2 => [at(0), at(1)],
        _ => from_an_angle([at(0), at(1), at(2)]),
    }
}

/// A point of the unit cube in a parallel projection, turned by 30° and tilted by 25°; in [0, 1]². Along a diagonal of
/// the cube, on which saturated layers lie, it would show nothing.
pub fn from_an_angle(point: [f32; 3]) -> [f32; 2] {
    const TURN: [f32; 2] = [0.866_025_4, 0.5];
    const TILT: [f32; 2] = [0.906_307_8, 0.422_618_26];
    let [a, b, c] = point.map(|share| share - 0.5);
    let depth = a * TURN[1] + b * TURN[0];
    // The cube reaches 0.742 up and down.
    [a * TURN[0] - b * TURN[1], c * TILT[0] + depth * TILT[1]].map(|share| 0.5 + share / 1.5)
}
