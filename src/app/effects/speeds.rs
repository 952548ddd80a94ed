//! How fast this machine's graphics devices train, remembered from visit to visit.
//!
//! Where storage is denied nothing is remembered, and each run measures anew: no fault of the run.

use gloo::storage::{LocalStorage, Storage};

/// Other pages of the same host may store things too.
fn key(adapter: &str, networks: &str) -> String {
    format!("infoplane speed v1 {adapter} {networks}")
}

/// How many times as fast as the CPU the adapter trained such networks.
pub fn recall(adapter: &str, networks: &str) -> Option<f64> {
    LocalStorage::get(key(adapter, networks)).ok()
}

/// Keeps what was measured.
pub fn remember(adapter: &str, networks: &str, gpu_over_cpu: f64) {
    let _ = LocalStorage::set(key(adapter, networks), gpu_over_cpu);
}
