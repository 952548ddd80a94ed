//! The link: every experiment round trips, every parameter keeps its range, nothing makes it panic.

use infoplane::data::{Purpose, generator};
use infoplane::experiment::{
    Activation, Batch, Compare, DataSet, Draw, EngineChoice, Estimator, Experiment, Family, Fault,
    Initialisation, Kind, Loss, MOST_ALSO, MOST_SHUFFLES, Optimiser, Over, Part, Reading, TABLE, Variant,
    markdown, parameter, snapshot_epochs,
};
use proptest::prelude::*;
use proptest::sample::select;
use rand_chacha::rand_core::Rng;

fn any_experiment() -> impl Strategy<Value = Experiment> {
    let training = (
        select(DataSet::ALL),
        (0.01_f64..=0.99, 0.0_f64..=1000.0),
        prop::collection::vec(1_usize..=64, 1..=8),
        select(Activation::ALL),
        select(Initialisation::ALL),
        select(Optimiser::ALL),
        prop_oneof![1e-6_f64..=10.0, 1e-6_f64..=1e-3],
        prop_oneof![(1_usize..=4096).prop_map(Batch::Of), Just(Batch::Full)],
        1_u32..=100_000,
    );
    let rest = (
        1_usize..=64,
        0_u64..=u64::from(u32::MAX),
        2_usize..=1000,
        select(EngineChoice::ALL),
        any_estimator(),
        select(Over::ALL),
    );
    let more =
        (select(Draw::ALL), select(Loss::ALL), 0.0_f64..=1.0, 0_usize..=64, 0.0_f64..=1.0, 0.0_f64..=0.9);
    let also =
        prop::collection::btree_set((any_estimator(), select(Over::ALL)).prop_map(plain), 0..=MOST_ALSO);
    let shown = (also, select(Compare::ALL), 0..=MOST_SHUFFLES);
    let made = (100_usize..=10_000, 1_usize..=64, 2_usize..=10, 0.0_f64..=20.0, 0.01_f64..=10.0);
    let treated = (0.0_f64..=10.0, 0.01_f64..=100.0, 0.0_f64..=10.0, "([0-9a-f]{16})?", "([ -~ü]{0,40})?");
    let all = (training, rest, more, shown, made, treated);
    all.prop_map(|(training, rest, (draw, loss, decay, workers, flip, fixed), shown, made, treated)| {
        let (also, compare, shuffles) = shown;
        let (points, dimensions, classes, separation, sigma) = made;
        let (noise, scale, std, table, label) = treated;
        let label = label.trim().to_owned();
        let also = also.into_iter().collect();
        let (
            data,
            (train, gamma),
            hidden,
            activation,
            initialisation,
            optimiser,
            learning_rate,
            batch,
            epochs,
        ) = training;
        let (networks, seed, log, engine, estimator, over) = rest;
        Experiment {
            data,
            gamma,
            points,
            dimensions,
            classes,
            separation,
            sigma,
            table,
            label,
            noise,
            scale,
            std,
            flip,
            train,
            fixed,
            draw,
            hidden,
            activation,
            initialisation,
            loss,
            optimiser,
            learning_rate,
            decay,
            batch,
            epochs,
            networks,
            seed,
            log,
            engine,
            workers,
            estimator,
            over,
            also,
            compare,
            shuffles,
        }
    })
}

fn plain((estimator, over): (Estimator, Over)) -> Reading {
    Reading { estimator, over, shuffles: 0 }
}

/// Every family, at any value of its knob, in every variant.
fn any_estimator() -> impl Strategy<Value = Estimator> {
    (select(Family::ALL), 0.0_f64..=1.0, 0.001_f64..=1000.0, any::<bool>()).prop_map(
        |(family, share, sigma, varied)| {
            let value = family.knob().map_or(0.0, |knob| {
                let value = knob.min + share * (knob.max - knob.min);
                if knob.whole { value.round() } else { value }
            });
            let variant = match family {
                _ if !varied => Variant::Plain,
                Family::Renyi => Variant::KernelWidth(sigma),
                family if family.is_binning() => Variant::MillerMadow,
                _ => Variant::Plain,
            };
            Estimator { family, value, variant }
        },
    )
}

