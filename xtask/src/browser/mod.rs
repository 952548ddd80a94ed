//! A headless Chromium over the DevTools protocol, for the tests of the built site and for its measurements.
//!
//! Every call has a time limit, and a browser ends with its value.

mod connection;
mod files;
mod keys;
mod mouse;
mod page;
mod process;
mod view;
mod watch;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

pub use page::Page;
pub use view::View;
pub use watch::{Message, Worker};

use crate::Result;
use connection::Connection;
use process::Process;

/// How a browser starts.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether there is WebGPU, through a software adapter; without it `requestAdapter()` gives null.
    pub webgpu: bool,
    /// More flags for Chromium's command line.
    pub flags: Vec<String>,
}

/// A running browser with a profile of its own.
pub struct Browser {
    connection: Arc<Connection>,
    // Dropped after the connection is told to close.
    process: Process,
}

impl Browser {
    /// Starts Chromium.
    ///
    /// # Errors
    /// One line where there is no Chromium or it does not come up within 30 seconds.
    pub fn launch(options: &Options) -> Result<Self> {
        let process = Process::start(options)?;
        let connection = Connection::open(process.address())?;
        let downloads = json!({
            "behavior": "allow",
            "downloadPath": process.downloads(),
            "eventsEnabled": true,
        });
        connection.call(None, "Browser.setDownloadBehavior", downloads)?;
        Ok(Self { connection, process })
    }

    /// Opens an empty page.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn page(&self) -> Result<Page> {
        Page::open(self.connection.clone(), self.process.downloads())
    }

    /// The browser's name and version.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn version(&self) -> Result<String> {
        let version = self.connection.call(None, "Browser.getVersion", json!({}))?;
        Ok(version["product"].as_str().unwrap_or_default().to_owned())
    }

    /// Bytes that the processes of its pages hold for themselves, the memory of wasm and of workers among them; none where
    /// the system does not tell as Linux does, or one of them has just ended.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn memory(&self) -> Result<Option<f64>> {
        let processes = self.connection.call(None, "SystemInfo.getProcessInfo", json!({}))?;
        let processes = processes["processInfo"].as_array().into_iter().flatten();
        let pages = processes.filter(|process| process["type"] == "renderer").map(|process| {
            let status = std::fs::read_to_string(format!("/proc/{}/status", process["id"])).ok()?;
            let held = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
            held.trim().strip_suffix(" kB")?.parse::<f64>().ok()
        });
        Ok(pages.sum::<Option<f64>>().map(|kilobytes| 1024.0 * kilobytes))
    }

    /// Kills the GPU process, so that every page loses its graphics device.
    ///
    /// # Errors
    /// One line where the browser does not answer.
    pub fn crash_gpu(&self) -> Result<()> {
        // The browser answers only sometimes, since what should answer is gone.
        self.connection.send(None, "Browser.crashGpuProcess", &json!({})).map(drop)
    }

    /// The folder that downloads arrive in.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.process.downloads()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may be gone already; otherwise its process is ended.
        let _ = self.connection.call_within(None, "Browser.close", json!({}), Duration::from_secs(2));
    }
}
