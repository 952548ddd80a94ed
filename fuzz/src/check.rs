//! One input, decoded and judged.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::Instant;

use crate::allocator::most_during;
use crate::targets::Target;
use crate::watchdog::Watchdog;

/// A decoder may hold so many bytes for each of its input…
const PER_BYTE: usize = 4;
/// … and so many besides: data sets, buffers, and files of a zip that are small enough to be harmless.
const SLACK: usize = 4 << 20;

/// Judges inputs and counts.
pub struct Checker {
    watchdog: Watchdog,
    pub failures: usize,
    /// How many inputs were decoded without a complaint since [`Self::begin`].
    pub taken: usize,
    /// The most bytes that any of them took.
    pub most: usize,
    /// The most seconds.
    pub slowest: f64,
}

impl Checker {
    /// A checker that has seen nothing; panics are no longer printed.
    pub fn new() -> Self {
        panic::set_hook(Box::new(|_| ()));
        Self { watchdog: Watchdog::new(), failures: 0, taken: 0, most: 0, slowest: 0.0 }
    }

    /// Forgets the figures of the target before.
    pub fn begin(&mut self) {
        (self.taken, self.most, self.slowest) = (0, 0, 0.0);
    }

    /// Decodes an input; one that fails is kept in a file.
    pub fn check(&mut self, target: Target, name: &str, input: &[u8]) {
        let name = format!("{}-{name}", target.name());
        self.watchdog.watch(&name, input);
        let start = Instant::now();
        let (most, decoded) = most_during(|| panic::catch_unwind(AssertUnwindSafe(|| target.decode(input))));
        self.slowest = self.slowest.max(start.elapsed().as_secs_f64());
        self.most = self.most.max(most);
        let fault = match decoded {
            Err(panic) => Some(format!("panics ({})", said(&*panic))),
            Ok(_) if most > PER_BYTE * input.len() + SLACK => {
                Some(format!("takes {most} bytes for {}", input.len()))
            }
            Ok(false) => None,
            Ok(true) => {
                self.taken += 1;
                let same = panic::catch_unwind(AssertUnwindSafe(|| target.comes_back(input)));
                (!same.unwrap_or(false)).then(|| "does not come back as it was written".into())
            }
        };
        self.watchdog.rest();
        let Some(fault) = fault else { return };
        self.failures += 1;
        eprintln!("{name} {fault}: {}", keep(&name, input));
    }
}

fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word")
}

/// Writes an input to a file, and says where it is.
pub fn keep(name: &str, input: &[u8]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fuzz-failures");
    let file = folder.join(name);
    match fs::create_dir_all(&folder).and_then(|()| fs::write(&file, input)) {
        Ok(()) => file.display().to_string(),
        Err(error) => format!("its input could not be kept ({error})"),
    }
}
