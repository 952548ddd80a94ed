//! What is seen of single neurons, against arithmetic done here by another way.

use std::sync::Arc;

use infoplane::data::Samples;
use infoplane::evaluation::{
    BINS, MOST_POINTS, MOST_UNITS, Patterns, Reader, SIDE, Seen, look, of_one_neuron,
};
use infoplane::experiment::{Activation, DataSet, Estimator, Experiment, Over, Reading};
use infoplane::information::{Targets, subsample};
use infoplane::network::{Activations, Shape, initial_weights};
use infoplane::workers::tables::{Which, of_network};
use proptest::prelude::*;

use crate::samples;

fn reader(experiment: &Experiment) -> (Arc<Samples>, Reader) {
    let samples = samples::of(experiment);
    (samples.clone(), Reader::new(experiment, &samples))
}

/// Activations of every column, [column][pattern][unit], in double precision and by the formula.
fn by_hand(shape: &Shape, weights: &[f32], inputs: &[Vec<f64>]) -> Vec<Vec<Vec<f64>>> {
    let mut columns = vec![inputs.to_vec()];
    let mut start = 0;
    let last = shape.widths.len() - 1;
    for column in 1..=last {
        let (m, n) = (shape.widths[column - 1], shape.widths[column]);
        let w = |i: usize, j: usize| f64::from(weights[start + i * n + j]);
        let of_pattern = |x: &Vec<f64>| {
            let z: Vec<f64> = (0..n).map(|j| w(m, j) + (0..m).map(|i| x[i] * w(i, j)).sum::<f64>()).collect();
            let sum: f64 = z.iter().map(|z| z.exp()).sum();
            z.iter().map(|z| if column == last { z.exp() / sum } else { z.tanh() }).collect()
        };
        let next = columns[column - 1].iter().map(of_pattern).collect();
        columns.push(next);
        start += (m + 1) * n;
    }
    columns
}

/// H in bits of counts.
fn entropy(counts: impl Iterator<Item = usize> + Clone) -> f64 {
    let n: usize = counts.clone().sum();
    let p = counts.filter(|c| *c > 0).map(|c| c as f64 / n as f64);
    -p.map(|p| p * p.log2()).sum::<f64>()
}

/// I(bin; label) as H(label) − H(label | bin), bins as `numpy.digitize` has them over 30 edges in [−1, 1].
fn information(values: &[f64], labels: &[usize]) -> f64 {
    let edges: Vec<f64> = (0..30).map(|i| -1.0 + 2.0 * f64::from(i) / 29.0).collect();
    let mut counts = vec![[0_usize; 2]; 31];
    for (value, label) in values.iter().zip(labels) {
        counts[edges.iter().filter(|edge| **edge <= *value).count()][*label] += 1;
    }
    let total = |label: usize| counts.iter().map(|cell| cell[label]).sum::<usize>();
    let of_label = entropy([total(0), total(1)].into_iter());
    let within = counts.iter().map(|cell| {
        let n = cell[0] + cell[1];
        if n == 0 { 0.0 } else { n as f64 / values.len() as f64 * entropy(cell.iter().copied()) }
    });
    of_label - within.sum::<f64>()
}

