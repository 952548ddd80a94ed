//! The bound in numbers.

use super::{Table, number};
use crate::bottleneck::{Bound, Joint, Point, Source};
use crate::text;

/// Rows of a curve at most, besides its ends.
const ROWS: usize = 12;

/// Entropies of the data and points of both curves; `patterns` is how many x there are.
pub fn of_bound(bound: &Bound, joint: &Joint, patterns: usize) -> Vec<Table> {
    let mut data = Table::new(sentence(&bound.words), &["", text::tables::BITS]);
    let bits = [
        ("H(Y)", joint.label_entropy()),
        ("I(X;Y)", joint.information()),
        ("log₂ N", libm::log2(patterns as f64)),
    ];
    data.rows.extend(bits.map(|(name, bits)| vec![name.to_owned(), number(bits, 4)]));
    let classes = joint.masses.len();
    let curve = &bound.curve;
    data.note = match curve.source {
        Source::Deterministic => text::tables::BOUND_DIRECT.into(),
        Source::BlahutArimoto => text::tables::bound_traced(classes, curve.gap, joint.width()),
    };
    let mut tables = vec![data];
    if curve.source == Source::BlahutArimoto {
        tables.push(points(text::tables::BOUND_POINTS, &curve.points));
    }
    tables.push(points(text::tables::DIB_POINTS, &bound.dib));
    tables
}

fn points(caption: &str, points: &[Point]) -> Table {
    let mut table = Table::new(caption, &["β", "I(X;T)", "I(T;Y)"]);
    let step = points.len().div_ceil(ROWS).max(1);
    let last = points.len().saturating_sub(1);
    for point in points.iter().enumerate().filter(|(i, _)| i % step == 0 || *i == last).map(|(_, p)| p) {
        let beta = if point.beta.is_finite() { number(point.beta, 3) } else { "∞".into() };
        table.rows.push(vec![beta, number(point.ixt, 4), number(point.ity, 4)]);
    }
    table
}

/// With a capital at its beginning.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
