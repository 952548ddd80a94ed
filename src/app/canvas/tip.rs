//! Where the read-out beside the pointer stands.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::state::Action;

/// Below this distance from the top the read-out stands under its point, elsewhere above it.
const LOW: f64 = 120.0;

/// The classes of a room whose figure is read at `place`, and of one where nothing is.
pub fn room_classes(place: Option<(f64, f64)>) -> Classes {
    let below = place.filter(|place| place.1 < LOW).map(|_| "below");
    classes!("room", place.map(|_| "pointed"), below)
}

/// Tells the style sheet which place of the room is read: `--x` and `--y`.
///
/// Through the object model, since a strict content policy forbids style attributes.
#[hook]
pub fn use_place(room: &NodeRef, place: Option<(f64, f64)>) {
    let room = room.clone();
    use_effect_with(place, move |place| {
        let (Some(room), Some((x, y))) = (room.cast::<HtmlElement>(), *place) else { return };
        // These can fail only for names that are not valid, and these are.
        let _ = room.style().set_property("--x", &format!("{x:.1}px"));
        let _ = room.style().set_property("--y", &format!("{y:.1}px"));
    });
}

/// Notes where in a figure the pointer is.
pub fn on_move(pointer: UseStateSetter<Option<(i32, i32)>>) -> Callback<PointerEvent> {
    Callback::from(move |event: PointerEvent| pointer.set(Some((event.offset_x(), event.offset_y()))))
}

/// Notes that nothing of a figure is pointed at any more.
pub fn on_leave<T: 'static>(pointed: UseStateSetter<Option<T>>) -> Callback<PointerEvent> {
    Callback::from(move |event: PointerEvent| {
        // A finger leaves when it is lifted, and then its reader wants to look.
        if event.pointer_type() != "touch" {
            pointed.set(None);
        }
    })
}

/// Says which layer of the run is pointed at when that changes.
#[hook]
pub fn use_point(layer: Option<usize>, send: &Callback<Action>) {
    let (send, before) = (send.clone(), use_mut_ref(|| None));
    use_effect_with(layer, move |layer| {
        if before.replace(*layer) != *layer {
            send.emit(Action::Light(*layer));
        }
    });
}
