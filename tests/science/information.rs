//! Binning against numpy, against published values and against a count by hash map.

use std::collections::{HashMap, HashSet};

use infoplane::data::var_u;
use infoplane::experiment::{Estimator, Family, Variant};
use infoplane::information::{
    self, Bins, EstimateError, Extents, Given, PlanePoint, Scratch, Targets, edges, entropy,
    entropy_of_counts,
};
use infoplane::network::Activations;
use proptest::prelude::*;
use serde::Deserialize;

/// Activations from rows of samples.
fn activations(rows: &[Vec<f32>]) -> Activations {
    let width = rows.first().map_or(0, Vec::len);
    let values = (0..width).flat_map(|unit| rows.iter().map(move |row| row[unit])).collect();
    Activations { values, width, samples: rows.len() }
}

/// Targets of certain labels.
fn hard(labels: &[usize], classes: usize) -> Targets {
    let one_hot = |label: &usize| (0..classes).map(|class| f32::from(u8::from(class == *label))).collect();
    Targets::new(activations(&labels.iter().map(one_hot).collect::<Vec<Vec<f32>>>()))
}

/// An estimate that knows nothing of the inputs or of other epochs.
fn estimate(
    estimator: Estimator,
    activations: &Activations,
    targets: &Targets,
    scratch: &mut Scratch,
) -> Result<PlanePoint, EstimateError> {
    let extents = &Extents::of(activations);
    let given = Given { activations, extents, inputs: activations, targets, range: None, labels_only: false };
    information::estimate(estimator, &given, scratch, &mut |_| true)
}

fn codes(estimator: Estimator, values: &[f32]) -> Vec<i32> {
    let mut codes = vec![0; values.len()];
    let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
    let bins = match estimator.family {
        Family::Edges => Bins::edges(estimator.value as u32),
        _ => Bins::width(estimator.value),
    };
    bins.write(values, largest, &mut codes);
    codes
}

fn parsed(estimator: &str) -> Estimator {
    Estimator::parse(estimator).unwrap().0
}

#[test]
fn entropy_of_known_distributions() {
    assert_eq!(entropy(&[0.5, 0.5]), 1.0);
    assert_eq!(entropy(&[1.0, 0.0]), 0.0);
    assert_eq!(entropy(&[0.25; 4]), 2.0);
    assert!((entropy(&[0.9, 0.1]) - 0.4689955935892812).abs() < 1e-15);
    assert_eq!(entropy_of_counts(&[3, 3, 3, 3]), 2.0);
    assert_eq!(entropy_of_counts(&[7]), 0.0);
    assert_eq!(entropy_of_counts(&[]), 0.0);
    assert!((entropy_of_counts(&[9, 1, 0]) - entropy(&[0.9, 0.1])).abs() < 1e-15);
}

#[derive(Deserialize)]
struct NumpyCase {
    estimator: String,
    values: Vec<f64>,
    codes: Vec<i64>,
}

#[test]
fn bins_are_numpys() {
    let cases: Vec<NumpyCase> = serde_json::from_str(include_str!("../fixtures/numpy_bins.json")).unwrap();
    for case in &cases {
        let values: Vec<f32> = case.values.iter().map(|value| *value as f32).collect();
        // One at a time too: the largest value of a unit decides nothing about the others.
        let alone: Vec<i64> =
            values.iter().map(|value| i64::from(codes(parsed(&case.estimator), &[*value])[0])).collect();
        let together: Vec<i64> = codes(parsed(&case.estimator), &values).into_iter().map(i64::from).collect();
        assert_eq!(together, case.codes, "{}", case.estimator);
        assert_eq!(alone, case.codes, "{}", case.estimator);
    }
    assert_eq!(cases.len(), 10);
}

#[test]
fn a_value_just_below_one_is_not_in_the_last_bin() {
    let below = 1.0_f32.next_down();
    assert_eq!(codes(Estimator::edges(30), &[-1.5, -1.0, 0.0, below, 1.0, 40.0]), [0, 1, 15, 29, 30, 30]);
    assert_eq!(edges(30).len(), 30);
    assert_eq!((edges(30)[0], edges(30)[29]), (-1.0, 1.0));
}

/// The number of thresholds that are not above the value, counted one by one in f64.
fn counted(thresholds: &[f64], values: &[f32]) -> Vec<i32> {
    let of_one = |value: &f32| thresholds.iter().filter(|t| f64::from(*value) >= **t).count() as i32;
    values.iter().map(of_one).collect()
}

