//! A run in the page as a user sees it: from the click to the finished plane, and how smooth the page stays.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::site::number;
use crate::Result;
use crate::browser::Browser;
use crate::server::{self, Server};

const PATIENCE: Duration = Duration::from_secs(300);

/// What one run took.
pub struct WholeRun {
    pub name: &'static str,
    /// From the click to the last snapshot read.
    pub seconds: f64,
    /// Tasks of the main thread over 50 ms, by the browser's own entries, in milliseconds: none is what we want.
    pub long_tasks: Vec<f64>,
    /// Frames that the page had, and frames of a screen with 60 a second that it missed between two of them.
    pub frames: [u64; 2],
}

impl WholeRun {
    /// Runs the experiment of a link on the CPU.
    ///
    /// # Errors
    /// One line where the site is not built or the run does not end within five minutes.
    pub fn measure(browser: &Browser, dist: &Path, name: &'static str, link: &str) -> Result<Self> {
        let server = Server::start(dist, &server::Options::default())?;
        let page = browser.page()?;
        page.goto(&format!("{}#/lab?v=1&engine=cpu{link}", server.url()))?;
        page.wait_for("document.querySelector('#run')", PATIENCE)?;
        page.eval(
            "window.longTasks = [];
             new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((e) => e.duration)))
                 .observe({ entryTypes: ['longtask'] });
             window.frames = [0, 0];
             window.began = performance.now();
             let before = began;
             requestAnimationFrame(function next(now) {
                 frames[0] += 1;
                 frames[1] += Math.max(0, Math.round((now - before) * 60 / 1000) - 1);
                 before = now;
                 requestAnimationFrame(next);
             });
             document.querySelector('#run').click();",
        )?;
        let ended = "document.querySelector('#progress')?.dataset.phase === 'ended'
            && !document.querySelector('#estimating') && performance.now() - began";
        let milliseconds = number(&page.wait_for(ended, PATIENCE)?)?;
        let tasks = page.eval("longTasks")?;
        let long_tasks = tasks.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        let count = page.eval("frames")?;
        let frames = [0, 1].map(|i| count[i].as_u64().unwrap_or_default());
        Ok(Self { name, seconds: milliseconds / 1000.0, long_tasks, frames })
    }

    pub fn json(&self) -> Value {
        json!({ "run": self.name, "seconds": self.seconds, "long_tasks_ms": self.long_tasks, "frames": self.frames[0], "missed": self.frames[1] })
    }
}
