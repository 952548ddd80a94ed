//! The site's own workers, measured in its page.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use crate::Result;
use crate::browser::{Browser, Page};
use crate::server::{self, Server};

const DRIVER: &str = include_str!("../../bench/site.js");
const TOLD: &str = include_str!("../../bench/told.js");

/// Parameters of the ten networks of the default experiment.
const WEIGHTS: usize = 10 * 294;

/// A software adapter compiles shaders for half a minute and trains in seconds per step.
const PATIENCE: Duration = Duration::from_secs(300);

/// The page of the site in a browser.
pub struct Site {
    page: Page,
    _server: Server,
}

/// Milliseconds.
pub struct Training {
    pub step: f64,
    /// From the start of the run to the end of its first epoch, compilation included.
    pub first: f64,
}

impl Site {
    /// Opens the site, which then does nothing by itself.
    ///
    /// # Errors
    /// One line where it is not built or does not load.
    pub fn open(browser: &Browser, dist: &Path) -> Result<Self> {
        let server = Server::start(dist, &server::Options::default())?;
        let page = browser.page()?;
        page.run_at_start(TOLD)?;
        page.goto(&server.url()).map_err(|error| format!("{error}; `cargo xtask dist` builds the site"))?;
        page.wait_for("document.querySelector('#values tbody tr')", PATIENCE)?;
        page.eval(DRIVER)?;
        Ok(Self { page, _server: server })
    }

    /// Trains the run of a link in a worker, and watches it for some seconds.
    ///
    /// # Errors
    /// One line where the worker fails, or another device trains.
    pub fn training(&self, build: &str, link: &str, device: &str, seconds: u32) -> Result<Training> {
        let call = format!("bench.training({build:?}, 'epochs=100000&log=2&{link}', {seconds})");
        let value = self.page.eval_within(&call, PATIENCE)?;
        if value["device"] != device {
            return Err(format!("{build} trains on {}, not on {device}", value["device"]));
        }
        Ok(Training { step: number(&value["step"])?, first: number(&value["first"])? })
    }

    /// Milliseconds in which one worker reads a snapshot of the default experiment.
    ///
    /// # Errors
    /// One line where the worker fails.
    pub fn reading(&self, readings: &[&str], measures: bool) -> Result<f64> {
        let measures = if measures { "9" } else { "null" };
        let call = format!("bench.reading('', {WEIGHTS}, {readings:?}, {measures})");
        number(&self.page.eval_within(&call, PATIENCE)?)
    }

    /// Milliseconds in which one worker reads the networks 12-10-2 of that link by one estimator.
    ///
    /// # Errors
    /// One line where the worker fails.
    pub fn reading_small(&self, link: &str, networks: usize, key: &str) -> Result<f64> {
        const PARAMETERS: usize = 13 * 10 + 11 * 2;
        let weights = networks * PARAMETERS;
        let call = format!("bench.reading({link:?}, {weights}, [{key:?}], null)");
        number(&self.page.eval_within(&call, PATIENCE)?)
    }
}

pub(super) fn number(value: &Value) -> Result<f64> {
    value.as_f64().ok_or_else(|| format!("{value} is no time"))
}
