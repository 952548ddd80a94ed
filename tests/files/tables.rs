//! The tables beside the plane: what they say of numbers that are known.

use infoplane::bottleneck::{Bound, Curve, Joint, Law, Source};
use infoplane::experiment::{Experiment, Over};
use infoplane::workers::tables::{History, Table, of_bound, of_confusion, of_layers, of_measures};
use proptest::prelude::*;

use crate::samples;

/// The row with this head, without it.
fn row<'a>(table: &'a Table, head: &str) -> Vec<&'a str> {
    let row = table.rows.iter().find(|row| row[0] == head).unwrap_or_else(|| panic!("{head}: {table:?}"));
    row[1..].iter().map(String::as_str).collect()
}

#[test]
fn measures_are_over_networks_and_of_each() {
    // Loss, accuracy, precision, recall, F1, perplexity of two networks, training part then hold-out.
    let numbers = [
        [0.1, 0.98, 0.5, 0.6, 0.7, 1.1, 0.3, 0.90, 0.5, 0.6, 0.7, 1.3],
        [0.2, 0.96, 0.5, 0.6, 0.7, 1.2, 0.5, 0.92, 0.5, 0.6, 0.7, 1.6],
    ];
    let tables = of_measures(40, &numbers.concat());
    let [all, training, holdout] = &tables[..] else { panic!("{tables:?}") };
    assert_eq!(all.caption, "Epoch 40, mean ± SD of 2 networks");
    // SD with n − 1: 0.1 / √2, 0.2 / √2, and of the differences −0.2 and −0.3.
    assert_eq!(row(all, "Loss, nats"), ["0.150 ± 0.071", "0.400 ± 0.141", "-0.250 ± 0.071"]);
    assert_eq!(row(all, "Accuracy, %"), ["97.0 ± 1.4", "91.0 ± 1.4", "6.0 ± 2.8"]);
    assert_eq!((all.folded, training.folded, holdout.folded), (false, true, true));
    assert_eq!(row(training, "2"), ["0.200", "96.0", "50.0", "60.0", "70.0", "1.200"]);
    assert_eq!(row(holdout, "1"), ["0.300", "90.0", "50.0", "60.0", "70.0", "1.300"]);

    // A network that diverged counts in no mean.
    let tables = of_measures(40, &[numbers[0], [f32::NAN; 12]].concat());
    assert_eq!(row(&tables[0], "Loss, nats"), ["0.100", "0.300", "-0.200"]);
    assert_eq!(row(&tables[1], "2"), ["–"; 6]);
}

#[test]
fn confusion_is_counted_over_networks_and_in_each() {
    let first = [vec![vec![5, 1], vec![0, 4]], vec![vec![2, 0], vec![1, 1]]];
    let second = [vec![vec![6, 0], vec![1, 3]], vec![vec![1, 1], vec![1, 1]]];
    let tables = of_confusion(7, 2, &[Some(first.clone()), None, Some(second)]);
    assert_eq!(tables.len(), 4);
    assert_eq!(tables[0].rows[0], ["True", "as 0", "as 1"]);
    assert_eq!(
        (row(&tables[0], "class 0"), row(&tables[0], "class 1")),
        (vec!["5.5", "0.5"], vec!["0.5", "3.5"])
    );
    assert_eq!(row(&tables[1], "class 0"), ["1.5", "0.5"]);
    // Networks keep their numbers.
    assert_eq!(
        tables[2].rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
        ["Network", "1", "1", "3", "3"]
    );
    assert!(tables[2].folded && tables[3].folded && tables[0].caption.contains("mean of 2 networks"));
    // One network has no mean.
    let tables = of_confusion(7, 2, &[Some(first)]);
    assert_eq!((tables.len(), row(&tables[0], "class 0")), (2, vec!["5", "1"]));
    let tables = of_confusion(7, 11, &[]);
    assert!(tables.len() == 1 && tables[0].rows.is_empty() && tables[0].note.contains("11 classes"));
}

/// Two layers; the numbers are those of one moment after the other.
fn history(networks: usize, moments: &[&[f32]]) -> History {
    let epochs: Vec<u32> = (0..moments.len() as u32).map(|i| 10 * i).collect();
    History {
        networks,
        steps: epochs.iter().map(|e| u64::from(*e) * 3).collect(),
        epochs,
        numbers: moments.concat(),
    }
}

fn layers(history: &History) -> Vec<Table> {
    of_layers(&["hidden 1".into(), "output".into()], history, "30 edges", 7)
}

