//! The bound against closed forms, against every encoder that can be thought of, and against networks.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use infoplane::bottleneck::closed::{binary_erasure, binary_symmetric, gaussian, gaussian_vector};
use infoplane::bottleneck::{
    CHORD, Curve, Joint, Point, Source, bound, deterministic_bottleneck, distance_below,
};
use infoplane::data::{Samples, soft_var_u};
use infoplane::evaluation::Reader;
use infoplane::experiment::{Estimator, Experiment, Family, Over, Reading};
use infoplane::information::{input_label_information, label_entropy};
use infoplane::run::from_json;
use infoplane::training::{Placement, Trainer};
use pollster::block_on;
use proptest::prelude::*;

use crate::samples;

fn found(joint: &Joint) -> Curve {
    bound(joint, &mut |_| true).unwrap()
}

fn of_link(link: &str) -> Joint {
    Joint::of(&samples::of(&Experiment::from_link(link).0))
}

fn symmetric(flip: f64) -> Joint {
    Joint::new([(0.5, vec![1.0 - flip, flip]), (0.5, vec![flip, 1.0 - flip])])
}

/// From the left I(X;T), I(T;Y) and β never fall, and the slopes of the chords never rise.
fn is_monotone_and_concave(points: &[Point]) {
    let slope = |a: &Point, b: &Point| (b.ity - a.ity) / (b.ixt - a.ixt);
    for pair in points.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        assert!(a.ixt <= b.ixt && a.ity <= b.ity && a.beta <= b.beta * (1.0 + 1e-6), "{a:?} {b:?}");
    }
    for three in points.windows(3).filter(|w| w[0].ixt < w[1].ixt && w[1].ixt < w[2].ixt) {
        let (left, right) = (slope(&three[0], &three[1]), slope(&three[1], &three[2]));
        assert!(right <= left + 1e-9, "{left} {right} {three:?}");
    }
}

#[test]
fn symmetric_channels() {
    // Known to these digits.
    assert!((binary_symmetric(0.1, 0.50008404) - 0.30273118).abs() < 1e-8);
    for flip in [0.01, 0.1, 0.3, 0.45] {
        let curve = found(&symmetric(flip));
        let critical = 1.0 / (1.0 - 2.0 * flip).powi(2);
        is_monotone_and_concave(&curve.points);
        for point in &curve.points {
            assert!((point.ity - binary_symmetric(flip, point.ixt)).abs() < 1e-6, "{flip} {point:?}");
            assert!(point.ixt < 1e-6 || point.beta > critical, "{flip} {point:?}");
        }
        for i in 0..=100 {
            let r = f64::from(i) / 100.0;
            let above = curve.at(r) - binary_symmetric(flip, r);
            assert!((-1e-6..2.0 * CHORD).contains(&above), "{flip} {r} {above}");
        }
        println!("flip {flip}: {} points, gap {:e}", curve.points.len(), curve.gap);
    }
}

#[test]
fn erasures() {
    for erased in [0.1, 0.5, 0.9] {
        let kept = 1.0 - erased;
        let curve = found(&Joint::new([(0.5, vec![kept, erased, 0.0]), (0.5, vec![0.0, erased, kept])]));
        is_monotone_and_concave(&curve.points);
        for i in 0..=100 {
            let r = f64::from(i) / 100.0;
            assert!((curve.at(r) - binary_erasure(erased, r)).abs() < 1e-6, "{erased} {r} {}", curve.at(r));
        }
        assert!((curve.at(2.0) - kept).abs() < 1e-12);
    }
}

#[test]
fn gaussian_variables() {
    assert!((gaussian(0.8, 1.0) - 0.47170824).abs() < 1e-8);
    assert!((gaussian(0.8, 500.0) + 0.5 * (1.0_f64 - 0.64).log2()).abs() < 1e-12);
    assert_eq!(gaussian(0.8, 0.0), 0.0);
    for beta in [1.6, 2.0, 10.0, 1000.0] {
        let point = gaussian_vector(&[0.8], beta);
        assert!((gaussian(0.8, point.ixt) - point.ity).abs() < 1e-12);
        let slope = (gaussian(0.8, point.ixt + 1e-5) - gaussian(0.8, point.ixt - 1e-5)) / 2e-5;
        assert!((slope * beta - 1.0).abs() < 1e-5, "{slope} {beta}");
    }
    assert_eq!(gaussian_vector(&[0.8], 1.5).ixt, 0.0);
    // No other division of I(X;T) over two directions tells more.
    for beta in [1.3, 2.0, 3.0, 20.0] {
        let point = gaussian_vector(&[0.9, 0.6], beta);
        let told = |share: f64| gaussian(0.9, share * point.ixt) + gaussian(0.6, (1.0 - share) * point.ixt);
        let best = (0..=100_000).map(|i| told(f64::from(i) / 1e5)).fold(0.0, f64::max);
        assert!((best - point.ity).abs() < 1e-6, "{beta} {best} {point:?}");
    }
}

