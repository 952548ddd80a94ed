//! The curves, their axes, and the cursor over them.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::{CurveKind, Layout, Point, Spec};
use crate::charts::marks::polyline::{self, Stroke};
use crate::charts::marks::{axis, band, limit, relax::relax};
use crate::charts::{Drawn, Pen, Theme, Type, colour};
use crate::text;

/// Colour and stroke of a line: the training part whole, the hold-out dashed, deeper layers with ever longer dashes.
fn look(line: usize, theme: &Theme) -> (RGBAColor, Stroke) {
    let stroke = if line == 0 { Stroke::Whole } else { Stroke::Dashed(4.0 + 2.0 * line as f64, 3.0) };
    (colour::series(line, theme.dark), stroke)
}

/// Draws axes, bands from the lowest to the highest network where there are few lines, and the lines of the means.
pub fn data<DB: DrawingBackend>(spec: &Spec, layout: &Layout, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
    let Layout { plot, size, .. } = *layout;
    let scale = spec.scale();
    let x = |point: &Point| layout.x(&scale, spec.when(point.epoch, point.step));
    let x_ticks = scale.ticks(plot.width(), size).into_iter();
    let x_ticks = x_ticks.map(|when| (layout.x(&scale, when), when.to_string()));
    axis::bottom(pen, plot, &x_ticks.collect::<Vec<_>>(), size, theme)?;
    axis::left(pen, plot, &layout.y_ticks(), size, theme)?;
    let title = Type { size, colour: theme.ink, anchor: (HPos::Left, VPos::Bottom), bold: false };
    pen.text(spec.measure.title(), (4.0, plot.top - 8.0), title)?;
    let title = Type { anchor: (HPos::Right, VPos::Top), ..title };
    let unit = if spec.steps { text::figures::STEP } else { text::figures::EPOCH };
    pen.text(unit, (plot.right, plot.bottom + 21.0), title)?;

    if spec.measure == CurveKind::Snr {
        let y = layout.y(1.0);
        limit::horizontal(pen, plot, y, "", size, theme)?;
        // Under its line, where no network begins.
        let kind = Type { size, colour: theme.limit, anchor: (HPos::Left, VPos::Top), bold: false };
        pen.text(text::figures::DRIFT_AND_DIFFUSION, (plot.left + 6.0, y + 4.0), kind)?;
    }
    let mut ends = vec![];
    for part in 0..spec.names.len() {
        let known: Vec<_> = spec.line(part).map(|(point, spread)| (x(point), spread)).collect();
        let line: Vec<_> = known.iter().map(|(x, s)| (*x, layout.y(s.mean))).collect();
        let (hue, stroke) = look(part, theme);
        if spec.names.len() <= 2 {
            let area: Vec<_> = known.iter().map(|(x, s)| (*x, layout.y(s.low), layout.y(s.high))).collect();
            band::draw(pen, &area, colour::fade(hue, 0.14))?;
        }
        polyline::draw(pen, &line, stroke, 1.8, hue)?;
        if let Some(point) = spec.turn(part) {
            let place = (x(point), layout.y(1.0));
            pen.dot(place, 4.5, hue)?;
            pen.dot(place, 2.5, theme.surface)?;
        }
        ends.extend(line.last().map(|end| (part, *end)));
    }
    if ends.is_empty() {
        let kind =
            Type { size: size + 1.0, colour: theme.muted, anchor: (HPos::Center, VPos::Center), bold: false };
        pen.text(super::words::empty(spec), plot.centre(), kind)?;
    }
    names(spec, layout, pen, ends, theme)
}

/// The names of the lines at their ends.
fn names<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    mut ends: Vec<(usize, (f64, f64))>,
    theme: &Theme,
) -> Drawn<DB> {
    let Layout { plot, size, .. } = *layout;
    ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let wanted: Vec<f64> = ends.iter().map(|(_, end)| end.1).collect();
    for ((part, end), middle) in ends.iter().zip(relax(&wanted, size + 4.0, plot.top, plot.bottom - 7.0)) {
        let kind =
            Type { size, colour: look(*part, theme).0, anchor: (HPos::Left, VPos::Center), bold: false };
        pen.text(&spec.names[*part], (end.0 + 7.0, middle), kind)?;
    }
    Ok(())
}

/// Draws the epoch of snapshot `now` over the curves.
pub fn cursor<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    now: usize,
    theme: &Theme,
) -> Drawn<DB> {
    let Some(point) = spec.now(now) else { return Ok(()) };
    let Layout { plot, size, .. } = *layout;
    let when = spec.when(point.epoch, point.step);
    let x = layout.x(&spec.scale(), when);
    pen.rule((x, plot.top), (x, plot.bottom), 1.0, theme.muted)?;
    for (part, spread) in point.parts.iter().enumerate() {
        if let Some(spread) = spread {
            pen.dot((x, layout.y(spread.mean)), 4.5, theme.surface)?;
            pen.dot((x, layout.y(spread.mean)), 3.2, look(part, theme).0)?;
        }
    }
    let kind = Type { size, colour: theme.ink, anchor: (HPos::Right, VPos::Bottom), bold: true };
    let words = if spec.steps { text::figures::step(when) } else { text::figures::epoch(when) };
    pen.text(&words, (plot.right, plot.top - 8.0), kind)
}