proptest! {
    #[test]
    fn every_experiment_round_trips(experiment in any_experiment()) {
        let link = experiment.to_link();
        prop_assert!(link.len() < 2000);
        prop_assert!(link.starts_with("#/lab?v=1"));
        prop_assert_eq!(Experiment::from_link(&link), (experiment.clone(), vec![]));
        prop_assert_eq!(Experiment::from_link(&format!("https://example.org/a/?x=y{link}")).0, experiment.clone());
        // The canonical form has one spelling only.
        prop_assert_eq!(Experiment::from_link(&link).0.to_link(), link);
    }

    /// Workers are told all but what made the data, which they are given, and how it is read.
    #[test]
    fn workers_are_told_what_trains(experiment in any_experiment()) {
        let told: Experiment =
            serde_json::from_value(serde_json::to_value(&experiment).unwrap()).unwrap();
        let Experiment { gamma, points, dimensions, classes, separation, sigma, noise, scale, flip, .. } = Experiment::default();
        let mut expected = Experiment {
            gamma, points, dimensions, classes, separation, sigma, noise, scale, flip,
            table: String::new(), label: String::new(), ..experiment
        };
        expected.read_like(&Experiment::default());
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn every_reading_round_trips(estimator in any_estimator(), over in select(Over::ALL)) {
        let reading = Reading { estimator, over, shuffles: 0 };
        prop_assert_eq!(Reading::parse(&reading.to_string(), Over::All), Some(reading));
        prop_assert_eq!(Reading::parse(&estimator.to_string(), over), Some(reading));
        prop_assert_eq!(Estimator::parse(&estimator.to_string()), Some((estimator, false)));
    }

    #[test]
    fn snapshots_are_log_spaced_from_the_first_epoch_to_the_last(epochs in 1_u32..=100_000, log in 0_usize..=1000) {
        let kept = snapshot_epochs(epochs, log);
        prop_assert_eq!(kept.len(), log.clamp(2, epochs as usize + 1));
        prop_assert_eq!((kept[0], kept[kept.len() - 1]), (0, epochs));
        prop_assert!(kept.windows(2).all(|pair| pair[0] < pair[1]));
        // Gaps never shrink by more than rounding, from the first epoch on.
        let gaps: Vec<u32> = kept.windows(2).skip(1).map(|pair| pair[1] - pair[0]).collect();
        prop_assert!(gaps.windows(2).all(|pair| pair[1] + 1 >= pair[0]), "{:?}", kept);
    }
}

#[test]
fn every_epoch_is_kept_where_there_are_few() {
    assert_eq!(snapshot_epochs(5, 200), [0, 1, 2, 3, 4, 5]);
    assert_eq!(snapshot_epochs(1000, 4), [0, 1, 32, 1000]);
}

#[test]
fn a_link_may_be_sparse_and_the_default_is_the_shortest() {
    assert_eq!(Experiment::default().to_link(), "#/lab?v=1");
    assert_eq!(Experiment::from_link(""), (Experiment::default(), vec![]));
    let (experiment, notices) = Experiment::from_link("#/lab?v=1&act=relu&mi=width:0.07&net=8-4&batch=full");
    let expected = Experiment {
        activation: Activation::Relu,
        estimator: Estimator::width(0.07),
        hidden: vec![8, 4],
        batch: Batch::Full,
        ..Experiment::default()
    };
    assert_eq!((experiment, notices), (expected, vec![]));
    // Percent-encoded by a messenger, with the last of two values counting.
    let (experiment, notices) = Experiment::from_link("act=relu&mi=edges%3A50&act=%65lu");
    assert_eq!((experiment.estimator, experiment.activation), (Estimator::edges(50), Activation::Elu));
    assert!(notices.is_empty());
}

#[test]
fn what_is_not_taken_as_it_stands_is_said() {
    let notice = |link: &str| {
        let (_, notices) = Experiment::from_link(link);
        assert_eq!(notices.len(), 1, "{link}");
        notices[0].0.clone()
    };
    assert_eq!(
        notice("nets=1000"),
        "Networks (nets) was 1000; 64 is taken, because it must be a whole number from 1 to 64"
    );
    assert_eq!(
        notice("act=tann"),
        "Activation (act) was “tann”, which is not one of tanh, relu, sigmoid, leaky_relu, softsign, softplus, \
         elu, linear; tanh is kept"
    );
    assert!(notice("colour=red").contains("“colour” is not a key"));
    assert!(notice("v=2").contains("version 2"));
    assert!(notice(&format!("lr={}", "x".repeat(100_000))).chars().count() < 200);
    assert!(notice(&format!("{}=1", "x".repeat(100_000))).chars().count() < 200);
}

#[test]
fn a_link_without_end_is_read_in_part() {
    let (experiment, notices) = Experiment::from_link(&format!("{}nets=3", "nets=2&".repeat(200)));
    assert_eq!(experiment.networks, 2);
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].0, "The link has more than 200 parts, and the others are ignored");
    let (experiment, notices) = Experiment::from_link(&format!("{}nets=3", "nets=2&".repeat(199)));
    assert_eq!((experiment.networks, notices.len()), (3, 0));
}

