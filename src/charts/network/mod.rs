//! One network: layers as columns, weights as lines, a picture in every neuron, and one picture in large.

mod layout;
mod panel;
mod picture;
mod spec;
mod weights;

pub use layout::Layout;
pub use spec::{Focus, Spec, Step};

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Drawn, Pen, Rect, Theme, Type};
use crate::evaluation::{MOST_UNITS, Seen};

/// Draws the whole figure.
pub fn draw<DB: DrawingBackend>(
    spec: &Spec,
    pen: &Pen<DB>,
    (width, height): (f64, f64),
    theme: &Theme,
) -> Drawn<DB> {
    let layout = Layout::new(spec, width, height);
    if let Some(focus) = spec.focus {
        pen.fill(layout.column(focus.column), theme.grid)?;
    }
    weights::draw(spec, &layout, pen, theme)?;
    for column in 0..spec.widths.len() {
        names(spec, &layout, pen, column, theme)?;
        for unit in 0..spec.shown(column) {
            neuron(spec, &layout, pen, Focus { column, unit: Some(unit) }, theme)?;
        }
    }
    panel::draw(spec, &layout, pen, theme)
}

/// A neuron's box with its picture.
fn neuron<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    neuron: Focus,
    theme: &Theme,
) -> Drawn<DB> {
    let (column, unit) = (neuron.column, neuron.unit.unwrap_or(0));
    let within = layout.neuron(column, unit);
    let border = if spec.focus == Some(neuron) { (2.0, theme.ink) } else { (1.0, theme.frame) };
    pen.fill(grown(within, border.0), border.1)?;
    pen.fill(within, theme.surface)?;
    match &spec.seen {
        // Half of the cells are enough for so small a map.
        Some(seen) if seen.is_heat() => picture::map(seen, column, unit, 2, within, pen, theme),
        Some(seen) => picture::bars(seen, picture::of(seen, column, unit), within, pen, theme),
        None => Ok(()),
    }
}

/// A column's name above it, and how many of its neurons are not drawn below.
fn names<DB: DrawingBackend>(
    spec: &Spec,
    layout: &Layout,
    pen: &Pen<DB>,
    column: usize,
    theme: &Theme,
) -> Drawn<DB> {
    let lit = spec.focus.is_some_and(|focus| focus.column == column);
    let within = layout.column(column);
    let colour = if lit { theme.ink } else { theme.muted };
    let kind = Type { size: 11.0, colour, anchor: (HPos::Center, VPos::Top), bold: lit };
    let x = within.centre().0;
    pen.text(&spec.short(column), (x, within.top + 2.0), kind)?;
    let more = spec.widths[column].saturating_sub(MOST_UNITS);
    if more == 0 {
        return Ok(());
    }
    pen.text(&format!("+{more}"), (x, within.bottom - 13.0), kind)
}

fn grown(r: Rect, by: f64) -> Rect {
    Rect { left: r.left - by, top: r.top - by, right: r.right + by, bottom: r.bottom + by }
}

/// What a neuron's row is in tables that go through all columns.
pub fn row_of(seen: &Seen, focus: Focus) -> Option<usize> {
    Some(seen.before(focus.column) + focus.unit?)
}
