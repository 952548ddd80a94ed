//! Drawing in small pieces, one for each frame of the screen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};

use super::sight::prints;

/// Something that is drawn piece by piece.
pub trait Paint: 'static {
    /// Draws until the time [`now`] is `until`, or to the end; whether there is more.
    fn paint(&mut self, until: f64) -> bool;
}

/// How long a piece may take, in milliseconds: half a frame at most, and not so little that the frames themselves
/// are the most of the work.
const BUDGET: (f64, f64) = (4.0, 8.0);
/// A frame later than this, in milliseconds, shows that what a piece leaves to the browser is too much.
const LATE: f64 = 34.0;

/// Milliseconds since the page opened.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// A painter and the frame it waits for; dropping it ends the drawing.
pub struct Frames<P>(Rc<RefCell<Inner<P>>>);

struct Inner<P> {
    painter: P,
    frame: Option<AnimationFrame>,
    /// How long the next piece may take, in milliseconds.
    budget: f64,
}

impl<P: Paint> Frames<P> {
    /// A painter that waits.
    pub fn new(painter: P) -> Self {
        Self(Rc::new(RefCell::new(Inner { painter, frame: None, budget: BUDGET.1 })))
    }

    /// Changes the painter, and lets it draw from the next frame on; at once where the page is being printed.
    pub fn change(&self, change: impl FnOnce(&mut P)) {
        change(&mut self.0.borrow_mut().painter);
        if prints() {
            while self.0.borrow_mut().painter.paint(f64::INFINITY) {}
        } else if self.0.borrow().frame.is_none() {
            next(&self.0, None);
        }
    }
}

/// Draws a piece at the next frame; `before` is when the piece before it was drawn, if there was one.
///
/// Drawing on a canvas only notes what is to be filled, and the browser fills it later. So the budget
/// is halved where the frame after a piece comes late, and grows again where it does not.
fn next<P: Paint>(inner: &Rc<RefCell<Inner<P>>>, before: Option<f64>) {
    let weak = Rc::downgrade(inner);
    let frame = request_animation_frame(move |at| {
        let Some(shared) = weak.upgrade() else { return };
        let mut inner = shared.borrow_mut();
        let factor = if before.is_some_and(|before| at - before > LATE) { 0.5 } else { 1.25 };
        inner.budget = (inner.budget * factor).clamp(BUDGET.0, BUDGET.1);
        let until = now() + inner.budget;
        let more = inner.painter.paint(until);
        inner.frame = None;
        drop(inner);
        if more {
            next(&shared, Some(at));
        }
    });
    inner.borrow_mut().frame = Some(frame);
}
