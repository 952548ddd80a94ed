//! The sketch that the page opens with is that of the run that is shipped.

use infoplane::charts::plane::{Spec, sketch};
use infoplane::experiment::Reading;
use infoplane::run::from_json;

#[test]
fn the_shipped_sketch_is_of_the_shipped_run() {
    let run = from_json(include_bytes!("../static/default.light.json")).unwrap();
    let drawn = sketch(&Spec::new(&run, Reading::of(&run.experiment)));
    let shipped = include_str!("../static/sketch.svg");
    assert!(drawn == shipped, "`cargo xtask shipped-run` draws it anew");
}
