//! What lies under and over the epoch shown as now: bands, chance, and other readings.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;
use plotters::style::text_anchor::{HPos, VPos};

use super::moment::Moment;
use super::spec::latest;
use super::trail::means;
use super::{Layout, Spec};
use crate::charts::marks::polyline::{self, Stroke};
use crate::charts::marks::shape::Shape;
use crate::charts::{Drawn, Pen, Theme, Type, colour, text_width};
use crate::text;

/// Fills between the lower and the upper ends of the layers, which are also joined.
pub(super) fn band<DB: DrawingBackend>(
    spec: &Spec,
    moment: &Moment,
    layout: &Layout,
    pen: &Pen<DB>,
    hue: RGBAColor,
) -> Drawn<DB> {
    let drawn = moment.bands.iter().enumerate().filter(|(layer, _)| spec.look.shows(*layer));
    let ends = drawn.filter_map(|(_, band)| band.as_ref());
    let low: Vec<_> = ends.clone().map(|band| layout.place(band.low.0, band.low.1)).collect();
    let high: Vec<_> = ends.map(|band| layout.place(band.high.0, band.high.1)).collect();
    if low.len() > 1 {
        let around: Vec<_> = low.iter().chain(high.iter().rev()).copied().collect();
        pen.polygon(&around, colour::fade(hue, 0.14))?;
    }
    for (low_end, high_end) in low.iter().zip(&high) {
        pen.line(&[*low_end, *high_end], 1.0, colour::fade(hue, 0.6))?;
    }
    for line in [&low, &high] {
        polyline::draw(pen, line, Stroke::Dashed(2.0, 3.0), 1.0, colour::fade(hue, 0.8))?;
    }
    Ok(())
}

/// What chance gives at snapshot `now`, where that is shown.
pub(super) fn chance<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    now: usize,
    theme: &Theme,
) -> Drawn<DB> {
    let Some((_, moments)) = &spec.chance else { return Ok(()) };
    let Some(moment) = latest(moments, now) else { return Ok(()) };
    band(spec, moment, layout, pen, theme.ink)?;
    let places: Vec<_> = means(spec, moment, layout).into_iter().map(|(_, place)| place).collect();
    polyline::draw(pen, &places, Stroke::Dashed(1.5, 3.0), 1.6, theme.ink)
}

/// The ways of the layers by other readings up to snapshot `now`, each in a colour and a dash of its own.
pub(super) fn others<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    now: usize,
    theme: &Theme,
) -> Drawn<DB> {
    for (i, (_, moments)) in spec.over.iter().enumerate() {
        let hue = colour::series(i, theme.dark);
        let stroke = Stroke::Dashed(5.0 - i as f64, 2.0 + i as f64);
        let Some(moment) = latest(moments, now) else { continue };
        let read: Vec<_> =
            moments.iter().take(now + 1).flatten().map(|moment| means(spec, moment, layout)).collect();
        for layer in 0..spec.layers.len() {
            let of_layer = |means: &Vec<(usize, (f64, f64))>| {
                means.iter().find(|(index, _)| *index == layer).map(|(_, place)| *place)
            };
            let way: Vec<_> = read.iter().filter_map(of_layer).collect();
            polyline::draw(pen, &way, Stroke::Whole, 1.0, colour::fade(hue, 0.45))?;
        }
        band(spec, moment, layout, pen, hue)?;
        let now = means(spec, moment, layout);
        let joined: Vec<_> = now.iter().map(|(_, place)| *place).collect();
        polyline::draw(pen, &joined, stroke, 1.6, hue)?;
        for (layer, place) in now {
            Shape::new(layer).draw(pen, place, layout.marker + 2.4, hue)?;
            Shape::new(layer).draw(pen, place, layout.marker + 0.6, theme.surface)?;
        }
    }
    Ok(())
}

/// The names of what lies over the plane, above it.
pub(super) fn legend<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    let Layout { plot, size, .. } = *layout;
    let chance = spec.chance.iter().map(|(reading, _)| (text::figures::chance(reading.shuffles), theme.ink));
    let others = spec.over.iter().enumerate().map(|(i, (reading, _))| {
        (format!("– – {}", spec.name_over(*reading)), colour::series(i, theme.dark))
    });
    let names: Vec<_> = chance.chain(others).collect();
    // Smaller and lower than the title beside it, clear of the ticks of the epochs; after the title of the axis.
    let mut x = plot.left + 6.0 * (size - 1.0);
    let width = |size: f64| names.iter().map(|(name, _)| text_width(name, size) + size).sum::<f64>();
    let size = (size - 1.0) * ((plot.right - x) / width(size - 1.0)).clamp(0.65, 1.0);
    for (name, colour) in names {
        let kind = Type { size, colour, anchor: (HPos::Left, VPos::Bottom), bold: true };
        pen.text(&name, (x, plot.top - 4.0), kind)?;
        x += text_width(&name, size) + size;
    }
    Ok(())
}