proptest! {
    /// The number of edges that are not above the value, counted one by one in f64.
    #[test]
    fn edges_are_counted(count in 2_u32..=1000, values in prop::collection::vec(near_edges(), 1..50)) {
        prop_assert_eq!(codes(Estimator::edges(count), &values), counted(&edges(count), &values));
    }

    /// The same of values that rounding to single precision does not bring near an inner edge.
    #[test]
    fn edges_are_counted_of_saturated_units(
        count in 2_u32..=60,
        values in prop::collection::vec(
            prop_oneof![-1.2_f32..1.2, Just(1.0), Just(1.0_f32.next_down()), Just(-1.0), Just((-1.0_f32).next_up()),
                Just((-1.0_f32).next_down()), Just(1.0_f32.next_up()), -1e38_f32..1e38],
            16..50,
        ),
    ) {
        prop_assert_eq!(codes(Estimator::edges(count), &values), counted(&edges(count), &values));
    }

    /// K bins between any two values, however far apart or far from zero.
    #[test]
    fn ranges_are_counted(
        count in prop_oneof![2_u32..6, 2_u32..=1000],
        ends in (prop::num::f32::NORMAL, prop::num::f32::NORMAL),
        near in any::<bool>(),
        shares in prop::collection::vec(-0.1_f64..1.1, 16..50),
    ) {
        let high = if near { ends.0 + ends.0.abs() * 1e-5 } else { ends.1 };
        let (low, high) = (ends.0.min(high), ends.0.max(high));
        prop_assume!(low < high && high.is_finite());
        let span = f64::from(high) - f64::from(low);
        let values: Vec<f32> = shares.iter().map(|share| (f64::from(low) + share * span) as f32).collect();
        prop_assume!(values.iter().all(|value| value.is_finite()));
        let thresholds: Vec<f64> =
            (1..count).map(|i| f64::from(i) * (span / f64::from(count)) + f64::from(low)).collect();
        let mut codes = vec![0; values.len()];
        Bins::range(count, [low, high]).write(&values, f32::MAX, &mut codes);
        prop_assert_eq!(codes, counted(&thresholds, &values));
    }

    /// Bins of a width are told apart exactly as ⌊value / width⌋ in f32 tells them apart.
    #[test]
    fn widths_are_told_apart(
        width in 0.001_f64..10.0,
        values in prop::collection::vec(prop_oneof![-3.0_f32..3.0, -1e12_f32..1e12, -1e30_f32..1e30, Just(-0.0)], 1..50),
    ) {
        let codes = codes(Estimator::width(width), &values);
        let floors: Vec<f32> = values.iter().map(|value| (value / width as f32).floor()).collect();
        for i in 0..values.len() {
            for j in 0..i {
                prop_assert_eq!(codes[i] == codes[j], floors[i] == floors[j], "{} {}", values[i], values[j]);
            }
        }
    }
}

/// Values in [−1.2, 1.2], many of them on an edge of some common binning or beside one.
fn near_edges() -> impl Strategy<Value = f32> {
    let beside = (2_u32..=1000, 0.0..1.0, -1_i32..=1).prop_map(|(count, at, by): (u32, f64, i32)| {
        let edge = (at * f64::from(count - 1)).round() * (2.0 / f64::from(count - 1)) - 1.0;
        match by {
            -1 => (edge as f32).next_down(),
            1 => (edge as f32).next_up(),
            _ => edge as f32,
        }
    });
    prop_oneof![-1.2_f32..1.2, beside, Just(1.0), Just(-1.0), Just(0.0)]
}

#[test]
fn published_values_of_the_fixture() {
    let mut lines = include_str!("../fixtures/tanh_activations_200x3.csv").lines();
    assert_eq!(lines.next(), Some("t0,t1,t2,label"));
    let rows: Vec<Vec<f32>> =
        lines.map(|line| line.split(',').map(|v| v.parse().unwrap()).collect()).collect();
    let labels: Vec<usize> = rows.iter().map(|row| row[3] as usize).collect();
    let layer = activations(&rows.iter().map(|row| row[..3].to_vec()).collect::<Vec<_>>());
    let of = |estimator| estimate(estimator, &layer, &hard(&labels, 2), &mut Scratch::default()).unwrap();
    let near = |value: f64, expected: f64| assert!((value - expected).abs() < 1e-12, "{value} {expected}");
    near(of(Estimator::edges(30)).ixt, 7.623856189774724);
    near(of(Estimator::edges(30)).ity, 0.9974015885677385);
    near(of(Estimator::width(0.07)).ixt, 7.613856189774724);
    near(of(Estimator::width(0.5)).ixt, 5.448586902579831);
    near(of(Estimator::width(0.5)).ity, 0.5934377724182669);
}

