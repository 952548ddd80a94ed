//! The picture of a neuron: its activation over two inputs, or its histogram by class.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;

use crate::charts::{Drawn, Pen, Rect, Theme, colour};
use crate::evaluation::{BINS, SIDE, Seen};

/// The numbers of a neuron's picture.
pub fn of(seen: &Seen, column: usize, unit: usize) -> &[f32] {
    seen.picture(seen.before(column) + unit)
}

/// The colour of a class, which is none of the two that signs have.
pub fn of_class(class: usize, theme: &Theme) -> RGBAColor {
    colour::series(class + 2, theme.dark)
}

/// From the page's colour to this one.
fn mixed(to: RGBAColor, share: f64, theme: &Theme) -> RGBAColor {
    let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
    let from = theme.surface;
    colour::rgb(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

/// The map of a neuron over two inputs, every `step`th cell: blue above 0, orange below, none at 0.
pub fn map<DB: DrawingBackend>(
    seen: &Seen,
    column: usize,
    unit: usize,
    step: usize,
    within: Rect,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    let (cells, [low, high]) = (of(seen, column, unit), seen.range(column));
    let scale = f64::from(low.abs().max(high.abs()));
    squares(step, within, pen, |cell| {
        let share = f64::from(cells.get(cell).copied().unwrap_or(0.0)) / scale;
        let sign = colour::series(usize::from(share < 0.0), theme.dark);
        mixed(sign, share.abs().min(1.0), theme)
    })
}

/// The most probable class over two inputs, paler where another is nearly as probable.
pub fn decision<DB: DrawingBackend>(seen: &Seen, within: Rect, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
    let last = seen.widths().len().saturating_sub(1);
    let maps: Vec<&[f32]> = (0..seen.classes()).map(|class| of(seen, last, class)).collect();
    let chance = 1.0 / maps.len().max(2) as f64;
    squares(1, within, pen, |cell| {
        let p = |class: &usize| maps[*class].get(cell).copied().unwrap_or(0.0);
        let best = (0..maps.len()).max_by(|a, b| p(a).total_cmp(&p(b))).unwrap_or(0);
        let margin = (f64::from(p(&best)) - chance) / (1.0 - chance);
        mixed(of_class(best, theme), 0.08 + 0.4 * margin.clamp(0.0, 1.0), theme)
    })
}

/// Fills SIDE × SIDE cells, or every `step`th with its neighbours, the lowest row first.
fn squares<DB: DrawingBackend>(
    step: usize,
    within: Rect,
    pen: &Pen<DB>,
    colour: impl Fn(usize) -> RGBAColor,
) -> Drawn<DB> {
    let size = within.width() / SIDE as f64;
    for y in (0..SIDE).step_by(step) {
        for x in (0..SIDE).step_by(step) {
            let left = within.left + x as f64 * size;
            let bottom = within.bottom - y as f64 * size;
            let side = size * step as f64;
            // Each reaches a little under the next, so that no seam shows where pixels are shared.
            let right = (left + side + 0.5).min(within.right);
            let cell = Rect { left, top: (bottom - side - 0.5).max(within.top), right, bottom };
            pen.fill(cell, colour(y * SIDE + x))?;
        }
    }
    Ok(())
}

/// A histogram by class, [classes, BINS]: a row for each class, class 0 at the top, all on one scale.
pub fn bars<DB: DrawingBackend>(
    seen: &Seen,
    counts: &[f32],
    within: Rect,
    pen: &Pen<DB>,
    theme: &Theme,
) -> Drawn<DB> {
    let tallest = counts.iter().fold(0.0_f32, |most, count| most.max(*count)).max(f32::MIN_POSITIVE);
    let height = within.height() / seen.classes().max(1) as f64;
    let width = within.width() / BINS as f64;
    for (i, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
        let (class, bin) = (i / BINS, i % BINS);
        let bottom = within.top + height * (class + 1) as f64;
        let left = within.left + width * bin as f64;
        // A count of one in thousands is still to be seen.
        let top = bottom - (height * 0.92 * f64::from(count / tallest)).max(0.5);
        pen.fill(Rect { left, top, right: left + width, bottom }, of_class(class, theme))?;
    }
    Ok(())
}
