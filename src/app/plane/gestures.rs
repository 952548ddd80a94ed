//! What wheels and fingers do to the plane.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::app::canvas::Size;
use crate::app::effects::Send;
use crate::app::state::Action;
use crate::charts::plane::Layout;
use crate::view::Zoom;

/// Snapshots that a turn of a wheel goes on by: about two a notch, none for a touch that did not mean it.
pub fn turned(event: &WheelEvent) -> isize {
    // In lines where it is not in pixels.
    let pixels = event.delta_y() * if event.delta_mode() == 0 { 1.0 } else { 16.0 };
    let steps = (pixels.abs() / 50.0).ceil() as isize;
    match pixels {
        up if up < -3.0 => -steps,
        down if down > 3.0 => steps,
        _ => 0,
    }
}

/// Scrubs by a wheel; at either end the page scrolls on.
pub fn scrub(event: &WheelEvent, send: &Send, cursor: usize, snapshots: usize) {
    let by = turned(event);
    let to = cursor.saturating_add_signed(by).min(snapshots.saturating_sub(1));
    if to != cursor {
        event.prevent_default();
        send.emit(Action::Seek(to));
    }
}

/// Enlarges about the pointer; the browser sends a pinch on a touchpad as such a wheel too.
pub fn enlarge(event: &WheelEvent, send: &Send, layout: &Layout, zoom: Zoom, size: Size) {
    event.prevent_default();
    let factor = (1.0 - event.delta_y() / 100.0).clamp(0.7, 1.4);
    let place = layout.share(size.at((event.offset_x(), event.offset_y())));
    send.emit(Action::Zoom(zoom.about(factor, place)));
}

/// The fingers on the plane, or the button that is held.
#[derive(Clone, Default)]
pub struct Grip(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    /// What was in sight when the fingers came down.
    zoom: Zoom,
    held: Vec<Finger>,
}

/// A finger: what the browser calls it, and where it came down and is now, as shares of what was in sight, from the
/// lower left.
struct Finger {
    id: i32,
    from: [f64; 2],
    to: [f64; 2],
}

impl Grip {
    /// A finger comes down.
    pub fn press(&self, event: &PointerEvent, at: [f64; 2], zoom: Zoom) {
        // The drag goes on where the pointer leaves the figure; where capture fails it ends there.
        if let Some(element) = event.target_dyn_into::<Element>() {
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        let mut inner = self.0.borrow_mut();
        inner.held.push(Finger { id: event.pointer_id(), from: at, to: at });
        inner.begin(zoom);
    }

    /// A finger is lifted.
    pub fn lift(&self, event: &PointerEvent, zoom: Zoom) {
        let mut inner = self.0.borrow_mut();
        inner.held.retain(|held| held.id != event.pointer_id());
        inner.begin(zoom);
    }

    /// A finger moves: what is in sight then, if it is on the plane.
    pub fn drag(&self, event: &PointerEvent, at: [f64; 2]) -> Option<Zoom> {
        let inner = &mut *self.0.borrow_mut();
        inner.held.iter_mut().find(|held| held.id == event.pointer_id())?.to = at;
        let middle = |of: fn(&Finger) -> [f64; 2]| {
            let count = inner.held.len() as f64;
            [0, 1].map(|axis: usize| inner.held.iter().map(|held| of(held)[axis]).sum::<f64>() / count)
        };
        let (from, to) = (middle(|held| held.from), middle(|held| held.to));
        let zoom = match &inner.held[..] {
            [a, b] => {
                let apart = |p: [f64; 2], q: [f64; 2]| (p[0] - q[0]).hypot(p[1] - q[1]).max(0.01);
                inner.zoom.about(apart(a.to, b.to) / apart(a.from, b.from), from)
            }
            _ => inner.zoom,
        };
        Some(zoom.moved([from[0] - to[0], from[1] - to[1]]))
    }
}

impl Inner {
    /// From here on movements are counted.
    fn begin(&mut self, zoom: Zoom) {
        self.zoom = zoom;
        self.held.iter_mut().for_each(|held| held.from = held.to);
    }
}
