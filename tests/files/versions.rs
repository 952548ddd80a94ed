//! Every version of link and file that was ever released opens: `tests/versions/` keeps one of each.

use infoplane::evaluation::Reader;
use infoplane::experiment::{Experiment, VERSION};
use infoplane::run::{Fingerprint, from_json, to_json};
use infoplane::view::View;

use crate::samples;

#[test]
fn every_version_of_the_link_opens() {
    for version in 1..=VERSION {
        let path = format!("tests/versions/{version}.link");
        let link = std::fs::read_to_string(&path).unwrap();
        let (experiment, notices) = Experiment::from_link(&link);
        assert_eq!(notices, [], "{path}");
        assert_eq!(View::from_link(&link), (View::default(), vec![]));
        // What was released first says what it said then.
        if version == 1 {
            assert_eq!(
                (experiment.hidden.as_slice(), experiment.networks, experiment.seed),
                (&[3, 2][..], 2, 3)
            );
        }
    }
}

#[test]
fn every_version_of_the_file_opens_and_can_be_read_again() {
    for version in 1..=VERSION {
        let run = from_json(&std::fs::read(format!("tests/versions/{version}.json")).unwrap()).unwrap();
        let last = run.snapshots.last().unwrap();
        let weights = last.weights.as_ref().unwrap();
        let found = Reader::new(&run.experiment, &samples::of(&run.experiment)).read(
            weights,
            &run.experiment.readings(),
            true,
        );
        for (reading, points) in &last.information {
            for (old, new) in
                points.iter().flatten().zip(found.information[&reading.to_string()].iter().flatten())
            {
                assert!((old.ixt - new.ixt).abs() < 1e-5 && (old.ity - new.ity).abs() < 1e-5, "{reading}");
            }
        }
        let sum = Fingerprint::of_finished(&run).unwrap();
        assert!(to_json(&run, true).contains(&format!("\"sum\":\"{sum}\"")));
    }
}
