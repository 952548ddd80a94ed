//! The information bottleneck bound in the plane.

use std::rc::Rc;

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Layout, Spec};
use crate::bottleneck::{Bound, Point, Source};
use crate::charts::marks::polyline::{self, Stroke};
use crate::charts::{Drawn, Pen, Theme, Type};
use crate::experiment::Over;
use crate::text;

/// The bounds that are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds {
    /// Each with the patterns that it is of.
    pub known: Vec<(Over, Rc<Bound>)>,
    /// Whether the encoders that give each x one t are drawn too.
    pub dib: bool,
}

impl Bounds {
    /// That of these patterns, where it is known.
    pub fn of(&self, over: Over) -> Option<Rc<Bound>> {
        self.known.iter().find(|known| known.0 == over).map(|known| known.1.clone())
    }
}

/// A place on the bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnBound {
    /// Where it is drawn.
    pub place: (f64, f64),
    /// I(X;T), bits.
    pub ixt: f64,
    /// I(T;Y), bits.
    pub ity: f64,
    /// The inverse slope of the bound; infinite where it is level, `None` where no β traces it.
    pub beta: Option<f64>,
}

/// The points of the bound, on to the greatest I(X;T) there is.
fn points(spec: &Spec, bound: &Bound) -> Vec<(f64, f64)> {
    let end = (spec.limits.input, bound.curve.label_information);
    bound.curve.points.iter().map(|point| (point.ixt, point.ity)).chain([end]).collect()
}

/// Draws the bound, and the encoders that give each x one t where these are asked for.
pub(super) fn draw<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    let Some(bound) = &spec.bound else { return Ok(()) };
    let place = |(ixt, ity): (f64, f64)| layout.place(ixt, ity);
    let line: Vec<_> = points(spec, bound).into_iter().map(place).collect();
    let pen = &layout.pen(pen);
    polyline::draw(pen, &line, Stroke::Whole, 1.6, theme.limit)?;
    let kind =
        Type { size: layout.size, colour: theme.limit, anchor: (HPos::Left, VPos::Center), bold: false };
    let half = bound.curve.label_information / 2.0;
    let at = line.iter().find(|at| at.1 <= layout.place(0.0, half).1);
    if let Some((x, y)) = at.filter(|at| layout.plot.holds(**at)) {
        pen.text(text::figures::BOUND, (x + 8.0, *y), kind)?;
    }
    if spec.dib {
        let dib: Vec<_> = bound.dib.iter().map(|point: &Point| place((point.ixt, point.ity))).collect();
        polyline::draw(pen, &dib, Stroke::Dashed(1.5, 3.0), 1.2, theme.limit)?;
        for at in &dib {
            pen.dot(*at, 2.4, theme.limit)?;
        }
        if let Some((x, y)) = dib.last().filter(|at| layout.plot.holds(**at)) {
            pen.text(
                text::figures::DIB,
                (*x, y + layout.size),
                Type { anchor: (HPos::Center, VPos::Top), ..kind },
            )?;
        }
    }
    Ok(())
}

/// The place on the bound that is nearest to the pointer, within `reach`.
pub fn on_bound(spec: &Spec, layout: &Layout, pointer: (f64, f64), reach: f64) -> Option<OnBound> {
    let bound = spec.bound.as_ref()?;
    let distance = |at: (f64, f64)| (at.0 - pointer.0).hypot(at.1 - pointer.1);
    let points = points(spec, bound);
    let last = points.len().saturating_sub(2);
    let of_piece = |(piece, pair): (usize, &[(f64, f64)])| {
        let [(ixt, ity), to] = [pair[0], pair[1]];
        let (width, height) = (to.0 - ixt, to.1 - ity);
        let (start, end) = (layout.place(ixt, ity), layout.place(to.0, to.1));
        let (dx, dy) = (end.0 - start.0, end.1 - start.1);
        let along = (pointer.0 - start.0) * dx + (pointer.1 - start.1) * dy;
        let share = (along / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        let traced = bound.curve.source == Source::BlahutArimoto;
        OnBound {
            place: (start.0 + share * dx, start.1 + share * dy),
            ixt: ixt + share * width,
            ity: ity + share * height,
            // Between two points the slope is that of the bound somewhere between them; after the last it is level
            // but for less than a chord may lie below the bound.
            beta: traced.then_some(if piece == last { f64::INFINITY } else { width / height }),
        }
    };
    (points.windows(2).enumerate().map(of_piece))
        .filter(|on| distance(on.place) <= reach && layout.plot.holds(on.place))
        .min_by(|a, b| distance(a.place).total_cmp(&distance(b.place)))
}
