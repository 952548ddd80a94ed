//! Where things lie in a small plane, in the units of its view box.

use crate::run::Thumbnail;
use crate::text;

pub const WIDTH: f64 = 320.0;
pub const HEIGHT: f64 = 192.0;
pub const LEFT: f64 = 20.0;
pub const RIGHT: f64 = 306.0;
pub const TOP: f64 = 24.0;
pub const BOTTOM: f64 = 172.0;

/// Ends nearer than this share a name.
const NEAR: f64 = 15.0;
/// A name's distance from its end.
const BESIDE: f64 = 15.0;

/// The place of a point (Î(X;T), Î(T;Y)) on axes that reach the next whole bit above the bounds.
pub fn place([input, label]: [f64; 2], limits: [f64; 2]) -> (f64, f64) {
    let share = |value: f64, limit: f64| (value / limit.ceil().max(1.0)).clamp(0.0, 1.0);
    let x = LEFT + share(input, limits[0]) * (RIGHT - LEFT);
    let y = BOTTOM - share(label, limits[1]) * (BOTTOM - TOP);
    (tenths(x), tenths(y))
}

/// The way of a layer as the points of a polyline.
pub fn points(way: &[[f64; 2]], limits: [f64; 2]) -> String {
    let point = |at: &[f64; 2]| {
        let (x, y) = place(*at, limits);
        format!("{x},{y}")
    };
    way.iter().map(point).collect::<Vec<_>>().join(" ")
}

/// The names of the layers' ends and their places, below the ends; neighbours that end near each other share one.
pub fn ends(run: &Thumbnail) -> Vec<(String, (f64, f64))> {
    let name = |i: usize| {
        if i + 1 == run.layers.len() { text::presets::OUT.to_owned() } else { (i + 1).to_string() }
    };
    let mut groups: Vec<(usize, usize, (f64, f64))> = Vec::new();
    for (i, way) in run.layers.iter().enumerate() {
        let Some(end) = way.last().map(|end| place(*end, run.limits)) else { continue };
        match groups.last_mut() {
            Some((_, last, first)) if (end.0 - first.0).hypot(end.1 - first.1) < NEAR => *last = i,
            _ => groups.push((i, i, end)),
        }
    }
    (groups.into_iter())
        .map(|(first, last, (x, y))| {
            let name = if first == last { name(first) } else { format!("{}–{}", name(first), name(last)) };
            // Above where below would lie in the axis.
            let y = if y + BESIDE > BOTTOM { y - BESIDE * 0.6 } else { y + BESIDE };
            (name, (x, tenths(y)))
        })
        .collect()
}

/// Tenths of a unit are fine enough and short to write.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_lie_at_the_ends_of_the_axes() {
        assert_eq!(place([0.0, 0.0], [12.0, 0.999]), (LEFT, BOTTOM));
        assert_eq!(place([12.0, 1.0], [12.0, 0.999]), (RIGHT, TOP));
        assert_eq!(points(&[[0.0, 1.0], [6.0, 0.5]], [12.0, 1.0]), "20,24 163,98");
    }

    #[test]
    fn neighbours_that_end_together_share_a_name() {
        let way = |end: [f64; 2]| vec![[5.0, 0.1], end];
        let ways = [[12.0, 1.0], [11.9, 1.0], [11.8, 0.99], [6.0, 0.9], [1.0, 0.02]];
        let run = Thumbnail {
            limits: [12.0, 1.0],
            epochs: vec![0, 1],
            layers: ways.map(way).to_vec(),
            accuracy: [1.0; 2],
        };
        let named = ends(&run);
        assert_eq!(named.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["1–3", "4", "out"]);
        // Below its end, but never in the axis.
        assert!(named[0].1.1 > TOP && named[2].1.1 < BOTTOM);
    }
}
