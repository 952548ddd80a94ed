//! The run that the page opens with, read anew by another estimator as a user sees it: from the move of the slider to
//! the last snapshot.

use std::path::Path;
use std::time::Duration;

use super::site::number;
use crate::Result;
use crate::browser::Browser;
use crate::server::{self, Server};

const PATIENCE: Duration = Duration::from_secs(60);

/// Where the slider of the number of bins is moved to, 20 to 64 bins. The first time fetches the weights and starts
/// the workers.
const PLACES: [u32; 10] = [68, 72, 76, 80, 84, 88, 92, 96, 100, 104];

/// Milliseconds of every move but the first, sorted.
///
/// # Errors
/// One line where the site is not built or the run is not read within a minute.
pub fn measure(browser: &Browser, dist: &Path) -> Result<Vec<f64>> {
    let server = Server::start(dist, &server::Options::default())?;
    let page = browser.page()?;
    page.goto(&format!("{}#/lab?v=1", server.url()))?;
    page.wait_for("document.querySelector('#control-mi-slider')", PATIENCE)?;
    let mut times = Vec::new();
    for place in PLACES {
        let moved = format!(
            "new Promise((read) => {{
                 const slider = document.querySelector('#control-mi-slider');
                 const began = performance.now();
                 slider.value = {place};
                 slider.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
                 let reads = false;
                 requestAnimationFrame(function next() {{
                     const now = document.querySelector('#estimating') !== null;
                     if (reads && !now) return read(performance.now() - began);
                     reads ||= now;
                     requestAnimationFrame(next);
                 }});
             }})"
        );
        times.push(number(&page.eval_within(&moved, PATIENCE)?)?);
    }
    let mut times = times.split_off(1);
    times.sort_by(f64::total_cmp);
    Ok(times)
}