/// Texts that are no value of any parameter.
const NONSENSE: [&str; 14] =
    ["", " ", "NaN", "nan", "inf", "-inf", "1e999", "0x10", "1,5", "ten", "edges", ":", "\u{0}", "🦀"];

#[test]
fn nonsense_changes_no_parameter() {
    let huge = "9".repeat(400);
    for row in TABLE {
        for text in NONSENSE.into_iter().chain([huge.as_str(), "edges:NaN", "width:inf", "10--7"]) {
            let mut experiment = Experiment::default();
            let fault = row.write(&mut experiment, text);
            // No other reading is a list too, and no file a choice; a text may be any that is not too long.
            let empty = text.trim().is_empty() && matches!(row.kind, Kind::Readings { .. } | Kind::Table);
            if empty || matches!(row.kind, Kind::Text { .. } if text.len() < 100) {
                continue;
            }
            assert!(matches!(fault, Err(Fault::Unreadable(_))), "{} {text:?} {fault:?}", row.key);
            assert_eq!(experiment, Experiment::default(), "{} {text:?}", row.key);
        }
    }
}

#[test]
fn every_parameter_keeps_its_range() {
    for row in TABLE {
        let check = |text: &str, expected: &str, clamped: bool| {
            let mut experiment = Experiment::default();
            let fault = row.write(&mut experiment, text);
            assert_eq!(row.read(&experiment), expected, "{} {text}", row.key);
            match clamped {
                true => assert_eq!(fault, Err(Fault::Clamped(expected.into())), "{} {text}", row.key),
                false => assert_eq!(fault, Ok(()), "{} {text}", row.key),
            }
        };
        let digits = "9".repeat(30);
        match row.kind {
            Kind::Integer { min, max } => {
                let (low, high) = (min.to_string(), max.to_string());
                check(&low, &low, false);
                check(&high, &high, false);
                check("-1", &low, true);
                check("-1e300", &low, true);
                check(&(max + 1).to_string(), &high, true);
                check(&digits, &high, true);
                check(&format!(" {high} "), &high, false);
                check(&format!("{high}.0"), &high, false);
                if (min..=max).contains(&6) {
                    check("5.5", "6", true);
                }
            }
            Kind::Real { min, max } => {
                let (low, high) = (min.to_string(), max.to_string());
                check(&low, &low, false);
                check(&high, &high, false);
                check("-1", &low, true);
                check("0", &low, min > 0.0);
                check(&(max + 1.0).to_string(), &high, true);
                check(&digits, &high, true);
            }
            Kind::Choice(options) => {
                for (key, label) in options {
                    check(key, key, false);
                    assert!(!label.is_empty());
                }
            }
            Kind::Widths { layers, max } => {
                let longest = vec![max.to_string(); layers].join("-");
                check("1", "1", false);
                check(&longest, &longest, false);
                check(&format!("{longest}-3"), &longest, true);
                check("0", "1", true);
                check("3-0-999", &format!("3-1-{max}"), true);
                check(&digits, &max.to_string(), true);
            }
            Kind::Batch { max } => {
                check("full", "full", false);
                check("1", "1", false);
                check(&max.to_string(), &max.to_string(), false);
                check("0", "1", true);
                check("-7", "1", true);
                check(&(max + 1).to_string(), &max.to_string(), true);
                check(&digits, &max.to_string(), true);
            }
            Kind::Table => {
                check("", "", false);
                check("0123456789abcdef", "0123456789abcdef", false);
            }
            Kind::Text { most } => {
                check("", "", false);
                check(" a&b=c %20 ü ", "a&b=c %20 ü", false);
                check(&"ü".repeat(most), &"ü".repeat(most), false);
            }
            Kind::Readings { .. } => {
                check("", "", false);
                check("kde:0.1", "kde:0.1@all", false);
                check("kde:0.1@train, edges:3:mm", "kde:0.1@train,edges:3:mm@all", false);
                check("edges:2,edges:2", "edges:2@all", true);
                check("edges:2,edges:3,edges:4,edges:5", "edges:2@all,edges:3@all,edges:4@all", true);
            }
            Kind::Estimator => {
                check("edges:2", "edges:2", false);
                check("edges:1", "edges:2", true);
                check("edges:-5", "edges:2", true);
                check("edges:1001", "edges:1000", true);
                check("edges:30.5", "edges:31", true);
                check(&format!("edges:{digits}"), "edges:1000", true);
                check("width:0.07", "width:0.07", false);
                check("width:0", "width:0.001", true);
                check("width:-1", "width:0.001", true);
                check(&format!("width:{digits}"), "width:10", true);
            }
        }
    }
}

