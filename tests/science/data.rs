//! The data sets against what is published of them, and the split.

use std::collections::HashSet;

use infoplane::data::{
    Counts, PATTERNS, Samples, Split, flip_labels, regular_90, soft_var_u, var_u, var_u_labels,
};
use infoplane::experiment::{DataSet, Draw, Experiment, Over};
use infoplane::information::{entropy, input_label_information, label_entropy};
use sha2::{Digest, Sha256};

use crate::samples;

#[test]
fn labels_are_those_of_the_papers() {
    let text: String = var_u_labels().iter().map(u8::to_string).collect();
    let hash: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, "8adbd792d6400d00410815b5a1f01b05b59f15fd41ace0db85c7772aa5cf4566");
    assert_eq!(var_u_labels().iter().filter(|y| **y == 1).count(), 2118);
}

#[test]
fn label_entropy_of_var_u() {
    let samples = var_u();
    assert!((label_entropy(&samples) - 0.9991571208502711).abs() < 1e-14);
    // Y is a function of X.
    assert_eq!(input_label_information(&samples), label_entropy(&samples));
}

#[test]
fn there_are_64_orbits_and_each_has_one_label() {
    let orbits: HashSet<Counts> = (0..PATTERNS).map(Counts::of).collect();
    assert_eq!(orbits.len(), 64);
    let labels = var_u_labels();
    let labelled: HashSet<(Counts, u8)> = (0..PATTERNS).map(|x| (Counts::of(x), labels[x])).collect();
    assert_eq!(labelled.len(), 64);
}

/// One binary input in 200 rows, labels 60 to 40 where it is 0 and 40 to 60 where it is 1: H(Y) is 1 bit and
/// I(X;Y) = 1 − h(0.4).
#[test]
fn rows_with_the_same_inputs_are_one_x() {
    let input = |row: usize| if row < 100 { 0.0 } else { 1.0 };
    let label = |row: usize| usize::from(if row < 100 { row < 40 } else { row < 160 });
    let labels: Vec<usize> = (0..200).map(label).collect();
    let mut samples = Samples::labelled((0..200).map(input).collect(), &labels, 2);
    assert!((label_entropy(&samples) - 1.0).abs() < 1e-12);
    assert!((input_label_information(&samples) - 0.029_049_405_545_331).abs() < 1e-12);
    let distinct = samples.distinct(0..200);
    assert_eq!((distinct.patterns, distinct.of_pattern[150]), (vec![100.0, 100.0], 1));
    assert_eq!(distinct.labels, [[0.6, 0.4], [0.4, 0.6]]);
    // A zero is a zero, and other numbers are others.
    samples.inputs[3] = -0.0;
    assert_eq!(samples.distinct(0..200).patterns, [100.0, 100.0]);
    samples.inputs[3] = 1e-40;
    assert_eq!(samples.distinct(0..200).patterns, [99.0, 1.0, 100.0]);
}

#[test]
fn inputs_are_all_patterns_in_counting_order() {
    for samples in [var_u(), regular_90(), soft_var_u(3.0)] {
        assert_eq!((samples.len, samples.input_width, samples.classes), (4096, 12, 2));
        for row in 0..samples.len {
            let value = samples.input(row).iter().fold(0, |value, bit| 2 * value + *bit as usize);
            assert_eq!(value, row);
            assert!(samples.input(row).iter().all(|bit| *bit == 0.0 || *bit == 1.0));
            assert!((samples.target(row).iter().sum::<f32>() - 1.0).abs() < 1e-6);
        }
    }
}

#[test]
fn regular_90_has_the_published_information() {
    let samples = regular_90();
    let positive = (0..samples.len).map(|row| f64::from(samples.target(row)[1])).sum::<f64>() / 4096.0;
    assert!((positive - 0.500920).abs() < 5e-7, "{positive}");
    // Targets in f32 move the published digits by less than this.
    assert!((input_label_information(&samples) - 0.899482824826).abs() < 1e-8);
    assert!((label_entropy(&samples) - entropy(&[positive, 1.0 - positive])).abs() < 1e-7);
    assert!((0..samples.len).all(|row| samples.target(row).iter().all(|p| (0.0..=1.0).contains(p))));
}

