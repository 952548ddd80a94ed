//! What a parameter does to the accuracy: a straight line through the settings.

use super::Spread;
use crate::evaluation::{interval, resampled};
use crate::text;

/// What came of one setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The parameter.
    pub x: f64,
    /// Settings of one group differ in nothing else.
    pub group: usize,
    /// [networks]; NaN of one that diverged.
    pub values: Vec<f64>,
}

/// A slope with its 95 % interval over networks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    pub slope: f64,
    pub interval: [f64; 2],
    /// R²: the share of the variation between the settings' means, within groups, that the line explains.
    pub explained: f64,
    /// Between the smallest and the largest parameter.
    pub span: f64,
    pub settings: usize,
    pub networks: usize,
}

/// The least squares through the settings' means over networks, each group with a level of its own.
///
/// Networks are drawn again as wholes, the same in all settings, since those of one number share their initial
/// weights.
///
/// # Errors
/// A sentence that says what is missing.
pub fn effect(settings: &[Setting], seed: u64) -> Result<Effect, String> {
    let mut places: Vec<f64> = settings.iter().map(|setting| setting.x).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    if places.len() < 3 {
        return Err(text::untold::too_few_values(places.len()));
    }
    let networks = settings.first().map_or(0, |setting| setting.values.len());
    if networks < 3 {
        return Err(text::untold::too_few_networks_at_a_value(networks));
    }
    if settings.iter().any(|setting| setting.values.len() != networks) {
        return Err(text::untold::SETTINGS_DIFFER.into());
    }
    let line = |drawn: &[usize]| {
        let mean = |setting: &Setting| Spread::of(drawn.iter().map(|network| setting.values[*network])).mean;
        fit(&settings.iter().map(|s| (s.x, s.group, mean(s))).collect::<Vec<_>>())
    };
    let (slope, explained) = line(&(0..networks).collect::<Vec<_>>());
    if !slope.is_finite() {
        return Err(text::untold::NO_ACCURACY_AT_A_VALUE.into());
    }
    let slopes: Vec<f64> = resampled(networks, seed, |drawn| line(drawn).0);
    let finite: Vec<f64> = slopes.into_iter().filter(|slope| slope.is_finite()).collect();
    let interval = interval(&finite, networks).ok_or(text::untold::NO_LINE)?;
    let span = places.last().unwrap_or(&0.0) - places.first().unwrap_or(&0.0);
    Ok(Effect { slope, interval, explained, span, settings: settings.len(), networks })
}

/// Slope and R² of points (x, group, y).
fn fit(points: &[(f64, usize, f64)]) -> (f64, f64) {
    // [group]: count, and the sums of x and y.
    let mut sums: Vec<[f64; 3]> = Vec::new();
    for (x, group, y) in points {
        sums.resize(sums.len().max(group + 1), [0.0; 3]);
        let [count, of_x, of_y] = sums[*group];
        sums[*group] = [count + 1.0, of_x + x, of_y + y];
    }
    let apart = points.iter().map(|(x, group, y)| {
        let [count, of_x, of_y] = sums[*group];
        (x - of_x / count, y - of_y / count)
    });
    let [xx, xy, yy] = apart.fold([0.0; 3], |[xx, xy, yy], (x, y)| [xx + x * x, xy + x * y, yy + y * y]);
    (xy / xx, if yy > 0.0 { xy * xy / (xx * yy) } else { f64::NAN })
}
