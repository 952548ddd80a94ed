//! The presets: their names, links and sentences, and the pictures that are shipped with them.

use std::collections::{BTreeMap, HashSet};

use infoplane::experiment::{Experiment, PRESETS, Preset};
use infoplane::run::{Thumbnail, thumbnails};

const FILE: &[u8] = include_bytes!("../../static/presets.json");

fn pictures() -> BTreeMap<String, Thumbnail> {
    thumbnails(FILE).unwrap()
}

/// Sentences end with a full stop, a question or an exclamation before a space or the end.
fn sentences(text: &str) -> usize {
    let text = text.replace("et al.", "et al");
    text.split_inclusive(['.', '?', '!']).filter(|part| part.ends_with(['.', '?', '!'])).count()
        - text
            .match_indices('.')
            .filter(|(i, _)| text[i + 1..].starts_with(|c: char| c.is_ascii_digit()))
            .count()
}

#[test]
fn names_are_unique_and_fit_addresses() {
    let names: HashSet<&str> = PRESETS.iter().map(|preset| preset.name).collect();
    assert!(names.len() == PRESETS.len() && names.len() >= 16);
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    assert!(names.iter().all(|name| !name.is_empty() && name.chars().all(fits)));
    let titles: HashSet<&str> = PRESETS.iter().map(|preset| preset.title).collect();
    assert_eq!(titles.len(), PRESETS.len());
}

#[test]
fn links_are_canonical() {
    for Preset { name, link, .. } in PRESETS {
        let (experiment, notices) = Experiment::from_link(link);
        assert_eq!((experiment.to_link().as_str(), notices), (*link, vec![]), "{name}");
        assert!(link.len() < 2000, "{name}");
    }
}

#[test]
fn there_are_two_sentences_and_one_thing_to_look_for() {
    for Preset { name, title, about, look_for, .. } in PRESETS {
        assert_eq!(sentences(about), 2, "{name}");
        assert!(about.ends_with('.'), "{name}");
        assert_eq!(sentences(look_for), 0, "{name}");
        assert!(!title.ends_with('.') && !look_for.is_empty(), "{name}");
    }
}

#[test]
fn every_preset_has_a_picture_of_its_own_run() {
    let pictures = pictures();
    assert!(FILE.len() < 150_000, "{}", FILE.len());
    assert_eq!(pictures.len(), PRESETS.len());
    for preset in PRESETS {
        let (experiment, picture) = (preset.experiment(), &pictures[preset.name]);
        assert_eq!(picture.layers.len(), experiment.hidden.len() + 1, "{}", preset.name);
        assert!(picture.layers.iter().all(|way| way.len() == picture.epochs.len()));
        assert!((2..=40).contains(&picture.epochs.len()) && picture.epochs.is_sorted());
        assert_eq!((picture.epochs[0], picture.epochs.last()), (0, Some(&experiment.epochs)));
        let [input, label] = picture.limits;
        let sound = |[ixt, ity]: &[f64; 2]| {
            (0.0..=input + 0.001).contains(ixt) && (0.0..=label + 0.002).contains(ity)
        };
        assert!(picture.layers.iter().flatten().all(sound), "{}", preset.name);
        assert!(picture.accuracy.iter().all(|share| (0.0..=1.0).contains(share)));
    }
}

#[test]
fn a_broken_file_of_pictures_is_refused_in_one_sentence() {
    for broken in [&FILE[..FILE.len() / 2], b"", b"[]", b"{\"tanh\":{}}", b"\xff"] {
        let sentence = thumbnails(broken).unwrap_err().to_string();
        assert!(sentence.starts_with("the file of pictures cannot be read ("), "{sentence}");
    }
}

/// The way of a hidden layer, counted from 1, of a preset.
struct Way(Vec<[f64; 2]>);

fn way(preset: &str, hidden: usize) -> Way {
    Way(pictures()[preset].layers[hidden - 1].clone())
}

impl Way {
    /// [snapshot]: Î(X;T).
    fn input(&self) -> Vec<f64> {
        self.0.iter().map(|at| at[0]).collect()
    }

    /// [snapshot]: Î(T;Y).
    fn label(&self) -> Vec<f64> {
        self.0.iter().map(|at| at[1]).collect()
    }
}