#[test]
fn histograms_moments_and_information_are_those_of_the_activations() {
    let experiment = Experiment { hidden: vec![5, 3, 1], ..Experiment::default() };
    let (samples, reader) = reader(&experiment);
    let shape = reader.shape().clone();
    // Larger than at first, so that neurons saturate somewhat.
    let weights: Vec<f32> = initial_weights(&experiment, &shape, 0).iter().map(|w| 2.5 * w + 0.01).collect();
    for over in [Over::All, Over::Train, Over::Holdout] {
        let reading = Reading { over, ..Reading::of(&experiment) };
        let rows = reader.split(0).rows(over);
        let inputs: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| samples.input(*row as usize).iter().map(|x| f64::from(*x)).collect())
            .collect();
        let labels: Vec<usize> = rows.iter().map(|row| samples.label(*row as usize)).collect();
        let seen = Seen::new(reader.look(&weights, 0, reading).unwrap());
        assert_eq!((seen.widths(), seen.is_heat(), seen.classes()), (vec![12, 5, 3, 1, 2], false, 2));
        for (column, activations) in by_hand(&shape, &weights, &inputs).iter().enumerate() {
            let [low, high] = seen.range(column).map(f64::from);
            assert_eq!(
                (low, high),
                if (1..4).contains(&column) { (-1.0, 1.0) } else { (0.0, 1.0) },
                "{column}"
            );
            for unit in 0..shape.widths[column] {
                let neuron = seen.before(column) + unit;
                let values: Vec<f64> = activations.iter().map(|x| x[unit]).collect();
                let n = values.len() as f64;
                let mean = values.iter().sum::<f64>() / n;
                let sd = (values.iter().map(|v| v * v).sum::<f64>() / n - mean * mean).max(0.0).sqrt();
                let facts = seen.facts(neuron);
                assert!((f64::from(facts[1]) - mean).abs() < 1e-5, "{facts:?} {mean}");
                assert!((f64::from(facts[2]) - sd).abs() < 1e-4, "{facts:?} {sd}");
                // A value at an edge may fall to either side by its last digit.
                let found = information(&values, &labels);
                assert!((f64::from(facts[0]) - found).abs() < 2e-3, "{column} {unit}: {facts:?} {found}");
                let mut counts = vec![0.0_f32; 2 * BINS];
                for (value, label) in values.iter().zip(&labels) {
                    let bin = ((value - low) / (high - low) * BINS as f64).floor() as usize;
                    counts[label * BINS + bin.min(BINS - 1)] += 1.0;
                }
                let picture = seen.picture(neuron);
                let moved: f32 = picture.iter().zip(&counts).map(|(a, b)| (a - b).abs()).sum();
                assert!(moved <= 0.002 * values.len() as f32, "{column} {unit}: {picture:?} {counts:?}");
                for class in 0..2 {
                    let sum: f32 = picture[class * BINS..][..BINS].iter().sum();
                    assert_eq!(sum as usize, labels.iter().filter(|label| **label == class).count());
                }
            }
        }
        // The layer of one neuron has the same histogram, and every pattern drawn its class and part.
        assert_eq!(seen.scatter(3), seen.picture(seen.before(3)));
        assert_eq!(seen.points(), rows.len().min(MOST_POINTS));
        for (at, mark) in subsample(rows.len(), MOST_POINTS).into_iter().zip(seen.marks().chunks_exact(2)) {
            let at = at as usize;
            let trained = reader.split(0).train.contains(&rows[at]);
            assert_eq!(mark, [labels[at] as f32, f32::from(u8::from(trained))]);
        }
    }
}

/// Points of the square [−1, 1]² with their classes.
fn plane(points: &[[f32; 2]], class: impl Fn([f32; 2]) -> usize) -> (Activations, Targets) {
    let n = points.len();
    let column = |unit: usize| points.iter().map(move |point| point[unit]);
    let inputs = Activations { values: column(0).chain(column(1)).collect(), width: 2, samples: n };
    let of = |y: usize| points.iter().map(|p| f32::from(u8::from(class(*p) == y))).collect::<Vec<_>>();
    let p = Activations { values: [of(0), of(1)].concat(), width: 2, samples: n };
    (inputs, Targets::new(p))
}

fn grid() -> Vec<[f32; 2]> {
    (0..400).map(|i| [(i % 20) as f32 / 9.5 - 1.0, (i / 20) as f32 / 9.5 - 1.0]).collect()
}

