//! A thread that ends the program when an input takes too long.

use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::check::keep;

/// No input of a few kilobytes takes so long, on however busy a machine.
const LIMIT: Duration = Duration::from_secs(10);

/// An input that is being decoded.
struct Watched {
    since: Instant,
    name: String,
    input: Vec<u8>,
}

/// Watches one input after the other.
#[derive(Clone, Default)]
pub struct Watchdog(Arc<Mutex<Option<Watched>>>);

impl Watchdog {
    /// A watchdog with its thread.
    pub fn new() -> Self {
        let dog = Self::default();
        let watched = dog.0.clone();
        thread::spawn(move || {
            loop {
                thread::sleep(LIMIT / 10);
                let now = watched.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(Watched { since, name, input }) = now.as_ref()
                    && since.elapsed() > LIMIT
                {
                    eprintln!("{name} hangs: {}", keep(name, input));
                    process::exit(1);
                }
            }
        });
        dog
    }

    /// Watches an input until [`Self::rest`].
    pub fn watch(&self, name: &str, input: &[u8]) {
        let watched = Watched { since: Instant::now(), name: name.into(), input: input.into() };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(watched);
    }

    pub fn rest(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
