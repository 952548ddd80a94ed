//! Reads the snapshots of a run on all cores.

use std::sync::Mutex;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use crate::evaluation::Reader;
use crate::experiment::Reading;
use crate::run::Run;

/// Adds metrics and the given readings to every snapshot that has weights.
pub fn read(run: &mut Run, readings: &[Reading]) {
    let bar = bar(run.snapshots.len() as u64, "reading");
    let experiment = run.experiment.clone();
    let queue = Mutex::new(run.snapshots.iter_mut());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let mut reader = Reader::new(&experiment);
                // The lock is held only to take the next snapshot; a poisoned one ends this thread.
                while let Some(snapshot) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    snapshot.read(&mut reader, readings);
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
}

/// A progress bar over `len` things.
pub fn bar(len: u64, doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {wide_bar} {pos}/{len} · {per_sec} · {eta} left");
    ProgressBar::new(len)
        .with_prefix(doing)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