#[test]
fn over_two_inputs_every_neuron_has_a_map_and_the_decision_a_boundary() {
    let (inputs, targets) = plane(&grid(), |[x, y]| usize::from(x + y > 0.2));
    let shape = Shape { widths: vec![2, 2, 2], activation: Activation::Tanh };
    // Hidden: tanh(2x), tanh(2y). Class 1 is 3 (h₁ + h₂) − 1 more likely in logits.
    let weights = [2.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 3.0, 0.0, 3.0, 0.0, -1.0];
    let trained: Vec<bool> = (0..400).map(|i| i % 3 > 0).collect();
    let patterns = Patterns { inputs: &inputs, targets: &targets, trained: &trained };
    let seen = Seen::new(look(&shape, &weights, &patterns, Estimator::default()));
    assert!(seen.is_heat());
    let [low, high] = seen.range(0).map(f64::from);
    assert!(low < -1.0 && high > 1.0 && low > -1.3 && (low + high).abs() < 1e-6);
    let middle = |i: usize| low + (high - low) * (i as f64 + 0.5) / SIDE as f64;
    let cells: Vec<Vec<f64>> = (0..SIDE * SIDE).map(|i| vec![middle(i % SIDE), middle(i / SIDE)]).collect();
    for (column, activations) in by_hand(&shape, &weights, &cells).iter().enumerate() {
        for unit in 0..2 {
            let picture = seen.picture(seen.before(column) + unit);
            assert_eq!(picture.len(), SIDE * SIDE);
            for (found, truth) in picture.iter().zip(activations) {
                assert!((f64::from(*found) - truth[unit]).abs() < 1e-5);
            }
        }
    }
    // On the boundary tanh(2x) + tanh(2y) = 1/3, as near as a line through a cell can be.
    assert!(seen.boundary().len() >= 4 * SIDE / 2);
    let mut ends = 0;
    for end in seen.boundary().chunks_exact(2) {
        let [x, y] = [end[0], end[1]].map(|share| low + (high - low) * f64::from(share));
        let off = (2.0 * x).tanh() + (2.0 * y).tanh() - 1.0 / 3.0;
        let slope = 2.0 - 2.0 * (2.0 * x).tanh().powi(2) + 2.0 - 2.0 * (2.0 * y).tanh().powi(2);
        assert!((off / slope).abs() < 0.1 * (high - low) / SIDE as f64, "{x} {y}: {off}");
        ends += 1;
    }
    assert_eq!(ends % 2, 0);
    // Each end lies between two neighbouring middles, and where one segment ends another begins, but at the margin.
    let places: Vec<[f32; 2]> =
        seen.boundary().chunks_exact(2).map(|end| [end[0], end[1]].map(|x| x * SIDE as f32 - 0.5)).collect();
    for end in &places {
        assert!(end.iter().any(|x| (x - x.round()).abs() < 1e-4), "{end:?}");
        let margin = end.iter().any(|x| *x < 1e-3 || *x > SIDE as f32 - 1.0 - 1e-3);
        let near = |other: &&[f32; 2]| (other[0] - end[0]).hypot(other[1] - end[1]) < 1e-3;
        assert_eq!(places.iter().filter(near).count(), if margin { 1 } else { 2 }, "{end:?}");
    }
    // Inputs and hidden layer have two neurons each: patterns lie where their activations are.
    for (column, scale) in [(0, 1.0), (1, 2.0)] {
        let [from, to] = seen.range(column);
        for (at, point) in seen.scatter(column).chunks_exact(2).zip(grid()) {
            for (share, x) in at.iter().zip(point) {
                let truth = if column == 0 { x } else { (scale * x).tanh() };
                assert!((share - (truth - from) / (to - from)).abs() < 1e-5);
            }
        }
    }
}

