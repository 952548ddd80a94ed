//! Drawing in small pieces, one for each frame of the screen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};

/// Something that is drawn piece by piece.
pub trait Paint: 'static {
    /// Draws until the time [`now`] is `until`, or to the end; whether there is more.
    fn paint(&mut self, until: f64) -> bool;
}

/// How long a piece may take, in milliseconds: half a frame, so that the page stays smooth.
const BUDGET: f64 = 8.0;

/// Milliseconds since the page opened.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// A painter and the frame it waits for; dropping it ends the drawing.
pub struct Frames<P> {
    painter: Rc<RefCell<P>>,
    frame: Rc<RefCell<Option<AnimationFrame>>>,
}

impl<P: Paint> Frames<P> {
    /// A painter that waits.
    pub fn new(painter: P) -> Self {
        Self { painter: Rc::new(RefCell::new(painter)), frame: Rc::default() }
    }

    /// Changes the painter, and lets it draw from the next frame on.
    pub fn change(&self, change: impl FnOnce(&mut P)) {
        change(&mut self.painter.borrow_mut());
        if self.frame.borrow().is_none() {
            next(&self.painter, &self.frame);
        }
    }
}

fn next<P: Paint>(painter: &Rc<RefCell<P>>, frame: &Rc<RefCell<Option<AnimationFrame>>>) {
    let (weak, slot) = (Rc::downgrade(painter), Rc::downgrade(frame));
    let handle = request_animation_frame(move |_| {
        let (Some(painter), Some(frame)) = (weak.upgrade(), slot.upgrade()) else { return };
        let more = painter.borrow_mut().paint(now() + BUDGET);
        frame.take();
        if more {
            next(&painter, &frame);
        }
    });
    frame.replace(Some(handle));
}
