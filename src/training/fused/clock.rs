//! Milliseconds, wherever this runs.

/// Milliseconds since some moment.
#[cfg(target_arch = "wasm32")]
pub fn clock() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since some moment.
#[cfg(not(target_arch = "wasm32"))]
pub fn clock() -> f64 {
    use std::sync::LazyLock;
    use std::time::Instant;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_secs_f64() * 1000.0
}
