//! What lies within a rectangle of lines and polygons.

use super::Rect;

type Point = (f64, f64);

/// The part of a segment within `r`, if any (Liang & Barsky 1984).
pub fn segment(from: Point, to: Point, r: Rect) -> Option<[Point; 2]> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let at = |share: f64| (from.0 + share * dx, from.1 + share * dy);
    let sides =
        [(-dx, from.0 - r.left), (dx, r.right - from.0), (-dy, from.1 - r.top), (dy, r.bottom - from.1)];
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for (speed, room) in sides {
        if speed < 0.0 {
            start = start.max(room / speed);
        } else if speed > 0.0 {
            end = end.min(room / speed);
        } else if room < 0.0 {
            return None;
        }
    }
    (start <= end).then(|| [at(start), at(end)])
}

/// A polygon's part within `r` (Sutherland & Hodgman 1974).
pub fn polygon(points: &[Point], r: Rect) -> Vec<Point> {
    let mut points = points.to_vec();
    for side in 0..4 {
        let room = |p: &Point| [p.0 - r.left, r.right - p.0, p.1 - r.top, r.bottom - p.1][side];
        let mut kept = Vec::with_capacity(points.len() + 1);
        for (i, to) in points.iter().enumerate() {
            let from = &points[(i + points.len() - 1) % points.len()];
            let (a, b) = (room(from), room(to));
            if (a < 0.0) != (b < 0.0) {
                let share = a / (a - b);
                kept.push((from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1)));
            }
            if b >= 0.0 {
                kept.push(*to);
            }
        }
        points = kept;
    }
    points
}
