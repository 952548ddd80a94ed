//! `cargo xtask picture`: the README's picture, taken of the built site.

use std::time::Duration;

use crate::browser::{Browser, Options, View};
use crate::server::{self, Server};
use crate::{Result, chromium, root};

/// Takes the picture of the page as it opens.
///
/// # Errors
/// One line where the site is not built or there is no browser.
pub fn run() -> Result<()> {
    chromium::ensure()?;
    let server = Server::start(crate::dist(), &server::Options::default())?;
    let browser = Browser::launch(&Options::default())?;
    let page = browser.page()?;
    page.set_view(View { width: 1366, height: 768, still: true, ..View::default() })?;
    page.goto(&server.url())?;
    page.wait_for("document.querySelector('#values tbody tr')", Duration::from_secs(30))?;
    // The trails are drawn over some frames.
    std::thread::sleep(Duration::from_secs(1));
    page.screenshot(&root().join("static").join("picture.png"))
}