#[test]
fn layers_say_peak_fall_and_phase() {
    // I(X;T) of both layers, SNR of both, hold-out accuracy; two networks that fall by 3 and by 5.
    let at = |a: [f32; 5], b: [f32; 5]| [a, b].concat();
    let moments = [
        at([2.0, 1.0, 2.0, 4.0, 0.5], [2.0, 1.0, 3.0, 4.0, 0.5]),
        at([9.0, 2.0, 1.5, 3.0, 0.8], [9.0, 2.0, 1.5, 3.0, 0.9]),
        at([5.0, 3.0, 0.2, 2.0, 0.7], [3.0, 3.0, 0.4, 2.0, 0.8]),
        at([6.0, 4.0, 0.1, 1.1, 0.6], [4.0, 4.0, 0.1, 1.1, 0.7]),
    ];
    let moments: Vec<&[f32]> = moments.iter().map(Vec::as_slice).collect();
    let tables = layers(&history(2, &moments));
    let [fallen, phases] = &tables[..] else { panic!("{tables:?}") };
    assert!(fallen.caption.contains("30 edges"));
    assert_eq!(row(fallen, "hidden 1"), ["10", "30", "4.00", "3.00 to 5.00", "1.00"]);
    assert_eq!(row(fallen, "output"), ["at the end", "–", "0.00", "0.00 to 0.00", "–"]);
    assert_eq!(row(phases, "hidden 1"), ["85.0", "65.0", "20"]);
    assert_eq!(row(phases, "output"), ["65.0", "65.0", "none"]);
    assert!(fallen.note.contains("bootstrap over 2 networks"));
}

#[test]
fn one_network_has_no_interval_and_none_says_so() {
    let one = history(1, &[&[9.0, 1.0, 2.0, 2.0, 0.5], &[4.0, 2.0, 2.0, 2.0, 0.5]]);
    let tables = layers(&one);
    assert_eq!(row(&tables[0], "hidden 1"), ["0, before training", "0", "5.00", "–", "0.00"]);
    assert!(tables[0].note.starts_with("One network"));
    let tables = layers(&history(2, &[&[f32::NAN; 10], &[f32::NAN; 10]]));
    assert_eq!(row(&tables[0], "hidden 1"), ["–"; 5]);
    assert!(tables[0].note.starts_with("No network"));
    assert_eq!(row(&layers(&history(3, &[]))[1], "output"), ["–", "–", "none"]);
}

fn bound_of(link: &str, over: Over) -> (Bound, Joint) {
    let experiment = Experiment::from_link(link).0;
    let joint = Joint::of(&samples::of(&experiment));
    (Bound::of(&joint, Law::of(&experiment).over(over), &mut |_| true).unwrap(), joint)
}

#[test]
fn a_bound_says_what_it_is_of() {
    let (bound, joint) = bound_of("data=soft_var_u&gamma=5", Over::All);
    let tables = of_bound(&bound, &joint, 4096);
    assert_eq!(tables.len(), 3);
    assert_eq!(row(&tables[0], "log₂ N"), ["12.0000"]);
    assert!(
        tables[0].caption.contains("exact p(y|x)")
            && tables[0].note.contains("classes of x with equal p(y|x)")
    );
    assert!(tables[1].rows.len() <= 15);
    let (certain, joint) = bound_of("data=var_u", Over::All);
    let tables = of_bound(&certain, &joint, 4096);
    assert_eq!((row(&tables[0], "H(Y)"), row(&tables[0], "I(X;Y)")), (vec!["0.9992"], vec!["0.9992"]));
    assert!(
        tables[0].caption.starts_with("Bound min(I(X;T), H(Y))") && tables[0].note.contains("any other β")
    );
    let law = |link: &str, over| Law::of(&Experiment::from_link(link).0).over(over);
    assert_eq!(law("data=regular_90", Over::All), Law::Exact);
    assert_eq!(law("data=regular_90&flip=0.1", Over::All), Law::Drawn);
    assert_eq!(law("data=regular_90", Over::Train), Law::Empirical);
    for drawn in ["data=gauss", "data=spiral&flip=0.1", "data=digits", "data=var_u&noise=0.1"] {
        assert_eq!(law(drawn, Over::All), Law::Empirical, "{drawn}");
    }
}

/// What the page draws by itself is what the worker would find.
#[test]
fn certain_labels_need_no_search() {
    let (found, joint) = bound_of("data=var_u&flip=0.1", Over::All);
    let known = Bound::deterministic(joint.label_entropy(), Law::Drawn);
    assert_eq!((&known.words, known.curve.source), (&found.words, Source::Deterministic));
    for i in 0..=120 {
        let bits = f64::from(i) / 100.0;
        assert!((known.curve.at(bits) - found.curve.at(bits)).abs() < 1e-12);
    }
    assert_eq!(known.dib.len(), found.dib.len());
    assert!(
        known.dib.iter().zip(&found.dib).all(|(a, b)| (a.ixt - b.ixt).abs() + (a.ity - b.ity).abs() < 1e-9)
    );
}

proptest! {
    #[test]
    fn a_bound_comes_back_from_its_array(flip in 0.02_f64..0.45, at in 0.0_f64..1.0) {
        let joint = Joint::new([(0.5, vec![1.0 - flip, flip]), (0.5, vec![flip, 1.0 - flip])]);
        let bound = Bound::of(&joint, Law::Exact, &mut |_| true).unwrap();
        let empty = Curve { points: vec![], ..bound.curve.clone() };
        let back = Bound::from_array(&bound.to_array(), bound.curve.points.len(), empty, bound.words.clone());
        prop_assert_eq!((back.curve.points.len(), back.dib.len()), (bound.curve.points.len(), bound.dib.len()));
        prop_assert!((back.curve.at(at) - bound.curve.at(at)).abs() < 1e-6);
    }
}
