//! Shannon entropy in bits.

/// −Σ p log₂ p of probabilities that sum to one; 0 log 0 is 0.
pub fn entropy(probabilities: &[f64]) -> f64 {
    -probabilities.iter().map(|p| x_log_x(*p)).sum::<f64>()
}

/// The plug-in entropy log₂ N − Σ c log₂ c / N of counts c that sum to N; 0 where there are none.
pub fn entropy_of_counts(counts: &[u32]) -> f64 {
    let total: f64 = counts.iter().map(|c| f64::from(*c)).sum();
    if total == 0.0 {
        return 0.0;
    }
    let sum: f64 = counts.iter().map(|c| x_log_x(f64::from(*c))).sum();
    libm::log2(total) - sum / total
}

/// x log₂ x, 0 at 0.
pub(super) fn x_log_x(x: f64) -> f64 {
    if x > 0.0 { x * libm::log2(x) } else { 0.0 }
}
