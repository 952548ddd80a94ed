//! The epoch shown as now: its layers large, joined and named.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::trail::means;
use super::words::empty;
use super::{Layout, Spec};
use crate::charts::marks::labels::{Label, place};
use crate::charts::marks::{colour_bar, shape::Shape};
use crate::charts::{Drawn, Pen, Rect, Theme, Type, colour, text_width};

/// Between a marker and its name.
const GAP: f64 = 9.0;

/// Draws the moment of snapshot `now`, or why there is none.
pub fn cursor<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    now: usize,
    theme: &Theme,
) -> Drawn<DB> {
    let Layout { plot, bar, size, .. } = *layout;
    let Some(moment) = spec.now(now) else {
        let kind = Type { size: size + 2.0, colour: theme.muted, anchor: (HPos::Center, VPos::Center), bold: false };
        return pen.text(empty(spec), plot.centre(), kind);
    };
    colour_bar::point_at(pen, bar, spec.epochs, moment.epoch, size, theme)?;

    let means = means(moment, layout);
    let joined: Vec<_> = means.iter().map(|(_, place)| *place).collect();
    pen.line(&joined, 4.0, colour::fade(theme.surface, 0.75))?;
    pen.line(&joined, 1.4, theme.ink)?;
    names(spec, layout, pen, &means, theme)?;
    let fill = colour::epoch(spec.epochs.place(moment.epoch), theme.dark);
    for (layer, place) in means {
        let shape = Shape::new(layer);
        shape.draw(pen, place, layout.marker + 4.2, theme.surface)?;
        shape.draw(pen, place, layout.marker + 2.8, theme.ink)?;
        shape.draw(pen, place, layout.marker + 1.2, fill)?;
    }
    Ok(())
}

/// The layers' names beside their markers, with a line to those that had to move.
fn names<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    means: &[(usize, (f64, f64))],
    theme: &Theme,
) -> Drawn<DB> {
    let Layout { plot, size, .. } = *layout;
    let height = size + 4.0;
    let name = |layer: usize| spec.layers.get(layer).map_or("", String::as_str);
    let label = |(layer, (x, y)): &(usize, (f64, f64))| {
        let width = text_width(name(*layer), size);
        let fits = x + GAP + width < layout.x.place(spec.limits.input) - 2.0;
        let left = if fits { x + GAP } else { x - GAP - width };
        Label { left, width, wanted: y + height }
    };
    let labels: Vec<Label> = means.iter().map(label).collect();
    let middles = place(&labels, height, Rect { top: plot.top + 2.0, bottom: plot.bottom - 2.0, ..plot });
    for (((layer, at), label), middle) in means.iter().zip(&labels).zip(middles) {
        let (left, right) = (label.left, label.left + label.width);
        if (middle - label.wanted).abs() > height / 2.0 {
            let end = if left > at.0 { left - 2.0 } else { right + 2.0 };
            pen.line(&[*at, (end, middle)], 0.8, theme.muted)?;
        }
        let behind = Rect { left: left - 2.0, top: middle - height / 2.0, right: right + 2.0, bottom: middle + height / 2.0 };
        pen.fill(behind, colour::fade(theme.surface, 0.8))?;
        let (anchor, x) = if left > at.0 { (HPos::Left, left) } else { (HPos::Right, right) };
        let kind = Type { size, colour: theme.ink, anchor: (anchor, VPos::Center), bold: false };
        pen.text(name(*layer), (x, middle), kind)?;
    }
    Ok(())
}
