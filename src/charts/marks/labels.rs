//! Names beside points, where they cover neither a point nor each other.

use crate::charts::Rect;

/// A name to be set beside a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The point.
    pub at: (f64, f64),
    /// The width of the name.
    pub width: f64,
}

/// What a free place costs, in pixels of distance: to be centred on the point, left of it, above it,
/// on the line, or nearer to another point.
const CENTRED: f64 = 2.0;
const LEFT: f64 = 3.0;
const ABOVE: f64 = 10.0;
const CROSSED: f64 = 16.0;
const MISTAKEN: f64 = 24.0;

/// A box of `height` for each label, inside `within`, clear of the points by `gap` and of each other.
///
/// Label by label, the cheapest of the places that are just clear of something. Only where there is
/// no room at all does a label cover what is under its wanted place. `line` joins the points.
pub fn place(labels: &[Label], height: f64, gap: f64, within: Rect, line: &[(f64, f64)]) -> Vec<Rect> {
    let around = |(x, y): (f64, f64)| Rect { left: x - gap, top: y - gap, right: x + gap, bottom: y + gap };
    let mut taken: Vec<Rect> = labels.iter().map(|label| around(label.at)).collect();
    for label in labels {
        let (x, y) = label.at;
        let wanted = y + gap + height / 2.0;
        let sides = [(x + gap, 0.0), (x - label.width / 2.0, CENTRED), (x - gap - label.width, LEFT)];
        let clear = taken.iter().flat_map(|r| [r.bottom + height / 2.0, r.top - height / 2.0]);
        let free = (clear.chain([wanted, y]).flat_map(|middle| sides.map(|side| (side, middle))))
            .map(|((left, cost), middle)| (boxed(left, middle, label.width, height), cost))
            .filter(|(r, _)| inside(r, &within) && !taken.iter().any(|other| overlap(r, other)));
        let cost = |(r, side): &(Rect, f64)| {
            let (middle, far) = (r.centre().1, distance(r, label.at));
            let when = |it: bool, cost: f64| if it { cost } else { 0.0 };
            let mistaken = labels.iter().any(|other| distance(r, other.at) + 1.0 < far);
            let crossed = line.windows(2).any(|ends| crosses(ends[0], ends[1], r));
            side + (middle - wanted).abs()
                + when(middle < y, ABOVE)
                + when(crossed, CROSSED)
                + when(mistaken, MISTAKEN)
        };
        let best = free.min_by(|a, b| cost(a).total_cmp(&cost(b))).map(|(r, _)| r);
        let fallback = || boxed(sides[1].0.max(within.left), wanted, label.width, height);
        taken.push(best.unwrap_or_else(fallback));
    }
    taken.split_off(labels.len())
}

fn boxed(left: f64, middle: f64, width: f64, height: f64) -> Rect {
    Rect { left, top: middle - height / 2.0, right: left + width, bottom: middle + height / 2.0 }
}

fn inside(r: &Rect, within: &Rect) -> bool {
    r.left >= within.left && r.right <= within.right && r.top >= within.top && r.bottom <= within.bottom
}

/// Whether two boxes share more than an edge, rounding apart.
fn overlap(a: &Rect, b: &Rect) -> bool {
    const EDGE: f64 = 1e-9;
    a.left < b.right - EDGE && b.left < a.right - EDGE && a.top < b.bottom - EDGE && b.top < a.bottom - EDGE
}

/// From a point to the nearest point of a box.
fn distance(r: &Rect, (x, y): (f64, f64)) -> f64 {
    (x - x.clamp(r.left, r.right)).hypot(y - y.clamp(r.top, r.bottom))
}

/// Whether the segment passes through the box: the part of it within the box's x reaches its y.
fn crosses(from: (f64, f64), to: (f64, f64), r: &Rect) -> bool {
    let (a, b) = if from.0 <= to.0 { (from, to) } else { (to, from) };
    let (left, right) = (a.0.max(r.left), b.0.min(r.right));
    if left > right {
        return false;
    }
    let y = |x: f64| if b.0 == a.0 { a.1 } else { a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0) };
    let (mut low, mut high) = (y(left).min(y(right)), y(left).max(y(right)));
    if b.0 == a.0 {
        (low, high) = (a.1.min(b.1), a.1.max(b.1));
    }
    low < r.bottom && high > r.top
}