#[test]
fn three_classes_meet_in_a_point() {
    let (inputs, _) = plane(&grid(), |_| 0);
    let angle = |class: usize| std::f32::consts::TAU * class as f32 / 3.0;
    let closest = |n: usize| {
        let [x, y] = grid()[n];
        let toward = |class: &usize| x * angle(*class).cos() + y * angle(*class).sin();
        (0..3).max_by(|a, b| toward(a).total_cmp(&toward(b))).unwrap()
    };
    let of = |y: usize| (0..400).map(|n| f32::from(u8::from(closest(n) == y))).collect::<Vec<_>>();
    let targets =
        Targets::new(Activations { values: [of(0), of(1), of(2)].concat(), width: 3, samples: 400 });
    let shape = Shape { widths: vec![2, 3], activation: Activation::Relu };
    let row = |f: fn(f32) -> f32| (0..3).map(|class| 4.0 * f(angle(class))).collect::<Vec<f32>>();
    let weights = [row(f32::cos), row(f32::sin), vec![0.0; 3]].concat();
    let patterns = Patterns { inputs: &inputs, targets: &targets, trained: &[] };
    let seen = Seen::new(look(&shape, &weights, &patterns, Estimator::default()));
    let [low, high] = seen.range(0);
    // Each end lies on one of the three rays between neighbouring classes.
    for end in seen.boundary().chunks_exact(2) {
        let [x, y] = [end[0], end[1]].map(|share| low + (high - low) * share);
        let away = (0..3).map(|class| {
            let (dx, dy) = ((angle(class) + angle(1) / 2.0).cos(), (angle(class) + angle(1) / 2.0).sin());
            let along = (x * dx + y * dy).max(0.0);
            (x - along * dx).hypot(y - along * dy)
        });
        assert!(away.fold(f32::INFINITY, f32::min) < 1.2 * (high - low) / SIDE as f32, "{x} {y}");
    }
    assert!(seen.boundary().len() > 4 * 3 * SIDE / 3);
}

/// Rows of equal length at a right angle: the cube is turned and not bent. No corner hides another.
#[test]
fn the_view_of_three_neurons_is_a_parallel_projection() {
    // The eight corners, through a network that hands them on.
    let unit = |i: usize| (0..8).map(move |n| f32::from(u8::from(n >> i & 1 == 1)));
    let inputs = Activations { values: (0..3).flat_map(unit).collect(), width: 3, samples: 8 };
    let targets = Targets::new(Activations { values: vec![1.0; 8], width: 1, samples: 8 });
    let shape = Shape { widths: vec![3, 1], activation: Activation::Linear };
    let patterns = Patterns { inputs: &inputs, targets: &targets, trained: &[] };
    let seen = Seen::new(look(&shape, &[0.1, 0.2, 0.3, 0.0], &patterns, Estimator::default()));
    assert_eq!(seen.range(0), [0.0, 1.0]);
    let at: Vec<[f32; 2]> = seen.scatter(0).chunks_exact(2).map(|at| [at[0], at[1]]).collect();
    let row = |axis: usize| [1, 2, 4].map(|corner: usize| at[corner][axis] - at[0][axis]);
    let dot = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let (x, y) = (row(0), row(1));
    assert!((dot(x, x) - dot(y, y)).abs() < 1e-6 && dot(x, y).abs() < 1e-6, "{x:?} {y:?}");
    for (i, a) in at.iter().enumerate() {
        assert!(a.iter().all(|share| (0.0..=1.0).contains(share)), "{a:?}");
        for b in &at[..i] {
            assert!((a[0] - b[0]).hypot(a[1] - b[1]) > 0.05, "{at:?}");
        }
    }
}

/// The points of these data sets are of their classes in turns.
#[test]
fn points_of_a_picture_are_of_every_class() {
    for (data, classes) in [(DataSet::Circle, 2), (DataSet::Gauss, 4)] {
        let experiment = Experiment { data, hidden: vec![3], points: 2000, classes, ..Experiment::default() };
        let (_, reader) = reader(&experiment);
        let weights = initial_weights(&experiment, reader.shape(), 0);
        let seen = Seen::new(reader.look(&weights, 0, Reading::of(&experiment)).unwrap());
        for class in 0..seen.classes() {
            let count = seen.marks().chunks_exact(2).filter(|mark| mark[0] == class as f32).count();
            let share = 1000.0 / seen.classes() as f64;
            assert!((count as f64 - share).abs() < 0.2 * share, "{data:?}: {count} of class {class}");
        }
    }
}

