//! How fast this machine's graphics devices train, remembered from visit to visit.

use super::memory;

fn key(adapter: &str, networks: &str) -> String {
    format!("infoplane speed v1 {adapter} {networks}")
}

/// How many times as fast as the CPU the adapter trained such networks.
pub fn recall(adapter: &str, networks: &str) -> Option<f64> {
    memory::recall(&key(adapter, networks))?.parse().ok()
}

/// Keeps what was measured.
pub fn remember(adapter: &str, networks: &str, gpu_over_cpu: f64) {
    memory::remember(&key(adapter, networks), &gpu_over_cpu.to_string());
}
