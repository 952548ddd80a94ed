//! The epoch shown as now: its layers large, joined and named.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::trail::{means, networks};
use super::words::empty;
use super::{Layout, Spec, overlay};
use crate::charts::marks::labels::{Label, place};
use crate::charts::marks::{colour_bar, shape::Shape};
use crate::charts::{Drawn, Pen, Rect, Theme, Type, colour, text_width};
use crate::information::Warnings;
use crate::text;

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
        let kind =
            Type { size: size + 2.0, colour: theme.muted, anchor: (HPos::Center, VPos::Center), bold: false };
        return pen.text(empty(spec), plot.centre(), kind);
    };
    let when = spec.when(moment);
    let words = if spec.look.steps { text::figures::step(when) } else { text::figures::epoch(when) };
    colour_bar::point_at(pen, bar, spec.scale(), (&words, when), size, theme)?;

    overlay::legend(spec, layout, pen, theme)?;
    let (whole, pen) = (pen, &layout.pen(pen));
    overlay::chance(spec, layout, pen, now, theme)?;
    overlay::band(spec, moment, layout, pen, theme.ink)?;
    overlay::others(spec, layout, pen, now, theme)?;
    let mut means = means(spec, moment, layout);
    let joined: Vec<_> = means.iter().map(|(_, place)| *place).collect();
    pen.line(&joined, 4.0, colour::fade(theme.surface, 0.75))?;
    pen.line(&joined, 1.4, theme.ink)?;
    for point in networks(spec, moment) {
        pen.dot(layout.place(point.ixt, point.ity), layout.marker * 0.5, colour::fade(theme.ink, 0.4))?;
    }
    means.retain(|(_, place)| layout.plot.holds(*place));
    names(spec, layout, whole, &means, &moment.warnings, theme)?;
    let fill = colour::epoch(spec.scale().place(spec.when(moment)), theme.dark);
    for (layer, place) in means {
        let shape = Shape::new(layer);
        shape.draw(pen, place, layout.marker + 4.2, theme.surface)?;
        shape.draw(pen, place, layout.marker + 2.8, theme.ink)?;
        shape.draw(pen, place, layout.marker + 1.2, fill)?;
    }
    Ok(())
}

/// The layers' names beside their markers, with a line to those that stand apart.
fn names<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    means: &[(usize, (f64, f64))],
    warned: &[Warnings],
    theme: &Theme,
) -> Drawn<DB> {
    let Layout { plot, size, .. } = *layout;
    let name = |layer: usize| {
        let whole = spec.layers.get(layer).map_or("", String::as_str);
        let name = if layout.narrow {
            whole.replace("hidden ", text::figures::HIDDEN).replace("output", text::figures::OUTPUT)
        } else {
            whole.to_owned()
        };
        match warned.get(layer).is_some_and(|warnings| !warnings.is_empty()) {
            true => format!("{name} ⚠"),
            false => name,
        }
    };
    let label = |(layer, at): &(usize, (f64, f64))| Label { at: *at, width: text_width(&name(*layer), size) };
    let labels: Vec<Label> = means.iter().map(label).collect();
    let line: Vec<_> = means.iter().map(|(_, place)| *place).collect();
    let gap = layout.marker + 5.0;
    let within = Rect { right: plot.right + 8.0, ..plot };
    let boxes = place(&labels, size + 3.0, gap, within, &line);
    // No line crosses a name that was set before it.
    for ((_, at), r) in means.iter().zip(&boxes) {
        let end = (at.0.clamp(r.left, r.right), at.1.clamp(r.top, r.bottom));
        if (end.0 - at.0).hypot(end.1 - at.1) > gap + 4.0 {
            pen.line(&[*at, end], 3.0, colour::fade(theme.surface, 0.75))?;
            pen.line(&[*at, end], 1.0, theme.ink)?;
        }
    }
    for ((layer, at), r) in means.iter().zip(boxes) {
        pen.fill(Rect { left: r.left - 1.0, right: r.right + 1.0, ..r }, colour::fade(theme.surface, 0.9))?;
        // The box is wider than the name, so the name keeps to the side of its point.
        let (middle_x, middle) = r.centre();
        let (x, side) = match at.0 {
            x if x <= r.left => (r.left, HPos::Left),
            x if x >= r.right => (r.right, HPos::Right),
            _ => (middle_x, HPos::Center),
        };
        let anchor = (side, VPos::Center);
        pen.text(&name(*layer), (x, middle), Type { size, colour: theme.ink, anchor, bold: false })?;
    }
    Ok(())
}