#[test]
fn the_table_says_what_the_pictures_assume() {
    let experiment = Experiment {
        hidden: vec![40, 3],
        estimator: Estimator::parse("ksg:3").unwrap().0,
        ..Experiment::default()
    };
    let (_, reader) = reader(&experiment);
    let mut weights = initial_weights(&experiment, reader.shape(), 1);
    let bias = reader.shape().layers()[1].bias().start;
    weights[bias + 2] = -0.125;
    let reading = Reading::of(&experiment);
    let seen = Seen::new(reader.look(&weights, 1, reading).unwrap());
    let which = Which { network: 1, networks: 10, epoch: 40 };
    let tables = of_network(which, reader.shape(), &weights, Some(&seen), reading, 4096);
    let [table] = &tables[..] else { panic!("{tables:?}") };
    assert_eq!(table.caption, "Neurons of network 2 of 10, epoch 40");
    assert_eq!(table.rows.len(), 1 + 12 + MOST_UNITS + 3 + 2);
    assert!(table.rows.iter().all(|row| row.len() == table.rows[0].len()));
    let row = &table.rows[1 + seen.before(2) + 2];
    assert_eq!((row[0].as_str(), row[1].as_str(), row[5].as_str()), ("hidden 2", "3", "-0.125"));
    assert_eq!(row[2], format!("{:.3}", seen.facts(seen.before(2) + 2)[0]));
    assert_eq!(table.rows[1][5], "–");
    for part in ["by 30 edges, all patterns", "KSG 1, k = 3 would take", "the first 16", "1000 of 4096"] {
        assert!(table.note.contains(part), "{part}: {}", table.note);
    }
    let binning = Estimator::parse("equal:8:mm").unwrap().0;
    assert_eq!(of_one_neuron(binning), binning);

    weights[0] = f32::NAN;
    assert_eq!(reader.look(&weights, 1, reading), None);
    let tables = of_network(which, reader.shape(), &weights, None, reading, 4096);
    assert!(tables[0].rows.is_empty() && tables[0].note.contains("not finite"));
}

fn any_activation() -> impl Strategy<Value = Activation> {
    prop::sample::select(Activation::ALL)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_part_has_its_place(
        widths in prop::collection::vec(1_usize..20, 2..6),
        samples in 1_usize..60,
        activation in any_activation(),
        seed in any::<u32>(),
    ) {
        let shape = Shape { widths: widths.clone(), activation };
        let at = |i: usize| ((i as f32 + seed as f32 * 1e-9) * 0.618_034).fract() * 4.0 - 2.0;
        let weights: Vec<f32> = (0..shape.parameters()).map(at).collect();
        let inputs = Activations { values: (0..widths[0] * samples).map(at).collect(), width: widths[0], samples };
        let classes = widths[widths.len() - 1];
        let p = Activations { values: vec![1.0 / classes as f32; classes * samples], width: classes, samples };
        let targets = Targets::new(p);
        let patterns = Patterns { inputs: &inputs, targets: &targets, trained: &vec![true; samples] };
        let numbers = look(&shape, &weights, &patterns, Estimator::default());
        let len = numbers.len();
        let seen = Seen::new(numbers);
        prop_assert_eq!(seen.widths(), widths.clone());
        let columns = widths.len();
        let neurons = seen.before(columns);
        prop_assert_eq!(neurons, widths.iter().map(|width| (*width).min(MOST_UNITS)).sum::<usize>());
        let pictures: usize = (0..neurons).map(|neuron| seen.picture(neuron).len() + seen.facts(neuron).len()).sum();
        let scattered: usize = (0..columns).map(|column| seen.scatter(column).len()).sum();
        // Head, widths and ranges, then the parts: nothing is left over, and nothing read twice.
        prop_assert_eq!(5 + 3 * columns + pictures + seen.marks().len() + scattered + seen.boundary().len(), len);
        for (column, width) in widths.iter().enumerate() {
            let [low, high] = seen.range(column);
            prop_assert!(low < high, "{} {}", low, high);
            if *width > 1 {
                prop_assert!(seen.scatter(column).iter().all(|share| (0.0..=1.0).contains(share)));
            }
        }
        prop_assert!(seen.boundary().iter().all(|share| (0.0..=1.0).contains(share)));
        if !seen.is_heat() {
            for neuron in 0..neurons {
                let sum: f32 = seen.picture(neuron).iter().sum();
                prop_assert!((sum - samples as f32).abs() < 1e-3 * samples as f32);
            }
        }
    }
}
