//! Reads the snapshots of a run on all cores.

use std::sync::Mutex;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use crate::evaluation::{Reader, widest};
use crate::experiment::{Family, Reading};
use crate::run::Run;

/// Adds metrics and the given readings to every snapshot that has weights; nothing where the run's data is not here.
pub fn read(run: &mut Run, readings: &[Reading]) {
    let over_the_run = |reading: &Reading| reading.estimator.family == Family::Range;
    let (later, now): (Vec<Reading>, Vec<Reading>) = readings.iter().copied().partition(over_the_run);
    let ranges = pass(run, &now, &[]);
    if !later.is_empty() {
        pass(run, &later, &ranges);
    }
}

/// Reads every snapshot, and finds each layer's range in the run.
fn pass(run: &mut Run, readings: &[Reading], ranges: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let Ok(samples) = run.data() else { return vec![] };
    let bar = bar(run.snapshots.len() as u64, "reading");
    let experiment = run.experiment.clone();
    let found = Mutex::new(Vec::new());
    let queue = Mutex::new(run.snapshots.iter_mut());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let mut reader = Reader::new(&experiment, &samples);
                reader.set_ranges(ranges.to_vec());
                // The lock is held only to take the next snapshot; a poisoned one ends this thread.
                while let Some(snapshot) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    let of_snapshot = snapshot.read(&mut reader, readings);
                    if let Ok(mut found) = found.lock() {
                        *found = widest(&found, of_snapshot.into_iter());
                    }
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    found.into_inner().unwrap_or_default()
}

/// A progress bar over `len` things.
pub fn bar(len: u64, doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {wide_bar} {pos}/{len} · {per_sec} · {eta} left");
    ProgressBar::new(len)
        .with_prefix(doing)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
