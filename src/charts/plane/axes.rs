//! The plane's frame: what changes only with its size, its colours and the reading.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Layout, Spec, bound};
use crate::charts::marks::{axis, colour_bar, limit};
use crate::charts::scale::Linear;
use crate::charts::{Drawn, Pen, Theme, Type};
use crate::experiment::Family;
use crate::information::neural::BATCH;
use crate::text;

/// Draws axes, bounds and the key to the epochs.
pub fn axes<DB: DrawingBackend>(spec: &Spec, layout: &Layout, pen: &Pen<DB>, theme: &Theme) -> Drawn<DB> {
    let Layout { plot, bar, x, y, size, .. } = *layout;
    let (input, label) = (spec.limits.input, spec.limits.label);
    let x_ticks = x.ticks(plot.width() / 60.0).into_iter().map(|(bits, text)| (x.place(bits), text));
    let y_ticks = y.ticks(plot.height() / 50.0).into_iter().map(|(bits, text)| (y.place(bits), text));
    axis::bottom(pen, plot, &x_ticks.collect::<Vec<_>>(), size, theme)?;
    axis::left(pen, plot, &y_ticks.collect::<Vec<_>>(), size, theme)?;

    let entropy = spec.limits.entropy;
    // Where a part of the plane is in sight only, a bound may lie outside.
    let has = |scale: Linear, bits: f64| (scale.domain.0..=scale.domain.1).contains(&bits);
    if has(y, entropy) {
        limit::horizontal(pen, plot, y.place(entropy), &text::figures::label_entropy(entropy), size, theme)?;
    }
    if !spec.limits.determined && has(y, label) {
        limit::horizontal(pen, plot, y.place(label), "", size, theme)?;
        // Under its line, as above it is the name of H(Y), and to the right of where the bound rises.
        let anchor = (HPos::Left, VPos::Top);
        let kind = Type { size, colour: theme.limit, anchor, bold: false };
        let place = (plot.left + 0.28 * plot.width(), y.place(label) + 4.0);
        pen.text(&text::figures::label_information(label), place, kind)?;
    }
    let name = text::figures::patterns(spec.limits.patterns, &trimmed(input));
    if has(x, input) {
        limit::vertical(pen, plot, x.place(input), &name, size, theme)?;
    }

    // Half of the patterns are held out.
    let ceiling = libm::log2(BATCH.min(spec.limits.patterns / 2).max(1) as f64);
    if spec.reading.estimator.family == Family::InfoNce && has(x, ceiling) {
        limit::vertical(
            pen,
            plot,
            x.place(ceiling),
            &text::figures::ceiling(&trimmed(ceiling)),
            size,
            theme,
        )?;
    }
    bound::draw(spec, layout, pen, theme)?;
    let title = Type { size, colour: theme.ink, anchor: (HPos::Left, VPos::Bottom), bold: false };
    pen.text(text::figures::LABEL_AXIS, (4.0, plot.top - 8.0), title)?;
    let title = Type { anchor: (HPos::Right, VPos::Top), ..title };
    let estimator = spec.reading.estimator.short();
    pen.text(&text::figures::input_axis(&estimator), (plot.right, plot.bottom + 26.0), title)?;
    colour_bar::draw(pen, bar, spec.scale(), size - 1.0, theme)
}

/// At most two decimals, without the zeros at their end.
fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
