//! One picture in large: a neuron, a narrow layer's patterns, or the decision over two inputs.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Focus, Layout, Spec, picture};
use crate::charts::marks::axis;
use crate::charts::marks::shape::Shape;
use crate::charts::scale::Linear;
use crate::charts::{Drawn, Pen, Rect, Theme, Type, colour};
use crate::evaluation::{Seen, from_an_angle};
use crate::text;

const SIZE: f64 = 11.0;
/// Classes that are named beside points.
const MOST_NAMED: usize = 10;

/// What is shown in large.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Large {
    Neuron(usize, usize),
    Layer(usize),
    Decision,
}

/// What stands out, or the decision, or the last narrow layer, a hidden one if there is one.
fn large(spec: &Spec, seen: &Seen) -> Option<Large> {
    let last = spec.widths.len().saturating_sub(1);
    let narrow = |column: &usize| !seen.scatter(*column).is_empty();
    match spec.focus {
        Some(Focus { column, unit: Some(unit) }) => Some(Large::Neuron(column, unit)),
        Some(Focus { column, .. }) if column > 0 && narrow(&column) => Some(Large::Layer(column)),
        _ if seen.is_heat() => Some(Large::Decision),
        _ => (1..last).rev().chain([last]).find(narrow).map(Large::Layer),
    }
}

/// Draws it with its title and axes; nothing before the network was looked at.
pub fn draw<DB: DrawingBackend>(spec: &Spec, layout: &Layout, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
    let Some((seen, large)) = spec.seen.as_ref().and_then(|seen| Some((seen, large(spec, seen)?))) else {
        return Ok(());
    };
    let Rect { left, top, right, bottom } = layout.panel;
    let title = Type { size: SIZE, colour: theme.ink, anchor: (HPos::Left, VPos::Top), bold: false };
    pen.text(&words(spec, seen, large), (left, top), title)?;
    let plot = Rect { left: left + 32.0, top: top + 17.0, right: right - 10.0, bottom: bottom - 20.0 };
    let square = Rect { right: (plot.left + plot.height()).min(plot.right), ..plot };
    match large {
        Large::Neuron(column, unit) if seen.is_heat() => {
            axes(seen.range(0), square, pen, theme, true)?;
            picture::map(seen, column, unit, 1, square, pen, theme)?;
            if column + 1 == spec.widths.len() {
                boundary(seen, square, pen, theme)?;
            }
            points(seen, 0, square, pen, theme)
        }
        Large::Neuron(column, unit) => {
            histogram(seen, column, picture::of(seen, column, unit), plot, pen, theme)
        }
        Large::Layer(column) if spec.widths[column] == 1 => {
            histogram(seen, column, seen.scatter(column), plot, pen, theme)
        }
        Large::Layer(column) => {
            match spec.widths[column] {
                2 => axes(seen.range(column), square, pen, theme, true)?,
                _ => cube(square, pen, theme)?,
            }
            points(seen, column, square, pen, theme)
        }
        Large::Decision => {
            axes(seen.range(0), square, pen, theme, true)?;
            picture::decision(seen, square, pen, theme)?;
            boundary(seen, square, pen, theme)?;
            points(seen, 0, square, pen, theme)
        }
    }
}

/// What is shown in large, in words.
fn words(spec: &Spec, seen: &Seen, large: Large) -> String {
    match large {
        Large::Neuron(column, unit) => {
            let kind =
                if seen.is_heat() { text::figures::OVER_BOTH_INPUTS } else { text::figures::OF_EACH_CLASS };
            text::figures::neuron(&spec.short(column), unit + 1, kind)
        }
        Large::Layer(column) => {
            let kind = match spec.widths[column] {
                1 => text::figures::OF_EACH_CLASS,
                2 => text::figures::TWO_NEURONS,
                _ => text::figures::THREE_NEURONS,
            };
            text::figures::neurons(&spec.short(column), kind)
        }
        Large::Decision => text::figures::DECISION.into(),
    }
}

/// Axes of a range, at the left too where the picture has two.
fn axes<DB: DrawingBackend>(
    [low, high]: [f32; 2],
    plot: Rect,
    pen: &Pen<DB>,
    theme: &Theme,
    both: bool,
) -> Drawn<DB> {
    let ticks = |range: (f64, f64)| {
        let scale = Linear { domain: (low.into(), high.into()), range };
        let ticks = scale.ticks((range.1 - range.0).abs() / 40.0).into_iter();
        ticks.map(|(value, text)| (scale.place(value), text)).collect::<Vec<_>>()
    };
    axis::bottom(pen, plot, &ticks((plot.left, plot.right)), SIZE - 1.0, theme)?;
    match both {
        true => axis::left(pen, plot, &ticks((plot.bottom, plot.top)), SIZE - 1.0, theme),
        false => Ok(()),
    }
}

