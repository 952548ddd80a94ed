//! The data sets against what is published of them, and the split.

use std::collections::HashSet;

use infoplane::data::{Counts, PATTERNS, Samples, Split, regular_90, var_u, var_u_labels};
use infoplane::experiment::{DataSet, Experiment, Over};
use infoplane::information::{entropy, input_label_information, label_entropy};
use sha2::{Digest, Sha256};

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

#[test]
fn inputs_are_all_patterns_in_counting_order() {
    for samples in [var_u(), regular_90()] {
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
fn neither_part_of_a_split_is_ever_empty() {
    for train in [0.0001, 0.5, 0.9999] {
        let split = Split::new(&Experiment { train, ..Experiment::default() }, 10, 0);
        assert!(!split.train.is_empty() && !split.holdout.is_empty());
        assert_eq!(split.train.len() + split.holdout.len(), 10);
    }
}

#[test]
fn samples_are_chosen_by_name() {
    assert_eq!(Samples::new(DataSet::VarU), var_u());
    assert_eq!(Samples::new(DataSet::Regular90), regular_90());
    let samples = var_u();
    let labels = var_u_labels();
    assert!((0..PATTERNS).all(|row| samples.label(row) == usize::from(labels[row])));
}
