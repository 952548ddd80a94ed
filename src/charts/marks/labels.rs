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

/// What a free place costs, in pixels of distance: to stand left of the point, above it, on the line.
const LEFT: f64 = 3.0;
const ABOVE: f64 = 10.0;
const CROSSED: f64 = 16.0;

/// A box of `height` for each label, inside `within`, clear of the points by `gap` and of each other.
///
/// Label by label, the cheapest of the places that are just clear of something. Only where there is
/// no room at all does a label cover what is under its wanted place. `line` joins the points.
pub fn place(labels: &[Label], height: f64, gap: f64, within: Rect, line: &[(f64, f64)]) -> Vec<Rect> {
    let around = |(x, y): (f64, f64)| Rect { left: x - gap, top: y - gap, right: x + gap, bottom: y + gap };
    let mut taken: Vec<Rect> = labels.iter().map(|label| around(label.at)).collect();
    for label in labels {
        let (x, y) = label.at;
        let (right, left) = (x + gap, x - gap - label.width);
        let wanted = y + gap + height / 2.0;
        let clear = taken.iter().flat_map(|r| [r.bottom + height / 2.0, r.top - height / 2.0]);
        let free = (clear.chain([wanted, y]).flat_map(|middle| [(right, middle), (left, middle)]))
            .map(|(left, middle)| boxed(left, middle, label.width, height))
            .filter(|r| inside(r, &within) && !taken.iter().any(|other| overlap(r, other)));
        let cost = |r: &Rect| {
            let above = r.centre().1 < y;
            (r.centre().1 - wanted).abs()
                + if r.left < x { LEFT } else { 0.0 }
                + if above { ABOVE } else { 0.0 }
                + if line.windows(2).any(|ends| crosses(ends[0], ends[1], r)) { CROSSED } else { 0.0 }
        };
        let best = free.min_by(|a, b| cost(a).total_cmp(&cost(b)));
        taken.push(best.unwrap_or_else(|| boxed(left.max(within.left), wanted, label.width, height)));
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