#[test]
fn the_table_describes_every_parameter_once() {
    for (i, row) in TABLE.iter().enumerate() {
        assert_eq!(parameter(row.key).map(|found| found.key), Some(row.key));
        assert!(TABLE.iter().skip(i + 1).all(|other| other.key != row.key));
        assert!(!row.label.is_empty() && !row.help.is_empty() && !row.help.ends_with('.'));
        assert!(markdown().contains(&format!("| `{}` |", row.key)));
    }
    assert_eq!(TABLE.iter().filter(|row| row.in_sight).count(), 3);
    assert!(parameter("nothing").is_none());
}

#[test]
fn only_training_parameters_make_another_run() {
    let default = Experiment::default();
    for row in TABLE {
        let other = TABLE_CHANGES.iter().find(|(key, _)| *key == row.key).expect("a change of every key").1;
        let mut changed = default.clone();
        assert_eq!(row.write(&mut changed, other), Ok(()));
        assert_ne!(changed, default);
        let decides = row.part == Part::Training && row.matters(default.data);
        assert_eq!(changed.trains_like(&default), !decides, "{}", row.key);
    }
}

/// What a data set ignores is no change of its runs, and what it heeds is one.
#[test]
fn parameters_matter_to_the_data_that_heeds_them() {
    let heeded = [
        ("soft_var_u", &["gamma"][..]),
        ("gauss", &["points", "dims", "classes", "sep", "sigma"]),
        ("circle", &["points"]),
        ("spiral", &["points"]),
        ("table", &["table", "label"]),
        ("digits", &[]),
        ("var_u", &[]),
    ];
    let special = ["gamma", "points", "dims", "classes", "sep", "sigma", "table", "label"];
    for (data, heeded) in heeded {
        let (base, _) = Experiment::from_link(&format!("data={data}"));
        for (key, text) in TABLE_CHANGES.iter().filter(|(key, _)| special.contains(key)) {
            let mut changed = base.clone();
            assert_eq!(changed.apply(key, text), None);
            assert_eq!(changed.trains_like(&base), !heeded.contains(key), "{data} {key}");
            assert_eq!(base.trains_like(&changed), !heeded.contains(key), "{data} {key}");
        }
    }
}