/// The cube in which a layer of three neurons lies, with the names of its axes.
fn cube<DB: DrawingBackend>(plot: Rect, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
    let at = |corner: [f32; 3]| {
        let [x, y] = from_an_angle(corner).map(f64::from);
        place(plot, (x, y))
    };
    let kind =
        Type { size: SIZE - 1.0, colour: theme.muted, anchor: (HPos::Center, VPos::Center), bold: false };
    for axis in 0..3 {
        for side in 0..4 {
            let end = |along: f32| {
                let mut corner = [along; 3];
                corner[(axis + 1) % 3] = (side % 2) as f32;
                corner[(axis + 2) % 3] = (side / 2) as f32;
                corner
            };
            let colour = if side == 0 { theme.muted } else { theme.grid };
            pen.line(&[at(end(0.0)), at(end(1.0))], 1.0, colour)?;
            if side == 0 {
                pen.text(["t₁", "t₂", "t₃"][axis], at(end(1.12)), kind)?;
            }
        }
    }
    Ok(())
}

/// A place in [0, 1]², y upwards.
fn place(plot: Rect, (x, y): (f64, f64)) -> (f64, f64) {
    (plot.left + x * plot.width(), plot.bottom - y * plot.height())
}

fn pairs(numbers: &[f32]) -> impl Iterator<Item = (f64, f64)> + '_ {
    numbers.chunks_exact(2).map(|pair| (f64::from(pair[0]), f64::from(pair[1])))
}

/// The patterns in a column, by class; those of the hold-out paler. And the classes beside them.
fn points<DB: DrawingBackend>(
    seen: &Seen,
    column: usize,
    plot: Rect,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    let shapes: Vec<Shape> = (0..seen.classes()).map(Shape::new).collect();
    let radius = if seen.points() > 300 { 1.6 } else { 2.6 };
    // All rims first: where points are dense they would hide them.
    for is_rim in [true, false] {
        for (at, (class, trained)) in pairs(seen.scatter(column)).zip(pairs(seen.marks())) {
            let class = class as usize;
            let Some(shape) = shapes.get(class) else { continue };
            let (at, alpha) = (place(plot, at), if trained > 0.0 { 0.95 } else { 0.45 });
            let (radius, colour) = match is_rim {
                true => (radius + 0.8, theme.surface),
                false => (radius, picture::of_class(class, theme)),
            };
            shape.draw(pen, at, radius, colour::fade(colour, alpha))?;
        }
    }
    let kind = Type { size: SIZE, colour: theme.ink, anchor: (HPos::Left, VPos::Center), bold: false };
    for (class, shape) in shapes.iter().enumerate().take(MOST_NAMED) {
        let at = (plot.right + 16.0, plot.top + 8.0 + 14.0 * class as f64);
        if at.1 > plot.bottom {
            break;
        }
        shape.draw(pen, at, 4.0, picture::of_class(class, theme))?;
        pen.text(&text::figures::class(class), (at.0 + 9.0, at.1), kind)?;
    }
    Ok(())
}

/// Where the decision changes.
fn boundary<DB: DrawingBackend>(seen: &Seen, plot: Rect, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
    for segment in seen.boundary().chunks_exact(4) {
        let ends: Vec<_> = pairs(segment).map(|end| place(plot, end)).collect();
        pen.line(&ends, 2.0, theme.ink)?;
    }
    Ok(())
}

/// A histogram with its axis, each class named beside its row.
fn histogram<DB: DrawingBackend>(
    seen: &Seen,
    column: usize,
    counts: &[f32],
    plot: Rect,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    axes(seen.range(column), plot, pen, theme, false)?;
    picture::bars(seen, counts, plot, pen, theme)?;
    let height = plot.height() / seen.classes().max(1) as f64;
    let kind =
        Type { size: SIZE - 1.0, colour: theme.muted, anchor: (HPos::Right, VPos::Center), bold: false };
    for class in 0..seen.classes() {
        let y = plot.top + height * (class as f64 + 0.5);
        Shape::new(class).draw(pen, (plot.left - 22.0, y), 3.0, picture::of_class(class, theme))?;
        pen.text(&class.to_string(), (plot.left - 6.0, y), kind)?;
    }
    let tallest = counts.iter().fold(0.0_f32, |most, count| most.max(*count));
    let kind = Type { anchor: (HPos::Right, VPos::Bottom), ..kind };
    pen.text(&text::figures::tallest_bar(tallest), (plot.right, plot.top - 3.0), kind)
}