#[test]
fn certain_labels_have_the_bound_that_no_beta_traces() {
    let curve = found(&of_link("data=var_u"));
    assert_eq!(curve.source, Source::Deterministic);
    assert!((curve.label_information - 0.9991571208502711).abs() < 1e-14);
    for r in [0.0, 0.3, 0.99, 1.0, 5.0, 12.0] {
        assert!((curve.at(r) - r.min(curve.label_information)).abs() < 1e-14);
    }
    assert!(curve.points.iter().all(|point| point.ixt == point.ity && point.beta == 1.0));
    // Wrong labels are certain too.
    let curve = found(&of_link("data=var_u&flip=0.2"));
    assert_eq!(curve.source, Source::Deterministic);
    let labels = samples::of(&Experiment { flip: 0.2, ..Experiment::default() });
    assert!((curve.label_information - label_entropy(&labels)).abs() < 1e-12);
}

/// Rows of a table may have the same inputs and different labels: y is no function of x then.
#[test]
fn rows_with_the_same_inputs_are_one_x() {
    let labels: Vec<usize> =
        (0..200).map(|row| usize::from(if row < 100 { row < 40 } else { row < 160 })).collect();
    let inputs = (0..200).map(|row| if row < 100 { 0.0 } else { 1.0 }).collect();
    let samples = Samples::labelled(inputs, &labels, 2);
    let joint = Joint::of(&samples);
    assert!(!joint.is_deterministic() && (joint.input_entropy() - 1.0).abs() < 1e-12);
    assert!((joint.information() - 0.029_049_405_545_331).abs() < 1e-12);
    assert!(Joint::over(&samples, 0..40).is_deterministic());
}

#[test]
fn soft_labels() {
    for (link, information) in [("data=soft_var_u", 0.99), ("data=regular_90", 0.899_482_824_826)] {
        let samples = samples::of(&Experiment::from_link(link).0);
        let joint = Joint::of(&samples);
        let curve = found(&joint);
        assert_eq!(curve.source, Source::BlahutArimoto);
        assert!((curve.label_information - information).abs() < 1e-8);
        assert!((curve.label_information - input_label_information(&samples)).abs() < 1e-12);
        is_monotone_and_concave(&curve.points);
        // The certificate is over all encoders, as there are two labels.
        assert!(curve.gap < 1e-7, "{link} {:e}", curve.gap);
        // The flat end is left out where it is nearer to I(X;Y) than a chord to the bound.
        let last = curve.points.last().unwrap();
        assert!(information - last.ity < 2.0 * CHORD && last.ixt < joint.input_entropy());
        println!(
            "{link}: {} classes, {} points, gap {:.1e}, at 0.5 bits {:.6}, at 1 bit {:.6}",
            joint.masses.len(),
            curve.points.len(),
            curve.gap,
            curve.at(0.5),
            curve.at(1.0)
        );
    }
}

