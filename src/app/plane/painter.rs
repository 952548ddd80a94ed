//! The plane's three layers: frame, trails, and the epoch shown as now.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::canvas::{Layer, Paint, Size, now};
use crate::bottleneck::Bound;
use crate::charts::Theme;
use crate::charts::plane::{self, Layout, Spec, axes, cursor, trail};
use crate::charts::scale::Epochs;
use crate::view::Look;

/// What the picture depends on besides the numbers.
#[derive(Clone, Copy, PartialEq)]
pub struct View {
    pub size: Size,
    pub theme: Theme,
    /// Of the spec: another one is another picture.
    pub generation: u32,
    pub bound: Bounded,
    pub look: Look,
    /// Of the colours; steps are counted once they are known.
    pub scale: Epochs,
    /// The snapshot shown as now.
    pub now: usize,
    /// The layer whose way stands out.
    pub lit: Option<usize>,
}

/// Which bound is drawn, and whether with its encoders.
#[derive(Clone, Copy, PartialEq)]
pub struct Bounded(Option<*const Bound>, bool);

impl Bounded {
    pub fn of(spec: &Spec) -> Self {
        Self(spec.bound.as_ref().map(Rc::as_ptr), spec.dib)
    }
}

/// Draws the plane, trails a few at a time.
pub struct Painter {
    spec: Rc<RefCell<Spec>>,
    view: View,
    layout: Layout,
    frame: Layer,
    trails: Layer,
    over: Layer,
    /// Where trails are drawn anew when the cursor goes back, so that the old ones stay until then.
    unseen: Layer,
    /// The snapshots whose trails are on `trails`.
    drawn: Vec<bool>,
    /// The snapshots whose trails are on `unseen`, while that is being drawn, and the last to come.
    anew: Option<(Vec<bool>, usize)>,
    /// The snapshot that the trails on `trails` lead to, where they fade.
    led: Option<usize>,
    stale: Stale,
}

/// Which layers are to be drawn again.
struct Stale {
    frame: bool,
    over: bool,
}

impl Painter {
    /// A painter for the layers from the lowest to the uppermost, and one that is not shown.
    pub fn new(spec: Rc<RefCell<Spec>>, view: View, [frame, trails, over, unseen]: [Layer; 4]) -> Self {
        let layout = Layout::new(&spec.borrow(), view.size.width, view.size.height);
        let stale = Stale { frame: true, over: true };
        let painter = Self {
            spec,
            view,
            layout,
            frame,
            trails,
            over,
            unseen,
            drawn: vec![],
            anew: None,
            led: None,
            stale,
        };
        painter.fit();
        painter
    }

    fn fit(&self) {
        for layer in [&self.frame, &self.trails, &self.over, &self.unseen] {
            layer.fit(self.view.size);
        }
    }

    /// Takes up a spec that may have grown, and a view.
    pub fn update(&mut self, spec: Rc<RefCell<Spec>>, view: View) {
        let before = std::mem::replace(&mut self.view, view);
        self.spec = spec;
        self.stale.over = true;
        if (View { now: view.now, lit: view.lit, ..before }) != view {
            self.layout = Layout::new(&self.spec.borrow(), view.size.width, view.size.height);
            self.fit();
            self.stale.frame = true;
            self.drawn.clear();
            (self.anew, self.led) = (None, None);
        }
    }

    /// Draws the trails up to `last` that are not in `drawn`, until the time is up; whether that was all.
    fn trails(&self, layer: &Layer, drawn: &mut Vec<bool>, last: usize, until: f64) -> bool {
        let spec = self.spec.borrow();
        let count = spec.moments.len().min(last + 1);
        drawn.resize(drawn.len().max(count), false);
        let mut done = true;
        layer.draw(self.view.size, |pen| {
            for (snapshot, drawn) in drawn.iter_mut().enumerate().take(count) {
                if *drawn || spec.moment(snapshot).is_none() {
                    continue;
                }
                if now() > until {
                    done = false;
                    break;
                }
                *drawn = true;
                trail(&spec, &self.layout, pen, (snapshot, last), &self.view.theme)?;
            }
            Ok(())
        });
        done
    }
}

impl Paint for Painter {
    fn paint(&mut self, until: f64) -> bool {
        let View { size, theme, now, look, lit, .. } = self.view;
        if std::mem::take(&mut self.stale.frame) {
            self.frame.clear();
            self.frame.draw(size, |pen| axes(&self.spec.borrow(), &self.layout, pen, &theme));
        }
        if std::mem::take(&mut self.stale.over) {
            self.over.clear();
            if let Some(layer) = lit {
                self.over
                    .draw(size, |pen| plane::lit(&self.spec.borrow(), &self.layout, pen, now, layer, &theme));
            }
            self.over.draw(size, |pen| cursor(&self.spec.borrow(), &self.layout, pen, now, &theme));
        }
        let back = self.drawn.iter().skip(now + 1).any(|drawn| *drawn);
        if self.anew.is_none() && (back || look.fade && self.led != Some(now)) {
            self.unseen.clear();
            self.anew = Some((vec![], now));
        }
        if let Some((mut drawn, last)) = self.anew.take() {
            if !self.trails(&self.unseen, &mut drawn, last, until) {
                self.anew = Some((drawn, last));
                return true;
            }
            self.trails.copy(&self.unseen);
            (self.drawn, self.led) = (drawn, Some(last));
            // The cursor may have gone further back meanwhile.
            return true;
        }
        let mut drawn = std::mem::take(&mut self.drawn);
        let done = self.trails(&self.trails, &mut drawn, now, until);
        self.drawn = drawn;
        !done
    }
}
