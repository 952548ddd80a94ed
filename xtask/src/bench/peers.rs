//! Other libraries on the same task, fetched from npm where it is there; no part of the site.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::site::number;
use crate::browser::Browser;
use crate::server::{self, Server};
use crate::{Result, npm};

const PACKAGES: [&str; 3] =
    ["@tensorflow/tfjs@4.22.0", "@tensorflow/tfjs-backend-wasm@4.22.0", "@jax-js/jax@0.1.25"];

const PAGES: [(&str, &str); 6] = [
    ("pace.js", include_str!("../../bench/pace.js")),
    ("task.js", include_str!("../../bench/task.js")),
    ("tfjs.html", include_str!("../../bench/tfjs.html")),
    ("tfjs.js", include_str!("../../bench/tfjs.js")),
    ("jax.html", include_str!("../../bench/jax.html")),
    ("jax.js", include_str!("../../bench/jax.js")),
];

const PATIENCE: Duration = Duration::from_secs(300);

/// The libraries and the pages that use them, in a folder of their own.
pub struct Peers {
    folder: PathBuf,
}

impl Peers {
    /// What is measured: the name of each in the table, and its page.
    pub const LIBRARIES: [(&str, &str); 2] = [("TF.js wasm", "tfjs.html"), ("jax-js wasm", "jax.html")];

    /// Installs the libraries into `target/`; nothing, and a line that says so, where there is no npm.
    ///
    /// # Errors
    /// One line where npm or the disk fails.
    pub fn fetch() -> Result<Option<Self>> {
        if !npm::is_here() {
            println!("There is no npm: the other libraries are left out");
            return Ok(None);
        }
        let folder = npm::install("bench", &PACKAGES)?;
        for (name, content) in PAGES {
            fs::write(folder.join(name), content).map_err(|error| format!("{name}: {error}"))?;
        }
        Ok(Some(Self { folder }))
    }

    /// Milliseconds of one training step on a library's page.
    ///
    /// # Errors
    /// One line where the library fails.
    pub fn measure(&self, browser: &Browser, page: &str, networks: usize, rows: usize) -> Result<f64> {
        let server = Server::start(Path::new(&self.folder), &server::Options::default())?;
        let url = format!("{}{page}", server.url());
        let page = browser.page()?;
        page.goto(&url)?;
        page.wait_for("document.title === 'ready'", PATIENCE)?;
        number(&page.eval_within(&format!("measure({networks}, {rows})"), PATIENCE)?)
    }
}