/// With p(y|t) held at the points of a grid the problem is convex, and its iteration cannot end in a wrong place.
#[test]
fn a_grid_of_all_p_of_y_given_t_finds_nothing_better() {
    const GRID: usize = 200;
    for link in ["data=soft_var_u", "data=soft_var_u&gamma=1", "data=regular_90"] {
        let joint = of_link(link);
        let curve = found(&joint);
        let grid = (1..GRID).map(|i| (0.5 * std::f64::consts::PI * i as f64 / GRID as f64).sin().powi(2));
        let grid: Vec<f64> = grid.collect();
        for share in [5, 3, 2] {
            let point = curve.points[curve.points.len() / share];
            let row = |p: &Vec<f64>, r: &f64| (point.beta * (p[0] * (1.0 - r).ln() + p[1] * r.ln())).exp();
            let kernel: Vec<Vec<f64>> =
                joint.labels.iter().map(|p| grid.iter().map(|r| row(p, r)).collect()).collect();
            let mut masses = vec![1.0 / grid.len() as f64; grid.len()];
            let mut energy = 0.0;
            for _ in 0..2000 {
                let mut next = vec![0.0; grid.len()];
                energy = 0.0;
                for (mass, terms) in joint.masses.iter().zip(&kernel) {
                    let z: f64 = terms.iter().zip(&masses).map(|(term, q)| term * q).sum();
                    energy -= mass * z.log2();
                    next.iter_mut().zip(terms).for_each(|(sum, term)| *sum += mass * term / z);
                }
                masses.iter_mut().zip(&next).for_each(|(q, factor)| *q *= factor);
            }
            // −Σ p(x) log Z(x) is I(X;T) + β H(Y|T).
            let best = energy - point.beta * joint.label_entropy();
            let worse = (best - (point.ixt - point.beta * point.ity)) / point.beta;
            println!("{link}, β = {:.3}: the grid lies {worse:.1e} bits below", point.beta);
            assert!((-1e-7..1e-3).contains(&worse), "{link} {point:?} {worse}");
        }
    }
}

