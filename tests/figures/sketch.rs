//! The sketch that the page opens with is that of the run that is shipped.

use infoplane::charts::plane::{Spec, cautions, sketch};
use infoplane::experiment::Reading;
use infoplane::run::from_json;

#[test]
fn the_shipped_sketch_is_of_the_shipped_run() {
    let run = from_json(include_bytes!("../../static/default.light.json")).unwrap();
    let drawn = sketch(&Spec::new(&run, Reading::of(&run.experiment)));
    let shipped = include_str!("../../static/sketch.svg");
    assert!(drawn == shipped, "`cargo xtask shipped-run` draws it anew");
}

/// What is said under the picture has its lines before the program comes, so that nothing moves then.
#[test]
fn the_page_opens_with_the_cautions_of_the_shipped_run() {
    let run = from_json(include_bytes!("../../static/default.light.json")).unwrap();
    let said = cautions(&Spec::new(&run, Reading::of(&run.experiment)), run.snapshots.len() - 1);
    let page = include_str!("../../index.html");
    for caution in &said {
        assert!(page.contains(&format!("</svg> {caution}</li>")), "{caution}");
    }
    let list =
        page.split_once(r#"class="cautions">"#).and_then(|(_, rest)| rest.split_once("</ul>")).unwrap();
    assert_eq!(list.0.matches("<li>").count(), said.len());
}
