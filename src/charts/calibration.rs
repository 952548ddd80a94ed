//! An estimator against a known truth: estimate and spread over sample size.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

use super::marks::{axis, band, limit};
use super::scale::Linear;
use super::{Drawn, Pen, Rect, Spread, Theme, Type, colour};
use crate::text;

/// What one figure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// The true information, bits.
    pub truth: f64,
    /// The sample sizes of the axis, increasing.
    pub sizes: Vec<usize>,
    /// [size]: the finite estimates of all repeats so far, bits.
    pub estimates: Vec<Vec<f64>>,
}

impl Spec {
    /// [size]: mean and spread; `None` where there is no estimate.
    pub fn spreads(&self) -> Vec<Option<Spread>> {
        self.estimates.iter().map(|values| Spread::of(values.iter().copied())).collect()
    }

    /// The lowest and highest bits of the axis: truth and estimates with some room.
    fn range(&self) -> (f64, f64) {
        let values = self.estimates.iter().flatten().copied().filter(|value| value.is_finite());
        // What misses by far is drawn at the edge, so that the rest can be read.
        let reach = 3.0 * self.truth.max(1.0);
        let low = values.clone().fold(self.truth.min(0.0), f64::min).max(-reach);
        let high = values.fold(self.truth.max(0.1), f64::max).min(self.truth + 4.0 * reach);
        let room = 0.12 * (high - low);
        (if low < 0.0 { low - room } else { 0.0 }, high + room)
    }
}

/// Draws the true line, the mean with its band of one SD, and every estimate as a dot.
pub fn draw<DB: DrawingBackend>(
    spec: &Spec,
    pen: &Pen<DB>,
    (width, height): (f64, f64),
    theme: &Theme,
) -> Drawn<DB> {
    let size = 11.0;
    let plot = Rect { left: 36.0, top: 10.0, right: width - 10.0, bottom: height - 34.0 };
    let (first, last) = (spec.sizes.first().copied().unwrap_or(1), spec.sizes.last().copied().unwrap_or(10));
    let x = |samples: usize| {
        let share = libm::log(samples as f64 / first as f64) / libm::log(last as f64 / first as f64);
        plot.left + 8.0 + share * (plot.width() - 16.0)
    };
    let (low, high) = spec.range();
    let scale = Linear { domain: (low, high), range: (plot.bottom, plot.top) };
    let y = |bits: f64| scale.place(bits).clamp(plot.top, plot.bottom);
    let powers = [100, 1000, 10_000].into_iter().filter(|n| (first..=last).contains(n));
    axis::bottom(pen, plot, &powers.map(|n| (x(n), n.to_string())).collect::<Vec<_>>(), size, theme)?;
    let ticks = scale.ticks(plot.height() / 34.0).into_iter().map(|(bits, text)| (y(bits), text));
    axis::left(pen, plot, &ticks.collect::<Vec<_>>(), size, theme)?;
    let kind = Type { size, colour: theme.muted, anchor: (HPos::Right, VPos::Top), bold: false };
    pen.text(text::figures::SAMPLES, (plot.right, plot.bottom + 20.0), kind)?;

    let hue = colour::series(0, theme.dark);
    for (samples, values) in spec.sizes.iter().zip(&spec.estimates) {
        for value in values.iter().filter(|value| value.is_finite()) {
            pen.dot((x(*samples), y(*value)), 1.4, colour::fade(hue, 0.45))?;
        }
    }
    let known: Vec<(f64, Spread)> =
        spec.sizes.iter().zip(spec.spreads()).filter_map(|(n, spread)| Some((x(*n), spread?))).collect();
    let sd = |spread: &Spread| spread.sd.unwrap_or(0.0);
    let area: Vec<_> = known.iter().map(|(x, s)| (*x, y(s.mean - sd(s)), y(s.mean + sd(s)))).collect();
    band::draw(pen, &area, colour::fade(hue, 0.18))?;
    let line: Vec<_> = known.iter().map(|(x, s)| (*x, y(s.mean))).collect();
    pen.line(&line, 1.8, hue)?;
    for place in line {
        pen.dot(place, 2.6, hue)?;
    }
    // Its value stands above the figure, where no estimate lies over it.
    limit::horizontal(pen, plot, y(spec.truth), "", size, theme)
}