/// The definitions, straight: joint vectors in a hash map, p(y|t) as the mean of the targets.
fn oracle(estimator: Estimator, rows: &[Vec<f32>], targets: &[Vec<f32>]) -> (f64, f64) {
    let (samples, classes) = (rows.len() as f64, targets[0].len());
    let count = estimator.value as u32;
    let edges = edges(count);
    let mut values: Vec<f64> = rows.iter().flatten().map(|value| f64::from(*value)).collect();
    values.sort_by(f64::total_cmp);
    let (low, high) = (values[0], values[values.len() - 1]);
    values.dedup();
    // The i-th of K parts of the distinct values begins with the first that has i/K of them below it.
    let parts: Vec<f64> = (1..count as usize)
        .filter_map(|i| {
            values.iter().enumerate().find(|(below, _)| below * count as usize >= i * values.len())
        })
        .map(|(_, value)| *value)
        .collect();
    let mut cells: HashMap<Vec<i64>, (f64, Vec<f64>)> = HashMap::new();
    let mut prior = vec![0.0; classes];
    for (row, target) in rows.iter().zip(targets) {
        let bins = row.iter().map(|value| match estimator.family {
            Family::Edges => edges.iter().filter(|edge| **edge <= f64::from(*value)).count() as i64,
            // As bits, after −0 became 0: whole numbers may be larger than any integer type.
            Family::Width => i64::from(((value / estimator.value as f32).floor() + 0.0).to_bits()),
            Family::Range => {
                let step = (high - low) / f64::from(count);
                (1..count).filter(|i| high > low && low + step * f64::from(*i) <= f64::from(*value)).count()
                    as i64
            }
            Family::Equal => {
                let mut begun: Vec<f64> =
                    parts.iter().copied().filter(|part| *part <= f64::from(*value)).collect();
                begun.dedup();
                begun.len() as i64
            }
            _ if high > low => {
                ((f64::from(*value) - low) * (f64::from(1 << count) / (high - low))).round_ties_even() as i64
            }
            _ => 0,
        });
        let cell = cells.entry(bins.collect()).or_insert_with(|| (0.0, vec![0.0; classes]));
        cell.0 += 1.0;
        for class in 0..classes {
            cell.1[class] += f64::from(target[class]);
            prior[class] += f64::from(target[class]) / samples;
        }
    }
    let h = |p: &[f64]| -> f64 { p.iter().filter(|p| **p > 0.0).map(|p| -p * p.log2()).sum() };
    let h_t = h(&cells.values().map(|(count, _)| count / samples).collect::<Vec<_>>());
    let h_y_given_t: f64 = cells
        .values()
        .map(|(count, sums)| count / samples * h(&sums.iter().map(|sum| sum / count).collect::<Vec<_>>()))
        .sum();
    let (mut ixt, mut ity) = (h_t, h(&prior) - h_y_given_t);
    if estimator.variant == Variant::MillerMadow {
        let bits = std::f64::consts::LOG2_E / (2.0 * samples);
        let correction = (cells.len() - 1) as f64 * bits;
        // n samples show n pairs of cell and class at most, whatever is possible.
        let possible = |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).count();
        let pairs: usize = cells.values().map(|(count, sums)| possible(sums).min(*count as usize)).sum();
        let present = prior.iter().filter(|p| **p > 0.0).count();
        ixt += correction;
        // Soft labels can leave fewer pairs than classes.
        ity += correction - (pairs as f64 - present as f64) * bits;
    }
    (ixt, ity)
}

fn estimators() -> impl Strategy<Value = Estimator> {
    prop_oneof![
        (2_u32..=1000).prop_map(Estimator::edges),
        (2_u32..=6).prop_map(Estimator::edges),
        (0.001_f64..10.0).prop_map(Estimator::width),
        (2_u32..=1000).prop_map(|bins| parsed(&format!("range:{bins}"))),
        (2_u32..=40).prop_map(|bins| parsed(&format!("equal:{bins}"))),
        (1_u32..=16).prop_map(|bits| parsed(&format!("quantised:{bits}"))),
        (2_u32..=100).prop_map(|bins| parsed(&format!("edges:{bins}:mm"))),
        (0.001_f64..10.0).prop_map(|width| parsed(&format!("width:{width}:mm"))),
    ]
}