#[test]
fn soft_var_u_has_the_stated_information_and_the_labels_of_var_u() {
    let samples = soft_var_u(Experiment::default().gamma);
    assert!((input_label_information(&samples) - 0.99).abs() < 1e-8, "{}", input_label_information(&samples));
    let labels = var_u_labels();
    for gamma in [0.5, 5.0, 37.7, 1000.0] {
        let samples = soft_var_u(gamma);
        assert!((0..PATTERNS).all(|row| samples.label(row) == usize::from(labels[row])));
        assert!((0..PATTERNS).all(|row| samples.target(row).iter().all(|p| (0.0..=1.0).contains(p))));
    }
    // Without steepness the label is a coin, and a steep one is sure.
    assert_eq!(input_label_information(&soft_var_u(0.0)), 0.0);
    let steep = input_label_information(&soft_var_u(1000.0));
    assert!((steep - 0.999_157_120_850_271_1).abs() < 1e-6, "{steep}");
}

/// The published best of all linear rules; a threshold on the number of ones is one of them.
#[test]
fn a_linear_rule_reaches_87_and_a_half_percent() {
    let labels = var_u_labels();
    let right = |threshold: usize, sign: bool| {
        (0..PATTERNS).filter(|x| ((x.count_ones() as usize > threshold) == sign) == (labels[*x] == 1)).count()
    };
    let best = (0..12).flat_map(|t| [right(t, true), right(t, false)]).max().unwrap();
    assert_eq!(best as f64 / 4096.0, 0.875);
}

#[test]
fn a_split_is_a_partition_by_seed() {
    let experiment = Experiment::default();
    let split = Split::new(&experiment, PATTERNS, 0);
    assert_eq!((split.train.len(), split.holdout.len()), (3482, 614));
    let mut all = [split.train.clone(), split.holdout.clone()].concat();
    all.sort_unstable();
    assert_eq!(all, split.rows(Over::All));
    assert_eq!(split.rows(Over::Train), split.train);
    assert_eq!(split.rows(Over::Holdout), split.holdout);
    assert!(split.train.is_sorted() && split.holdout.is_sorted());
    assert_eq!(split, Split::new(&experiment, PATTERNS, 0));
    assert_ne!(split, Split::new(&Experiment { seed: 8, ..experiment.clone() }, PATTERNS, 0));
    // Not the last rows in counting order: both ends of the table are held out from.
    let early = split.holdout.iter().filter(|row| **row < 2048).count();
    assert!((250..364).contains(&early), "{early}");
}

#[test]
fn what_is_held_out_from_all_is_learnt_by_none() {
    let base = Experiment { fixed: 0.2, draw: Draw::Each, ..Experiment::default() };
    let never = |share: f64, train: f64, seed: u64| {
        let experiment = Experiment { fixed: share, train, seed, ..base.clone() };
        let mut held: Vec<bool> = vec![true; PATTERNS];
        for network in 0..12 {
            let split = Split::new(&experiment, PATTERNS, network);
            let asked = (train * 4096.0).round() as usize;
            assert_eq!(split.train.len(), asked.min(4096 - (share * 4096.0).round() as usize));
            assert_eq!(split.train.len() + split.holdout.len(), PATTERNS);
            split.train.iter().for_each(|row| held[*row as usize] = false);
        }
        (0..PATTERNS).filter(|row| held[*row]).collect::<Vec<_>>()
    };
    // Twelve draws of six tenths leave none of the others.
    let rows = never(0.2, 0.6, 7);
    assert_eq!(rows.len(), 819);
    // The same rows for another share of training, all of the rest too, and more of them for a larger share.
    assert_eq!(never(0.2, 0.7, 7), rows);
    assert_eq!(never(0.2, 0.99, 7), rows);
    let more = never(0.4, 0.6, 7);
    assert!(rows.iter().all(|row| more.contains(row)) && more.len() == 1638);
    assert_ne!(never(0.2, 0.6, 8), rows);
    let early = rows.iter().filter(|row| **row < 2048).count();
    assert!((340..480).contains(&early), "{early}");
}

#[test]
fn neither_part_of_a_split_is_ever_empty() {
    for train in [0.0001, 0.5, 0.9999] {
        let split = Split::new(&Experiment { train, ..Experiment::default() }, 10, 0);
        assert!(!split.train.is_empty() && !split.holdout.is_empty());
        assert_eq!(split.train.len() + split.holdout.len(), 10);
    }
}

