//! How long a visitor waits for the first plane that the program draws.

use std::path::Path;
use std::time::Duration;

use crate::Result;
use crate::browser::{Browser, Options};
use crate::server::{self, Server};

/// The longest that it should take from a local server with an empty cache, in milliseconds.
pub const GOAL: f64 = 1500.0;

/// The best of so many visits counts, since other programs may have the processor.
const VISITS: usize = 3;

/// Resolves with the milliseconds since the navigation began, at the first frame with something on the plane.
const WAIT: &str = "new Promise((resolve) => {
    const drawn = (canvas) =>
        canvas.width && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
    const look = () => {
        const there = document.querySelector('#values tbody tr')
            && [...document.querySelectorAll('.plane canvas')].some(drawn);
        if (there) resolve(performance.now());
        else requestAnimationFrame(look);
    };
    look();
})";

/// Milliseconds until the first plane is drawn, each visit by a browser that was never there.
///
/// # Errors
/// One line where there is no browser, or no picture within 30 seconds.
pub fn measure(dist: &Path) -> Result<f64> {
    let server = Server::start(dist, &server::Options::default())?;
    let mut best = f64::INFINITY;
    for _ in 0..VISITS {
        let browser = Browser::launch(&Options::default())?;
        let page = browser.page()?;
        page.goto(&server.url())?;
        let time = page.eval_within(WAIT, Duration::from_secs(30))?;
        best = best.min(time.as_f64().unwrap_or(f64::INFINITY));
    }
    Ok(best)
}