#[test]
fn classes_of_equal_rows_are_as_good_as_their_members() {
    let rows = [(0.1, 0.9), (0.2, 0.6), (0.3, 0.45), (0.4, 0.05)];
    let row = |p: f64| vec![p, 1.0 - p];
    let whole = found(&Joint::new(rows.map(|(mass, p)| (mass, row(p)))));
    // Members that differ by less than matters, so that nothing merges them.
    let members =
        rows.iter().flat_map(|(mass, p)| (0..3).map(move |i| (mass / 3.0, row(p + 1e-11 * f64::from(i)))));
    let parts = Joint::new(members);
    assert_eq!(parts.merged().masses.len(), 12);
    let parts = found(&parts);
    for i in 0..=200 {
        let r = f64::from(i) / 100.0;
        assert!((whole.at(r) - parts.at(r)).abs() < 2.0 * CHORD, "{r} {} {}", whole.at(r), parts.at(r));
    }
    for point in &parts.points {
        assert!(distance_below(&whole, point.ixt, point.ity) > -1e-6);
    }
    // 4096 patterns are few classes, and know the same of y.
    let samples = soft_var_u(5.0);
    let all = Joint::new((0..4096).map(|n| (1.0, samples.target(n).iter().map(|p| f64::from(*p)).collect())));
    let merged = all.merged();
    assert!(merged.masses.len() <= 64);
    assert!((all.information() - merged.information()).abs() < 1e-12);
    assert!((merged.masses.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn it_can_be_stopped_and_knows_how_far_it_is() {
    let joint = of_link("data=soft_var_u&gamma=5");
    let mut shares = Vec::new();
    let curve = bound(&joint, &mut |share| {
        shares.push(share);
        true
    });
    assert!(curve.is_some() && shares.is_sorted() && shares[0] == 0.0 && shares.iter().all(|s| *s <= 1.0));
    assert_eq!(bound(&joint, &mut |share| share == 0.0), None);
    assert_eq!(deterministic_bottleneck(&joint, &mut |share| share < 0.5), None);
}

#[test]
fn without_information_the_bound_is_nothing() {
    let curve = found(&Joint::new([(0.3, vec![0.2, 0.8]), (0.7, vec![0.2, 0.8])]));
    assert_eq!((curve.points.len(), curve.at(0.7)), (1, 0.0));
}

#[test]
fn deterministic_encoders_lie_below() {
    for link in ["data=soft_var_u", "data=regular_90", "data=soft_var_u&gamma=1"] {
        let joint = of_link(link);
        let curve = found(&joint);
        let points = deterministic_bottleneck(&joint, &mut |_| true).unwrap();
        is_monotone_and_concave(&points);
        assert!(points.len() > 4 && points[0].ixt == 0.0, "{link} {points:?}");
        for point in &points {
            assert!(distance_below(&curve, point.ixt, point.ity) > -1e-6, "{link} {point:?}");
        }
    }
    // Of certain labels the classes are the best encoder.
    let joint = of_link("");
    let points = deterministic_bottleneck(&joint, &mut |_| true).unwrap();
    let end = points.last().unwrap();
    assert!(
        points.len() == 2
            && (end.ixt - joint.label_entropy()).abs() < 1e-12
            && (end.ity - end.ixt).abs() < 1e-12
    );
}

/// Against all 203 partitions of six classes of x.
#[test]
fn the_deterministic_curve_is_the_best_of_all_partitions() {
    let rows = [(0.1, 0.95), (0.25, 0.8), (0.15, 0.55), (0.2, 0.4), (0.05, 0.2), (0.25, 0.02)];
    let joint = Joint::new(rows.map(|(mass, p)| (mass, vec![p, 1.0 - p])));
    let found = deterministic_bottleneck(&joint, &mut |_| true).unwrap();
    let best = partitions(6).iter().map(|assigned| point_of(&joint, assigned)).collect::<Vec<_>>();
    for beta in (0..60).map(|i| 1.15_f64.powi(i)) {
        let least = |points: &[(f64, f64)]| {
            points.iter().map(|(ixt, ity)| ixt - beta * ity).fold(f64::INFINITY, f64::min)
        };
        let found: Vec<(f64, f64)> = found.iter().map(|point| (point.ixt, point.ity)).collect();
        let worse = (least(&found) - least(&best)) / beta;
        println!("β = {beta:.2}: {worse:.6} bits of I(T;Y) below the best");
        assert!((-1e-12..0.01).contains(&worse), "{beta} {worse}");
    }
}

fn point_of(joint: &Joint, assigned: &[usize]) -> (f64, f64) {
    let one_hot = |t: &usize| (0..assigned.len()).map(|other| f64::from(u8::from(other == *t))).collect();
    joint.point(&assigned.iter().map(one_hot).collect::<Vec<Vec<f64>>>())
}

fn partitions(len: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for _ in 0..len {
        let longer = |part: Vec<usize>| {
            let next = part.iter().max().map_or(0, |last| last + 1);
            (0..=next).map(move |t| [part.clone(), vec![t]].concat())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

fn weights(len: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.001_f64..1.0, len)
}

/// A joint distribution and an encoder, more or less sharp.
fn joint_and_encoder() -> impl Strategy<Value = (Joint, Vec<Vec<f64>>)> {
    (2_usize..=5, 2_usize..=3, 1_usize..=5, 0.0_f64..12.0).prop_flat_map(|(x, y, t, sharp)| {
        let rows = prop::collection::vec((0.05_f64..1.0, weights(y)), x);
        (rows, prop::collection::vec(weights(t), x)).prop_map(move |(rows, encoder)| {
            let powered = |row: Vec<f64>| {
                let row: Vec<f64> = row.into_iter().map(|q| q.powf(sharp)).collect();
                let sum: f64 = row.iter().sum();
                row.into_iter().map(|q| q / sum).collect()
            };
            let sharper = |(mass, row): (f64, Vec<f64>)| (mass, row.into_iter().map(|p| p.powi(3)).collect());
            (Joint::new(rows.into_iter().map(sharper)), encoder.into_iter().map(powered).collect())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_encoder_lies_above((joint, encoder) in joint_and_encoder()) {
        let curve = found(&joint);
        is_monotone_and_concave(&curve.points);
        let (ixt, ity) = joint.point(&encoder);
        prop_assert!(ity <= ixt + 1e-12 && ity <= joint.information() + 1e-12);
        prop_assert!(distance_below(&curve, ixt, ity) > -1e-6, "{} {} {:?}", ixt, ity, joint);
        for assigned in partitions(joint.masses.len()) {
            let (ixt, ity) = point_of(&joint, &assigned);
            prop_assert!(distance_below(&curve, ixt, ity) > -1e-6, "{:?} {:?}", assigned, joint);
        }
        // Its own points are on it.
        for point in &curve.points {
            prop_assert!(distance_below(&curve, point.ixt, point.ity).abs() < 1e-6);
        }
    }
}

/// The smallest distance below the bound of any layer of any network, and of those with less than 3 bits of x, by
/// estimators that are exact over all patterns for the activations that they round.
fn nearest(curve: &Curve, experiment: &Experiment, weights: &[f32]) -> [f64; 2] {
    let estimators = [Estimator::usual(Family::Quantised), Estimator::edges(30), Estimator::width(0.5)];
    let readings = estimators.map(|estimator| Reading { estimator, over: Over::All, shuffles: 0 });
    let findings = Reader::new(experiment, &samples::of(experiment)).read(weights, &readings, false);
    let least = |most: f64| {
        let points = findings.information.values().flatten().flatten().filter(|point| point.ixt < most);
        points.map(|point| distance_below(curve, point.ixt, point.ity)).fold(f64::INFINITY, f64::min)
    };
    [f64::INFINITY, 3.0].map(least)
}

#[test]
fn no_layer_of_the_shipped_run_lies_above() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("static/default.run.json");
    let run = from_json(&fs::read(file).unwrap()).unwrap();
    let curve = found(&Joint::of(&samples::of(&run.experiment)));
    let mut read = 0;
    for snapshot in run.snapshots.iter().step_by(40).chain(run.snapshots.last()) {
        let Some(weights) = &snapshot.weights else { continue };
        let [distance, compressed] = nearest(&curve, &run.experiment, weights);
        println!("epoch {}: nearest {distance:.1e} bits, below 3 bits of x {compressed:.6}", snapshot.epoch);
        assert!(distance > -1e-12, "epoch {} {distance}", snapshot.epoch);
        read += 1;
    }
    assert!(read > 3);
}

#[test]
fn no_layer_trained_on_soft_labels_lies_above() {
    for data in ["data=soft_var_u", "data=soft_var_u&gamma=1", "data=regular_90"] {
        let link = format!("{data}&net=6-3&epochs=100&nets=2&lr=0.01&batch=256&engine=cpu");
        let experiment = Experiment::from_link(&link).0;
        let curve = found(&Joint::of(&samples::of(&experiment)));
        println!("{data}: gap {:.1e}", curve.gap);
        let mut trainer =
            Trainer::new(&experiment, &samples::of(&experiment), 0..2, None, &Placement::Cpu).unwrap();
        for epoch in [0, 10, 100] {
            block_on(trainer.advance(epoch, async || {})).unwrap();
            let weights = block_on(trainer.state()).unwrap().values;
            let length = Reader::new(&experiment, &samples::of(&experiment)).shape().parameters() * 2;
            let [distance, compressed] = nearest(&curve, &experiment, &weights[..length]);
            println!("{data}, epoch {epoch}: nearest {distance:.1e} bits, below 3 bits of x {compressed:.6}");
            // Labels in single precision add up to 1 no better than this.
            assert!(distance > -1e-7, "{data} {epoch} {distance}");
        }
    }
}

/// What the command writes, and what it says beside it.
fn command(link: &str, more: &[&str], name: &str) -> (Vec<Point>, String) {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let arguments = [&["bound", link, "--out", out.to_str().unwrap()], more].concat();
    let output = Command::new(env!("CARGO_BIN_EXE_infoplane")).args(arguments).output().unwrap();
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let text = fs::read_to_string(out).unwrap();
    let points: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&text).unwrap();
    assert!(points.iter().all(|p| p.len() == 3 && ["beta", "ixt", "ity"].iter().all(|key| p[*key].is_f64())));
    (serde_json::from_str(&text).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_command_writes_the_curve() {
    let (points, said) = command("data=soft_var_u&gamma=5", &[], "soft.json");
    is_monotone_and_concave(&points);
    let expected = found(&of_link("data=soft_var_u&gamma=5")).points;
    assert_eq!(points.len(), expected.len());
    assert!(points.iter().zip(expected).all(|(a, b)| (a.ixt - b.ixt).abs() + (a.ity - b.ity).abs() < 1e-12));
    assert!(said.contains("classes of x with equal p(y|x)"), "{said}");
    let (points, said) = command("data=soft_var_u", &["--set", "data=var_u"], "hard.json");
    let entropy = 0.9991571208502711;
    assert!(points.iter().all(|p| (p.ity - p.ixt.min(entropy)).abs() < 1e-14));
    assert!(
        (points.last().unwrap().ixt - entropy).abs() < 1e-14 && said.contains("min(I(X;T), H(Y))"),
        "{said}"
    );
    let (points, said) = command("data=regular_90", &["--dib"], "dib.json");
    is_monotone_and_concave(&points);
    assert!(said.contains("deterministic information bottleneck"), "{said}");
}