#[test]
fn samples_are_chosen_by_name() {
    let of = |data| samples::of(&Experiment { data, ..Experiment::default() });
    assert_eq!(*of(DataSet::VarU), var_u());
    assert_eq!(*of(DataSet::Regular90), regular_90());
    assert_eq!(*of(DataSet::SoftVarU), soft_var_u(37.712_185_126_01));
    let steeper = Experiment { data: DataSet::SoftVarU, gamma: 50.0, ..Experiment::default() };
    assert_eq!(*samples::of(&steeper), soft_var_u(50.0));
    let samples = var_u();
    let labels = var_u_labels();
    assert!((0..PATTERNS).all(|row| samples.label(row) == usize::from(labels[row])));
}

/// The patterns whose label is not that of `var_u`.
fn wrong(flip: f64, seed: u64) -> Vec<usize> {
    let samples = samples::of(&Experiment { flip, seed, ..Experiment::default() });
    assert!(samples.targets.iter().all(|p| *p == 0.0 || *p == 1.0));
    assert!((0..PATTERNS).all(|row| samples.target(row).iter().sum::<f32>() == 1.0));
    let labels = var_u_labels();
    (0..PATTERNS).filter(|row| samples.label(*row) != usize::from(labels[*row])).collect()
}

#[test]
fn as_many_labels_are_wrong_as_asked_for() {
    for flip in [0.01, 0.1, 0.2, 0.5, 0.9] {
        let found = wrong(flip, 7).len() as f64;
        let (mean, variance) = (flip * PATTERNS as f64, flip * (1.0 - flip) * PATTERNS as f64);
        assert!((found - mean).abs() < 4.0 * variance.sqrt(), "{flip} {found}");
    }
    assert!(wrong(0.0, 7).is_empty());
    assert_eq!(wrong(1.0, 7).len(), PATTERNS);
}

#[test]
fn what_is_known_of_the_data_is_known_of_the_wrong_labels() {
    let noisy = samples::of(&Experiment { flip: 0.2, ..Experiment::default() });
    let ones = (0..PATTERNS).filter(|row| noisy.label(*row) == 1).count() as f64 / PATTERNS as f64;
    assert!((label_entropy(&noisy) - entropy(&[ones, 1.0 - ones])).abs() < 1e-14);
    assert_ne!(label_entropy(&noisy), label_entropy(&var_u()));
    // A wrong label still follows from its pattern, and a doubtful one is as doubtful as before.
    assert_eq!(input_label_information(&noisy), label_entropy(&noisy));
    let of = |flip| samples::of(&Experiment { flip, data: DataSet::Regular90, ..Experiment::default() });
    let doubt = |samples: &Samples| label_entropy(samples) - input_label_information(samples);
    assert!((doubt(&of(0.2)) - doubt(&of(0.0))).abs() < 1e-9);
}

#[test]
fn wrong_labels_are_those_of_the_seed() {
    assert_eq!(wrong(0.2, 7), wrong(0.2, 7));
    assert_ne!(wrong(0.2, 7), wrong(0.2, 8));
    let more = wrong(0.3, 7);
    assert!(wrong(0.2, 7).iter().all(|row| more.contains(row)));
    // Neither part of the split is spared.
    let split = Split::new(&Experiment::default(), PATTERNS, 0);
    let share = |rows: &[u32]| {
        rows.iter().filter(|row| more.contains(&(**row as usize))).count() as f64 / rows.len() as f64
    };
    assert!((share(&split.train) - 0.3).abs() < 0.04 && (share(&split.holdout) - 0.3).abs() < 0.08);
}

#[test]
fn a_label_moves_to_each_other_class_and_takes_its_doubt_along() {
    let rows = 6000;
    let row = [0.7, 0.2, 0.1];
    let mut samples = Samples {
        inputs: vec![0.0; rows],
        targets: row.repeat(rows),
        len: rows,
        input_width: 1,
        classes: 3,
        standardised: None,
    };
    flip_labels(&mut samples, 0.5, 1);
    let mut counts = [0; 3];
    for n in 0..rows {
        let class = samples.label(n);
        counts[class] += 1;
        let back: Vec<f32> = (0..3).map(|c| samples.target(n)[(c + class) % 3]).collect();
        assert_eq!(back, row);
    }
    assert!(
        counts.iter().zip([3000, 1500, 1500]).all(|(found, mean)| i32::abs(found - mean) < 160),
        "{counts:?}"
    );
}
