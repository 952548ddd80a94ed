//! A sweep's link: every sweep round trips, and nonsense is said.

use infoplane::experiment::{Experiment, TABLE};
use infoplane::sweep::{Axis, Draft, QUESTIONS, Scale, Sweep, is_varied, usual_values};
use proptest::prelude::*;
use proptest::sample::select;

fn values(key: &str) -> Vec<String> {
    let row = TABLE.iter().find(|row| row.key == key).unwrap();
    usual_values(row).split(", ").map(String::from).collect()
}

/// An axis of some of the usual values of a parameter; `also` has values with commas of their own.
fn any_axis() -> impl Strategy<Value = Axis> {
    let keys: Vec<&'static str> = TABLE.iter().map(|row| row.key).collect();
    select(keys).prop_flat_map(|key| {
        let all = match key {
            "also" => ["", "kde:0.001@all", "kde:0.1@train,edges:50@holdout"].map(String::from).into(),
            _ => values(key),
        };
        let len = all.len();
        prop::sample::subsequence(all, 1..=len).prop_map(move |values| Axis { key: key.into(), values })
    })
}

fn any_sweep() -> impl Strategy<Value = Sweep> {
    let base = (0.01_f64..0.99, 1_u32..100_000, 0_u64..=u64::from(u32::MAX), any::<bool>());
    let base = base.prop_map(|(train, epochs, seed, is_read)| {
        let mut base = Experiment { train, epochs, seed, ..Experiment::default() };
        if is_read {
            assert_eq!(base.apply("also", "kde:0.001@all,edges:40@train"), None);
        }
        base
    });
    (".*", base, any_axis(), prop::option::of(any_axis())).prop_filter_map(
        "two axes of one key",
        |(name, base, first, second)| {
            Sweep::new(&name, base, [first].into_iter().chain(second).collect()).ok()
        },
    )
}

proptest! {
    #[test]
    fn every_sweep_round_trips(sweep in any_sweep()) {
        let link = Draft::of(&sweep).to_link();
        prop_assert!(link.starts_with("#/sweeps?v=1") && link.is_ascii(), "{}", link);
        let (draft, notices) = Draft::from_link(&link);
        prop_assert_eq!(notices, vec![]);
        prop_assert_eq!(&draft.sweep(), &Ok(sweep.clone()));
        prop_assert_eq!(draft.to_link(), link);
    }

    #[test]
    fn nothing_in_a_link_ends_the_page(link in ".*", axis in ".*") {
        for text in [link.clone(), format!("#/sweeps?axis={axis}&axis2={link}"), format!("axis=train:{axis}")] {
            let (draft, _) = Draft::from_link(&text);
            let (again, notices) = Draft::from_link(&draft.to_link());
            prop_assert_eq!((again, notices), (draft, vec![]));
        }
    }
}

#[test]
fn nonsense_is_said_and_the_rest_is_taken() {
    let (draft, notices) = Draft::from_link(
        "#/sweeps?v=1&nets=99&moon=1&epochs=50&axis=train:0.1,3,0.10,x,0.2&axis2=train:0.3&name=A%20b",
    );
    assert_eq!((draft.base.networks, draft.base.epochs, &*draft.name), (64, 50, "A b"));
    assert_eq!(draft.axes, [Axis { key: "train".into(), values: vec!["0.1".into(), "0.2".into()] }]);
    let said: Vec<&str> = notices.iter().map(|notice| notice.0.as_str()).collect();
    for part in [
        "nets",
        "“moon”",
        "“3” is left out",
        "“0.10” is left out of the axis train, which has it already",
        "“x”",
        "axis2 is of “train”",
    ] {
        assert!(said.iter().any(|said| said.contains(part)), "{part}: {said:?}");
    }
    for axis in ["train", "train:", "colour:1,2", "train:9", ":"] {
        let (draft, notices) = Draft::from_link(&format!("axis={axis}"));
        assert!(draft.axes.is_empty() && !notices.is_empty(), "{axis}");
        assert!(draft.sweep().unwrap_err().contains("one or two axes"));
    }
    // A second axis alone is the first.
    let (draft, notices) = Draft::from_link("axis2=act:tanh,relu");
    assert!(draft.sweep().is_ok() && notices.is_empty());
}

#[test]
fn ready_made_sweeps_are_canonical() {
    for question in QUESTIONS {
        let (draft, notices) = Draft::from_link(question.link);
        assert_eq!(notices, [], "{}", question.title);
        assert_eq!(draft.to_link(), question.link);
        assert_eq!(draft.name, question.title);
        let sweep = draft.sweep().unwrap();
        // Three or more amounts, so that a slope can be told.
        let axis = &sweep.axes()[0];
        assert!(axis.values.len() >= 4 && Scale::of(axis) != Scale::Listed, "{}", question.title);
        assert!(!question.about.ends_with('.'));
    }
}

#[test]
fn ready_made_values_are_of_their_parameters() {
    for row in TABLE.iter().filter(|row| is_varied(row)) {
        let values = usual_values(row).split(", ").map(String::from).collect::<Vec<_>>();
        assert!(values.len() > 1, "{}", row.key);
        let axes = vec![Axis { key: row.key.into(), values: values.clone() }];
        let sweep = Sweep::new("", Experiment::default(), axes).unwrap();
        assert_eq!(sweep.axes()[0].values, values, "{}", row.key);
    }
}
