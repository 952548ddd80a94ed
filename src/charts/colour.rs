//! Colours that carry data.

use plotters::style::RGBAColor;

/// An opaque colour.
pub const fn rgb(red: u8, green: u8, blue: u8) -> RGBAColor {
    RGBAColor(red, green, blue, 1.0)
}

/// The same colour, this opaque.
pub fn fade(colour: RGBAColor, alpha: f64) -> RGBAColor {
    RGBAColor(colour.0, colour.1, colour.2, alpha)
}

/// viridis (van der Walt & Smith 2015, CC0) at nine equal steps.
const VIRIDIS: [(f64, f64, f64); 9] = [
    (68.0, 1.0, 84.0),
    (71.0, 44.0, 122.0),
    (59.0, 81.0, 139.0),
    (44.0, 113.0, 142.0),
    (33.0, 145.0, 140.0),
    (39.0, 173.0, 129.0),
    (92.0, 200.0, 99.0),
    (170.0, 220.0, 50.0),
    (253.0, 231.0, 37.0),
];

/// viridis at `t` in [0, 1], linear between its steps; lightness grows with `t`.
pub fn viridis(t: f64) -> RGBAColor {
    let last = VIRIDIS.len() - 1;
    let at = if t.is_nan() { 0.0 } else { t.clamp(0.0, 1.0) } * last as f64;
    let step = (at as usize).min(last - 1);
    let (a, b) = (VIRIDIS[step], VIRIDIS[step + 1]);
    let mix = |a: f64, b: f64| (a + (b - a) * (at - step as f64)).round() as u8;
    rgb(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}

/// The colour of an epoch whose place in the run is `t` in [0, 1].
///
/// The end of viridis that would vanish into the page is left out: the yellow one on a light page,
/// the violet one on a dark page.
pub fn epoch(t: f64, dark: bool) -> RGBAColor {
    let (from, to) = if dark { (0.24, 1.0) } else { (0.0, 0.88) };
    viridis(from + (to - from) * t)
}

/// Colours for series side by side, distinct to colour-blind readers and at least 3 to 1 against the
/// page: Okabe & Ito (2008), darkened on a light page and lightened on a dark one.
pub fn series(index: usize, dark: bool) -> RGBAColor {
    const LIGHT: [RGBAColor; 6] = [
        rgb(0, 98, 163),
        rgb(196, 78, 0),
        rgb(0, 128, 94),
        rgb(160, 80, 130),
        rgb(135, 110, 0),
        rgb(60, 66, 74),
    ];
    const DARK: [RGBAColor; 6] = [
        rgb(98, 182, 240),
        rgb(243, 146, 76),
        rgb(56, 196, 156),
        rgb(222, 150, 196),
        rgb(235, 210, 80),
        rgb(205, 212, 220),
    ];
    if dark { DARK[index % DARK.len()] } else { LIGHT[index % LIGHT.len()] }
}
