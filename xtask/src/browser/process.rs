//! Chromium's process and its temporary folder, both gone when this is dropped.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::Options;
use crate::{Result, chromium};

const PATIENCE: Duration = Duration::from_secs(30);

/// Nothing that the browser does by itself, and no throttling of a window that nobody sees.
const FLAGS: [&str; 16] = [
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--force-color-profile=srgb",
    "--password-store=basic",
];

pub(super) struct Process {
    child: Child,
    folder: PathBuf,
    address: String,
}

impl Process {
    pub fn start(options: &Options) -> Result<Self> {
        let program = chromium::find().ok_or("There is no Chromium: `cargo xtask test` installs it")?;
        let folder = temporary_folder().map_err(|error| format!("no temporary folder: {error}"))?;
        let log = File::create(folder.join("log")).map_err(|error| format!("no temporary file: {error}"))?;
        let mut command = Command::new(program);
        command.args(FLAGS).arg(format!("--user-data-dir={}", folder.join("profile").display()));
        if options.webgpu {
            command.args(["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"]);
        }
        if is_root() {
            command.arg("--no-sandbox");
        }
        command.args(&options.flags).arg("about:blank");
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let child = child.map_err(|error| format!("Chromium could not start: {error}"));
        // From here on dropping ends the process and removes the folder.
        let mut process = match child {
            Ok(child) => Self { child, folder, address: String::new() },
            Err(error) => {
                let _ = fs::remove_dir_all(folder);
                return Err(error);
            }
        };
        process.address = process.wait_for_address()?;
        Ok(process)
    }

    /// The address of the browser's DevTools socket.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    /// Chromium writes the port and the path of its socket into its profile.
    fn wait_for_address(&mut self) -> Result<String> {
        let file = self.folder.join("profile").join("DevToolsActivePort");
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let text = fs::read_to_string(&file).unwrap_or_default();
            if let Some((port, path)) = text.split_once('\n').filter(|(_, path)| !path.is_empty()) {
                return Ok(format!("ws://127.0.0.1:{port}{}", path.trim()));
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("Chromium ended at its start ({status}): {}", self.last_words()));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Err(format!("Chromium did not come up within {} s: {}", PATIENCE.as_secs(), self.last_words()))
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        log.lines().last().unwrap_or_default().to_owned()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let start = Instant::now();
        // It was asked to close; a profile that is still written to cannot be removed.
        while matches!(self.child.try_wait(), Ok(None)) && start.elapsed() < Duration::from_secs(3) {
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        // Its helpers end a moment later.
        let gone = || fs::remove_dir_all(&self.folder).is_ok();
        let _ = (0..50).any(|_| gone() || !pause(Duration::from_millis(40)));
    }
}

/// Sleeps, and is true.
fn pause(time: Duration) -> bool {
    thread::sleep(time);
    true
}

fn temporary_folder() -> std::io::Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("infoplane-browser-{}-{number}", std::process::id()));
    fs::create_dir_all(folder.join("downloads"))?;
    Ok(folder)
}

/// Whether Chromium's sandbox refuses to start: it does for root.
fn is_root() -> bool {
    Path::new("/proc/self").exists()
        && crate::step::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
