//! How smooth the page stays while it trains: the browser's own long-task entries.

use std::path::Path;
use std::time::Duration;

use crate::Result;
use crate::browser::Browser;
use crate::server::{self, Server};

const LINK: &str = "#/lab?v=1&epochs=300&engine=cpu";

const PATIENCE: Duration = Duration::from_secs(300);

/// Tasks of the main thread over 50 ms during a run, in milliseconds: none is what we want.
///
/// # Errors
/// One line where the site is not built or the run does not end.
pub fn long_tasks(browser: &Browser, dist: &Path) -> Result<Vec<f64>> {
    let server = Server::start(dist, &server::Options::default())?;
    let page = browser.page()?;
    page.goto(&format!("{}{LINK}", server.url()))?;
    page.wait_for("document.querySelector('#run')", PATIENCE)?;
    page.eval(
        "window.longTasks = [];
         new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((e) => e.duration)))
             .observe({ entryTypes: ['longtask'] });",
    )?;
    page.click("#run")?;
    page.wait_for("document.querySelector('#progress')?.dataset.phase === 'ended'", PATIENCE)?;
    page.wait_for("!document.querySelector('#estimating')", PATIENCE)?;
    let tasks = page.eval("longTasks")?;
    Ok(tasks.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect())
}
