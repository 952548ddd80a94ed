//! Where the read-out beside the pointer stands.

use web_sys::HtmlElement;
use yew::NodeRef;

/// Below this distance from the top the read-out stands under its point, elsewhere above it.
const LOW: f64 = 120.0;

/// Tells the style sheet where the read-out belongs: `--x`, `--y`, and the class `below`.
///
/// Through the object model, since a strict content policy forbids style attributes.
pub fn place_tip(tip: &NodeRef, place: Option<(f64, f64)>) {
    let (Some(tip), Some((x, y))) = (tip.cast::<HtmlElement>(), place) else { return };
    // These can fail only for names that are not valid, and these are.
    let _ = tip.style().set_property("--x", &format!("{x:.1}px"));
    let _ = tip.style().set_property("--y", &format!("{y:.1}px"));
    let _ = tip.class_list().toggle_with_force("below", y < LOW);
}