/// Rows of one layer, with many repetitions so that cells are shared.
fn layers() -> impl Strategy<Value = Vec<Vec<f32>>> {
    let value =
        prop_oneof![-1.1_f32..1.1, -50.0_f32..50.0, Just(1.0), Just(-1.0), Just(0.0), -1e20_f32..1e20];
    (1_usize..=64, 1_usize..=12).prop_flat_map(move |(width, distinct)| {
        let rows = prop::collection::vec(prop::collection::vec(value.clone(), width), distinct);
        (rows, prop::collection::vec(any::<prop::sample::Index>(), 1..120))
            .prop_map(|(rows, picks)| picks.iter().map(|pick| pick.get(&rows).clone()).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn hard_labels_agree_with_the_definitions(
        (estimator, rows) in (estimators(), layers()),
        (labels, classes) in (prop::collection::vec(0_usize..5, 120), Just(5)),
    ) {
        let labels = &labels[..rows.len()];
        let targets: Vec<Vec<f32>> =
            labels.iter().map(|label| (0..classes).map(|class| f32::from(u8::from(class == *label))).collect()).collect();
        let point = estimate(estimator, &activations(&rows), &hard(labels, classes), &mut Scratch::default()).unwrap();
        let (ixt, ity) = oracle(estimator, &rows, &targets);
        prop_assert!((point.ixt - ixt).abs() < 1e-11, "{} {}", point.ixt, ixt);
        prop_assert!((point.ity - ity).abs() < 1e-11, "{} {}", point.ity, ity);
        if estimator.variant == Variant::Plain {
            prop_assert!(point.ity <= point.ixt + 1e-11 && point.ity >= 0.0);
        }
    }

    #[test]
    fn soft_labels_agree_with_the_definitions(
        (estimator, rows) in (estimators(), layers()),
        weights in prop::collection::vec(prop::collection::vec(prop_oneof![0.0_f64..1.0, Just(0.0)], 3), 120),
    ) {
        let targets: Vec<Vec<f32>> = weights[..rows.len()]
            .iter()
            .map(|w| {
                let sum = w.iter().sum::<f64>() + 0.1;
                vec![(w[0] / sum) as f32, (w[1] / sum) as f32, (w[2] / sum) as f32, (0.1 / sum) as f32]
            })
            .collect();
        let prepared = Targets::new(activations(&targets));
        let point = estimate(estimator, &activations(&rows), &prepared, &mut Scratch::default()).unwrap();
        let (ixt, ity) = oracle(estimator, &rows, &targets);
        prop_assert!((point.ixt - ixt).abs() < 1e-11);
        // The oracle does not make up for targets that do not quite sum to one in f32.
        prop_assert!((point.ity - ity).abs() < 1e-6, "{} {}", point.ity, ity);
    }

    /// One scratch for layers of all sizes, as a reader uses it.
    #[test]
    fn memory_used_again_changes_nothing(jobs in prop::collection::vec((estimators(), layers()), 1..4)) {
        let mut scratch = Scratch::default();
        for (estimator, rows) in &jobs {
            let (layer, targets) = (activations(rows), hard(&vec![0; rows.len()], 2));
            let again = estimate(*estimator, &layer, &targets, &mut scratch);
            prop_assert_eq!(again, estimate(*estimator, &layer, &targets, &mut Scratch::default()));
        }
    }
}

/// Four samples in four cells show four pairs of cell and class, though eight are possible: of the corrections
/// (4 − 1) − (4 − 2) = 1 is left, divided by 2 N, in nats.
#[test]
fn soft_labels_are_corrected_as_samples() {
    let rows: Vec<Vec<f32>> = (0..4).map(|row| vec![row as f32]).collect();
    let targets = Targets::new(activations(&vec![vec![0.25, 0.75]; 4]));
    let point =
        estimate(parsed("width:1:mm"), &activations(&rows), &targets, &mut Scratch::default()).unwrap();
    assert!((point.ity - std::f64::consts::LOG2_E / 8.0).abs() < 1e-12, "{}", point.ity);
    assert!((point.ixt - 2.0 - 3.0 * std::f64::consts::LOG2_E / 8.0).abs() < 1e-12, "{}", point.ixt);
}

#[test]
fn wide_layers_with_many_edges_stay_exact() {
    // 64 units × 1000 edges are 640 bits of bin numbers; every vector occurs twice among 4096 samples.
    let row = |n: usize| (0..64).map(|unit| ((n / 2 * 31 + unit * 17) as f32).sin()).collect::<Vec<f32>>();
    let rows: Vec<Vec<f32>> = (0..4096).map(row).collect();
    let distinct: HashSet<Vec<i32>> = rows.iter().map(|row| codes(Estimator::edges(1000), row)).collect();
    assert_eq!(distinct.len(), 2048);
    let labels: Vec<usize> = (0..4096).map(|n| n % 2).collect();
    let point =
        estimate(Estimator::edges(1000), &activations(&rows), &hard(&labels, 2), &mut Scratch::default())
            .unwrap();
    assert_eq!(point, PlanePoint::new(11.0, 0.0));
}

#[test]
fn cells_of_every_size_are_counted() {
    // With many bins the n-th cell has n samples, far from each other, beside thousands of cells of one sample.
    let row = |cell: usize| (0..9).map(|unit| ((cell * (37 + unit * 11)) as f32).sin()).collect::<Vec<f32>>();
    let crowded = (1..60).flat_map(|cell| std::iter::repeat_n(cell, cell));
    let mut rows: Vec<Vec<f32>> = crowded.chain(60..4060).map(row).collect();
    let samples = rows.len();
    rows = (0..samples).map(|n| rows[n * 1009 % samples].clone()).collect();
    let labels: Vec<usize> = (0..samples).map(|n| n * n % 3).collect();
    let targets: Vec<Vec<f32>> = labels
        .iter()
        .map(|label| (0..3).map(|class| f32::from(u8::from(class == *label))).collect())
        .collect();
    for estimator in [Estimator::edges(1000), Estimator::edges(200), Estimator::edges(4)] {
        let point =
            estimate(estimator, &activations(&rows), &hard(&labels, 3), &mut Scratch::default()).unwrap();
        let (ixt, ity) = oracle(estimator, &rows, &targets);
        assert!((point.ixt - ixt).abs() < 1e-11 && (point.ity - ity).abs() < 1e-11, "{point:?} {ixt} {ity}");
    }
    let distinct: HashSet<Vec<i32>> = rows.iter().map(|row| codes(Estimator::edges(1000), row)).collect();
    assert_eq!(distinct.len(), 4059);
}

#[test]
fn units_that_only_differ_late_are_told_apart() {
    // Only the last of 64 units differs: nothing of it may be lost on the way.
    for estimator in [Estimator::edges(1000), Estimator::width(0.001), Estimator::width(0.06)] {
        let row = |n: usize| {
            let mut row: Vec<f32> = (0..64).map(|unit| ((n % 4 * 7 + unit) as f32).cos()).collect();
            row[63] = (n / 4) as f32 / 16.0 - 0.97;
            row
        };
        let rows: Vec<Vec<f32>> = (0..128).map(row).collect();
        let point =
            estimate(estimator, &activations(&rows), &hard(&[0; 128], 2), &mut Scratch::default()).unwrap();
        assert!((point.ixt - oracle(estimator, &rows, &vec![vec![1.0, 0.0]; 128]).0).abs() < 1e-12);
        assert_eq!(point.ixt, 7.0);
    }
}

#[test]
fn the_inputs_themselves_are_injective_and_know_the_label() {
    let samples = var_u();
    let rows: Vec<u32> = (0..4096).collect();
    let inputs = Activations::gather(&samples.inputs, samples.input_width, &rows);
    let targets = Targets::new(Activations::gather(&samples.targets, samples.classes, &rows));
    let point = estimate(Estimator::edges(30), &inputs, &targets, &mut Scratch::default()).unwrap();
    assert_eq!(point.ixt, 12.0);
    assert!((point.ity - 0.9991571208502711).abs() < 1e-13);
}

#[test]
fn constant_layers_know_nothing() {
    let rows = vec![vec![0.3, -0.7]; 10];
    let targets = hard(&[0, 1, 0, 1, 0, 1, 0, 1, 0, 1], 2);
    for estimator in [Estimator::edges(30), Estimator::width(0.07)] {
        let point = estimate(estimator, &activations(&rows), &targets, &mut Scratch::default());
        assert_eq!(point, Ok(PlanePoint::new(0.0, 0.0)));
    }
}

#[test]
fn what_cannot_be_estimated_is_said() {
    let of = |layer: &Activations, targets: &Targets| {
        estimate(Estimator::edges(30), layer, targets, &mut Scratch::default()).unwrap_err()
    };
    let targets = hard(&[0, 1], 2);
    let empty = of(&activations(&[]), &hard(&[], 2));
    assert_eq!(empty, EstimateError::Empty);
    assert!(empty.to_string().contains("no values"));
    assert_eq!(of(&activations(&[vec![], vec![]]), &targets), EstimateError::Empty);
    let lengths = of(&activations(&[vec![0.0]]), &targets);
    assert_eq!(lengths, EstimateError::Lengths { left: 1, right: 2 });
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let layer = activations(&[vec![0.0, 0.5, 0.5], vec![0.0, 0.1, bad]]);
        assert_eq!(of(&layer, &targets), EstimateError::NotFinite { unit: 2 });
        assert_eq!(of(&layer, &targets).to_string(), "A value of column 3 is not finite");
    }
}
