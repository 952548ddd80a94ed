//! A run of 100,000 epochs in the page: how long its epochs take, and what it holds of memory, from the first to the last.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::site::number;
use crate::browser::{Browser, Options};
use crate::server::{self, Server};
use crate::{Result, step};

/// The default experiment, but for its length, half as many snapshots, and full batches of a tenth of the patterns.
const LINK: &str = "#/lab?v=1&engine=cpu&train=0.1&batch=full&epochs=100000&log=100";

const EPOCHS: f64 = 100_000.0;

const PATIENCE: Duration = Duration::from_secs(300);

/// One look a second, and one at the end.
pub struct LongRun {
    pub moments: Vec<Moment>,
}

/// One look at the run.
pub struct Moment {
    /// Epochs so far.
    pub epoch: f64,
    /// Since the click.
    pub seconds: f64,
    /// What all processes of pages hold, its workers and the browser's empty page among them, in millions of bytes; none
    /// where the system does not tell.
    pub megabytes: Option<f64>,
}

impl LongRun {
    /// Runs it on the CPU.
    ///
    /// # Errors
    /// One line where the site is not built or the run does not end within five minutes.
    pub fn measure(dist: &Path) -> Result<Self> {
        step::announce("a run of 100,000 epochs");
        // Memory is counted: no other page of ours may be there.
        let browser = Browser::launch(&Options::default())?;
        let server = Server::start(dist, &server::Options::default())?;
        let page = browser.page()?;
        page.goto(&format!("{}{LINK}", server.url()))?;
        page.wait_for("document.querySelector('#run')", PATIENCE)?;
        page.eval("window.began = performance.now(); document.querySelector('#run').click()")?;
        page.wait_for("document.querySelector('#progress')?.dataset.epoch > 0", PATIENCE)?;
        let (mut moments, end) = (Vec::new(), Instant::now() + PATIENCE);
        loop {
            let now = page.eval(
                "(({ epoch, phase }) => [Number(epoch), performance.now() - began, phase])(document.querySelector('#progress').dataset)",
            )?;
            let megabytes = browser.memory()?.map(|bytes| bytes / 1e6);
            let (epoch, seconds) = (number(&now[0])?, number(&now[1])? / 1000.0);
            moments.push(Moment { epoch, seconds, megabytes });
            if now[2] == "ended" {
                let short = format!("the run ended at epoch {epoch}");
                return if epoch == EPOCHS { Ok(Self { moments }) } else { Err(short) };
            }
            if Instant::now() > end {
                return Err(format!("the run is at epoch {epoch} after five minutes"));
            }
            // A second, or until the end.
            page.eval(
                "new Promise((look) => {
                     const until = performance.now() + 1000;
                     requestAnimationFrame(function next(now) {
                         const { phase } = document.querySelector('#progress').dataset;
                         if (now > until || phase === 'ended') return look(0);
                         requestAnimationFrame(next);
                     });
                 })",
            )?;
        }
    }

    pub fn json(&self) -> Value {
        let moment = |m: &Moment| json!({ "epoch": m.epoch, "seconds": m.seconds, "megabytes": m.megabytes });
        json!({ "link": LINK, "moments": self.moments.iter().map(moment).collect::<Vec<_>>() })
    }
}

impl fmt::Display for LongRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n100,000 epochs of full batches of 410, 10 networks")?;
        let (middle, last) = (self.moments.len() / 2, self.moments.len() - 1);
        for Moment { epoch, seconds, megabytes } in [0, middle, last].map(|i| &self.moments[i]) {
            writeln!(f, "epoch {epoch:>7} after {seconds:>6.1} s, {}", said(*megabytes))?;
        }
        let most = self.moments.iter().filter_map(|moment| moment.megabytes).max_by(f64::total_cmp);
        writeln!(f, "at most {}", said(most))
    }
}

fn said(megabytes: Option<f64>) -> String {
    megabytes.map_or("memory that the system does not tell".into(), |held| format!("{held:.1} MB"))
}
