//! The curves' two layers: the curves with their axes, and the epoch shown as now.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::canvas::{Layer, Paint, Size};
use crate::charts::Theme;
use crate::charts::curves::{Layout, Spec, cursor, data};

/// What the picture depends on besides the numbers.
#[derive(Clone, Copy, PartialEq)]
pub struct View {
    pub size: Size,
    pub theme: Theme,
    /// The snapshot shown as now.
    pub now: usize,
}

/// Draws the curves: so few lines that they are drawn at once.
pub struct Painter {
    spec: Rc<RefCell<Spec>>,
    view: View,
    below: Layer,
    over: Layer,
    /// Whether the curves are to be drawn again, and not the cursor only.
    stale: bool,
}

impl Painter {
    /// A painter for the lower and the upper layer.
    pub fn new(spec: Rc<RefCell<Spec>>, view: View, [below, over]: [Layer; 2]) -> Self {
        let painter = Self { spec, view, below, over, stale: true };
        painter.fit();
        painter
    }

    fn fit(&self) {
        self.below.fit(self.view.size);
        self.over.fit(self.view.size);
    }

    /// Takes up a spec and a view; `grown` where the spec has other numbers than before.
    pub fn update(&mut self, spec: Rc<RefCell<Spec>>, view: View, grown: bool) {
        let before = std::mem::replace(&mut self.view, view);
        self.spec = spec;
        if before.size != view.size {
            self.fit();
        }
        self.stale |= grown || (View { now: view.now, ..before }) != view;
    }
}

impl Paint for Painter {
    fn paint(&mut self, _until: f64) -> bool {
        let View { size, theme, now } = self.view;
        let spec = self.spec.borrow();
        let layout = Layout::new(&spec, size.width, size.height);
        if std::mem::take(&mut self.stale) {
            self.below.clear();
            self.below.draw(size, |pen| data(&spec, &layout, pen, &theme));
        }
        self.over.clear();
        self.over.draw(size, |pen| cursor(&spec, &layout, pen, now, &theme));
        false
    }
}
