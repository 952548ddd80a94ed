//! `cargo xtask picture`: the README's pictures, taken of the built site.

use std::time::Duration;

use crate::browser::{Browser, Options, Page, View};
use crate::pictures::{DRAWN, PAGES, SCREENS};
use crate::server::{self, Server};
use crate::{Result, chromium, root, step};

const PATIENCE: Duration = Duration::from_secs(60);

/// How high a screen is in a sheet of them, and the sheet's width, in CSS pixels.
const HEIGHT: u32 = 210;
const WIDTH: u32 = 1080;

/// Takes the picture of the page as it opens, and sheets of all pages on all screens, light and dark.
///
/// # Errors
/// One line where the site is not built or there is no browser.
pub fn run() -> Result<()> {
    chromium::ensure()?;
    let server = Server::start(crate::dist(), &server::Options::default())?;
    let browser = Browser::launch(&Options::default())?;
    let page = browser.page()?;
    let folder = root().join("xtask").join("pictures");
    for (dark, name) in [(false, "light"), (true, "dark")] {
        step::announce(&format!("all pages on all screens, {name}"));
        let sheet = sheet(&page, &server.url(), dark)?;
        page.goto("about:blank")?;
        let whole = format!("document.body.innerHTML = {sheet:?}; document.body.style.margin = 0;");
        page.eval(&format!(
            "{whole} Promise.all([...document.images].map((image) => image.decode())).then(() => 0)"
        ))?;
        let height = page.eval("document.documentElement.scrollHeight")?.as_u64().unwrap_or_default();
        page.set_view(View { width: WIDTH, height: height as u32, ..View::default() })?;
        page.screenshot(&folder.join(format!("{name}.webp")))?;
    }
    shot(&page, &server.url(), PAGES[0], View { width: 1366, height: 768, still: true, ..View::default() })?;
    page.screenshot(&folder.join("lab.webp"))
}

/// The pages one below the other, each on the screens side by side, as HTML.
fn sheet(page: &Page, site: &str, dark: bool) -> Result<String> {
    let (ground, line) = if dark { ("#2f3741", "#4b545f") } else { ("#ffffff", "#d5dbe1") };
    let mut html = format!(
        "<div style='display:grid;gap:10px;padding:10px;width:{WIDTH}px;box-sizing:border-box;background:{ground}'>"
    );
    for of_page in PAGES {
        html += "<div style='display:flex;justify-content:space-between'>";
        for (width, height) in SCREENS {
            shot(page, site, of_page, View { width, height, dark, still: true, ..View::default() })?;
            html += &format!(
                "<img style='height:{HEIGHT}px;border:1px solid {line};border-radius:4px' src='data:image/png;base64,{}'>",
                page.seen()?
            );
        }
        html += "</div>";
    }
    Ok(html + "</div>")
}

/// Shows a page on a screen, and waits until it is whole.
fn shot(page: &Page, site: &str, (_, hash, there): (&str, &str, &str), view: View) -> Result<()> {
    page.set_view(view)?;
    page.goto(&format!("{site}{hash}"))?;
    page.wait_for(there, PATIENCE)?;
    page.wait_for(DRAWN, PATIENCE)?;
    // The trails are drawn over some frames.
    std::thread::sleep(Duration::from_millis(400));
    Ok(())
}
