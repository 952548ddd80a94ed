//! Faults that the GPU runtime only logs: a rejected shader, a lost device.
//!
//! cubecl drops the whole submission and goes on with stale numbers, so its errors are caught here
//! and end the run on that device.

use std::sync::Mutex;

use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::training::TrainingError;

static FAULT: Mutex<Option<String>> = Mutex::new(None);

struct Catcher {
    /// Where every warning and error is shown besides.
    show: fn(&str),
}

impl Log for Catcher {
    fn enabled(&self, metadata: &Metadata) -> bool {
        metadata.level() <= Level::Warn
    }

    fn log(&self, record: &Record) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let text = format!("{}: {}", record.target(), record.args());
        (self.show)(&text);
        let from_gpu = ["cubecl", "burn", "wgpu"].iter().any(|name| record.target().starts_with(name));
        if record.level() == Level::Error
            && from_gpu
            && let Ok(mut fault) = FAULT.lock()
        {
            fault.get_or_insert(text);
        }
    }

    fn flush(&self) {}
}

/// Catches errors of the GPU runtime from now on, and shows them and its warnings by `show`.
pub fn catch_faults(show: fn(&str)) {
    // A second logger is refused; then the first one goes on catching.
    if log::set_boxed_logger(Box::new(Catcher { show })).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}

/// The first fault since the last check, as an error.
pub fn check() -> Result<(), TrainingError> {
    match FAULT.lock().ok().and_then(|mut fault| fault.take()) {
        Some(text) => Err(TrainingError(crate::text::engines::device_failed(&text))),
        None => Ok(()),
    }
}
