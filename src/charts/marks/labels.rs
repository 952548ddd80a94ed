//! Names beside points, moved apart where they would overlap.

use crate::charts::Rect;

/// A name to be set beside a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The left end of the name.
    pub left: f64,
    /// The width of the name.
    pub width: f64,
    /// Where the middle of its line is wanted.
    pub wanted: f64,
}

impl Label {
    fn beside(&self, other: &Self) -> bool {
        self.left < other.left + other.width && other.left < self.left + self.width
    }
}

/// Places `height` apart, in the order given and nearest to the wanted ones in the least-squares
/// sense, within `low` and `high` as far as they fit; `wanted` must not decrease.
///
/// Without the distances it is the isotonic regression of wanted − i · height, found by pooling
/// neighbours that are out of order.
pub fn relax(wanted: &[f64], height: f64, low: f64, high: f64) -> Vec<f64> {
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (i, wanted) in wanted.iter().enumerate() {
        let mut pool = (wanted - i as f64 * height, 1);
        while let Some((mean, count)) = pools.pop_if(|(mean, _)| *mean > pool.0) {
            let all = count + pool.1;
            pool = ((mean * count as f64 + pool.0 * pool.1 as f64) / all as f64, all);
        }
        pools.push(pool);
    }
    let most = (high - wanted.len().saturating_sub(1) as f64 * height).max(low);
    (pools.iter().flat_map(|(mean, count)| std::iter::repeat_n(*mean, *count)).enumerate())
        .map(|(i, place)| place.clamp(low, most) + i as f64 * height)
        .collect()
}

/// The middles of the labels' lines: labels that share some x are moved apart, the others stay.
pub fn place(labels: &[Label], height: f64, within: Rect) -> Vec<f64> {
    let mut middles = vec![0.0; labels.len()];
    for mut group in groups(labels) {
        group.sort_by(|a, b| labels[*a].wanted.total_cmp(&labels[*b].wanted));
        let wanted: Vec<f64> = group.iter().map(|i| labels[*i].wanted).collect();
        let (low, high) = (within.top + height / 2.0, within.bottom - height / 2.0);
        for (i, middle) in group.iter().zip(relax(&wanted, height, low, high)) {
            middles[*i] = middle;
        }
    }
    middles
}

/// The labels that are linked by sharing some x, group by group.
fn groups(labels: &[Label]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        let touches = |group: &mut Vec<usize>| group.iter().any(|j| labels[*j].beside(label));
        let mut joined: Vec<usize> = groups.extract_if(.., touches).flatten().collect();
        joined.push(i);
        joined.sort_unstable();
        groups.push(joined);
    }
    groups
}
