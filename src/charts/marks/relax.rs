//! Places in a column, moved apart where they are too near.

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