/// The user's own words of a column survive a link.
#[test]
fn a_column_may_be_called_anything() {
    for name in ["a&b=c", "#/lab?v=1", "100 %", "größe", "列", "%41", "a+b", "\u{1F980}"] {
        let experiment = Experiment { data: DataSet::Table, label: name.into(), ..Experiment::default() };
        let link = experiment.to_link();
        assert!(link.is_ascii(), "{link}");
        assert_eq!(Experiment::from_link(&link), (experiment, vec![]), "{link}");
    }
}

/// A value of every parameter that is not its default.
const TABLE_CHANGES: [(&str, &str); 35] = [
    ("points", "500"),
    ("dims", "5"),
    ("classes", "3"),
    ("sep", "1.5"),
    ("sigma", "0.5"),
    ("table", "0123456789abcdef"),
    ("label", "species"),
    ("noise", "0.1"),
    ("scale", "2"),
    ("std", "0.5"),
    ("draw", "each"),
    ("fixed", "0.2"),
    ("loss", "mse"),
    ("decay", "0.01"),
    ("workers", "2"),
    ("data", "regular_90"),
    ("gamma", "2.5"),
    ("flip", "0.1"),
    ("train", "0.5"),
    ("net", "3"),
    ("act", "relu"),
    ("init", "fan_out"),
    ("opt", "sgd"),
    ("lr", "0.1"),
    ("batch", "full"),
    ("epochs", "9"),
    ("nets", "1"),
    ("seed", "0"),
    ("log", "2"),
    ("engine", "cpu"),
    ("mi", "edges:50"),
    ("over", "train"),
    ("also", "kde:0.1@all"),
    ("compare", "overlay"),
    ("chance", "5"),
];

/// A hundred thousand damaged links: no panic, and what comes out is an experiment within its ranges.
#[test]
fn damaged_links_give_sound_experiments() {
    let links = [
        "#/lab?v=1&data=var_u&net=10-7-5-4-3&act=tanh&opt=adam&lr=0.0004&batch=512&epochs=8000&train=0.85&nets=10&seed=7&mi=edges:30",
        "https://example.org/#/lab?v=1&mi=width%3A0.07&over=holdout&engine=gpu&log=50&init=fan_out&act=leaky_relu&batch=full",
        "net=1-2-3-4-5-6-7-8&lr=1e-6&seed=4294967295&train=0.01&epochs=1",
    ];
    let pieces: [&[u8]; 12] = [
        b"&",
        b"=",
        b"%",
        b"%4",
        b"-",
        b"9999999999999",
        b"e308",
        b"NaN",
        b"\xff",
        b"#",
        b"?",
        "…".as_bytes(),
    ];
    let mut random = generator(1, Purpose::Order, 0, 0);
    let mut below = |n: usize| random.next_u32() as usize % n;
    for round in 0..100_000 {
        let mut link = links[round % links.len()].as_bytes().to_vec();
        for _ in 0..=below(4) {
            let at = below(link.len());
            match below(4) {
                0 => link[at] = below(256) as u8,
                1 => drop(link.drain(at..(at + 1 + below(9)).min(link.len()))),
                2 => drop(link.splice(at..at, pieces[below(pieces.len())].iter().copied())),
                _ => link.truncate(at + 1),
            }
            if link.is_empty() {
                link.push(b'&');
            }
        }
        let text = String::from_utf8_lossy(&link);
        let (experiment, _) = Experiment::from_link(&text);
        // Values out of range could not be written and read without a notice.
        if round % 10 == 0 {
            assert_eq!(Experiment::from_link(&experiment.to_link()), (experiment, vec![]), "{text}");
        }
    }
}