fn most(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

fn end(values: &[f64]) -> f64 {
    values[values.len() - 1]
}

/// How far the end lies below the highest value.
fn fall(values: &[f64]) -> f64 {
    most(values) - end(values)
}

/// What a card says to one decimal.
fn says(said: f64, value: f64) {
    assert!((value - said).abs() <= 0.051, "{value}, not {said}");
}

fn accuracy(preset: &str) -> [f64; 2] {
    pictures()[preset].accuracy
}

#[test]
fn tanh_compresses_and_relu_by_some_bins() {
    for name in ["tanh", "fine-bins"] {
        let input = way(name, 5).input();
        assert!(fall(&input) > end(&input), "{name}");
    }
    assert!((1..=4).all(|layer| fall(&way("fine-bins", layer).input()) < 0.2));
    for layer in 3..=5 {
        assert!(fall(&way("relu-width", layer).input()) < 0.1);
        assert!(fall(&way("relu-edges", layer).input()) > 0.5);
    }
    says(1.5, end(&way("full-batch", 5).input()));
    assert_eq!(accuracy("relu-width"), accuracy("relu-edges"));
}

#[test]
fn with_little_data_the_label_is_forgotten() {
    let [few, half, many] = ["data-5", "data-45", "data-85"].map(|name| way(name, 5));
    assert!(fall(&few.label()) > 0.1 && fall(&many.label()) < 0.01);
    assert!(end(&few.label()) < end(&half.label()) && end(&half.label()) < end(&many.label()));
    says(0.9, end(&half.label()));
    assert!(end(&few.input()) < end(&many.input()));
}

#[test]
fn labels_that_are_wrong_are_learnt_by_heart_or_not_at_all() {
    let chance = |share: f64| (share - 0.5).abs() < 0.05;
    let [train, holdout] = accuracy("random-labels");
    assert!(train < 2.0 / 3.0 && chance(holdout));
    let [train, holdout] = accuracy("random-labels-wide");
    assert!(train == 1.0 && chance(holdout));
    assert!((1..=4).all(|layer| end(&way("random-labels-wide", layer).input()) > 11.7));
    let label = way("label-noise", 4).label();
    assert!((end(&label) / most(&label) - 0.75).abs() < 0.05);
    assert!((1..=5).all(|layer| fall(&way("stochastic", layer).input()) < 1.0));
}

#[test]
fn networks_of_other_shapes_learn_what_they_can() {
    assert!((accuracy("linear")[0] - 0.875).abs() < 0.001);
    for layer in 1..=5 {
        let input = way("linear", layer).input();
        assert!((end(&input) - input[0]).abs() < 0.5, "{layer}");
    }
    for layer in 1..=8 {
        assert_eq!(fall(&way("deep", layer).input()) > 2.0, layer > 6, "{layer}");
    }
    assert!(accuracy("deep")[1] <= accuracy("tanh")[1]);
    let known = |layer| end(&way("narrow", layer).label());
    assert!(known(4) > known(3) && known(5) > known(3));
}

#[test]
fn steps_and_first_weights_change_the_pace_and_not_the_path() {
    says(3.8, end(&way("sgd", 5).input()));
    says(1.5, end(&way("adam", 5).input()));
    assert!(accuracy("adam")[0] > 0.9995);
    let [inwards, outwards] = ["tanh", "fan-out"].map(|name| way(name, 5).input());
    says(1.2, outwards[0] - inwards[0]);
    assert!((end(&outwards) - end(&inwards)).abs() < 0.1);
}

#[test]
fn longer_runs_compress_on_or_take_it_back() {
    says(4.4, fall(&way("long", 5).input()));
    assert!(accuracy("long")[1] < accuracy("tanh")[1] + 0.002);
    let input = way("re-expansion", 5).input();
    let top = input.iter().position(|bits| *bits == most(&input)).unwrap_or_default();
    let risen = |low: usize| most(&input[low..]) - input[low];
    let low = (top + 1..input.len()).max_by(|a, b| risen(*a).total_cmp(&risen(*b))).unwrap_or_default();
    assert!(input[top] - input[low] > 0.9 && risen(low) > 0.7);
    // And falls again.
    assert!(fall(&input[low..]) > 0.7);
}
