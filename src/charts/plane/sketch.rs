//! The plane in a few kilobytes, which the page shows before its program has come.
//!
//! It has no size of its own: it is stretched to the rectangle between (0, 0) and the bounds, with a margin
//! around it. What is drawn is thick by the screen's pixels, and light or dark as what it is put into.

use std::fmt::Write;

use plotters::style::RGBAColor;

use super::{Moment, Spec};
use crate::charts::{Theme, colour};

/// The side of the rectangle, and the margin in which markers on its edges have room; `figure.css` knows their ratio.
const SIDE: f64 = 1000.0;
const MARGIN: f64 = 40.0;
/// Of so many moments one is drawn, counted back from the last.
const STEP: usize = 3;

/// The plane as an SVG file: the means of the layers up to the last moment that has been read.
pub fn sketch(spec: &Spec) -> String {
    let whole = SIDE + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{MARGIN} -{MARGIN} {whole} {whole}\" \
         preserveAspectRatio=\"none\" fill=\"none\" stroke-linecap=\"round\">\
         <style>:root{{color-scheme:light dark}}path{{vector-effect:non-scaling-stroke}}</style>\n"
    );
    let (end, near) = (SIDE + MARGIN, -MARGIN);
    let limits = format!("M0 0H{end}M{SIDE} {near}V{SIDE}");
    line(&mut svg, &limits, 1.0, both(|theme| theme.limit), " stroke-dasharray=\"5 4\"");
    let moments: Vec<&Moment> = spec.moments.iter().flatten().collect();
    let mut drawn: Vec<&Moment> = moments.iter().rev().step_by(STEP).copied().collect();
    drawn.reverse();
    for moment in &drawn {
        let ink = both(|theme| colour::epoch(spec.scale().place(spec.when(moment)), theme.dark));
        let places = places(spec, moment);
        line(&mut svg, &joined(&places), 0.8, ink.clone(), " opacity=\".2\"");
        line(&mut svg, &dots(&places), 7.0, ink, "");
    }
    if let Some(last) = drawn.last() {
        let places = places(spec, last);
        let fill = both(|theme| colour::epoch(spec.scale().place(spec.when(last)), theme.dark));
        line(&mut svg, &joined(&places), 1.4, both(|theme| theme.ink), "");
        line(&mut svg, &dots(&places), 13.0, both(|theme| theme.ink), "");
        line(&mut svg, &dots(&places), 10.0, fill, "");
    }
    svg.push_str("</svg>\n");
    svg
}

/// The places of the layers whose mean is known.
fn places(spec: &Spec, moment: &Moment) -> Vec<(i32, i32)> {
    let share = |value: f64, bound: f64| SIDE * (value / bound.max(0.01)).clamp(0.0, 1.0);
    let place = |x: f64, y: f64| {
        let across = share(x, spec.limits.input);
        (across.round() as i32, (SIDE - share(y, spec.limits.entropy)).round() as i32)
    };
    moment.layers.iter().flatten().map(|(x, y)| place(x.mean, y.mean)).collect()
}

/// A path through all places.
fn joined(places: &[(i32, i32)]) -> String {
    let mut path = String::new();
    for (i, (x, y)) in places.iter().enumerate() {
        // A text takes everything that is written to it.
        let _ = write!(path, "{}{x} {y}", if i == 0 { 'M' } else { 'L' });
    }
    path
}

/// A path whose round ends are a dot at each place.
fn dots(places: &[(i32, i32)]) -> String {
    places.iter().map(|(x, y)| format!("M{x} {y}h0")).collect()
}

fn line(svg: &mut String, path: &str, width: f64, ink: String, more: &str) {
    svg.push_str(&format!("<path stroke=\"{ink}\" stroke-width=\"{width}\"{more} d=\"{path}\"/>\n"));
}

/// A colour for light pages and one for dark ones.
fn both(of: impl Fn(&Theme) -> RGBAColor) -> String {
    let [light, dark] = [Theme::LIGHT, Theme::DARK].map(|theme| {
        let RGBAColor(red, green, blue, _) = of(&theme);
        format!("#{red:02x}{green:02x}{blue:02x}")
    });
    format!("light-dark({light},{dark})")
}
