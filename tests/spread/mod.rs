//! Two ensembles that cannot be told apart.

/// The means of two samples differ by less than the standard error of the second.
pub fn assert_within(what: &str, a: &[f64], b: &[f64]) {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let squares: f64 = b.iter().map(|v| (v - mean(b)).powi(2)).sum();
    let error = (squares / (b.len() - 1) as f64 / b.len() as f64).sqrt();
    assert!((mean(a) - mean(b)).abs() <= error + 1e-6, "{what}: {a:?} and {b:?}");
}
