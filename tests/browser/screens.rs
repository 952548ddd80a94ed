//! The pages on a phone, a tablet, a school laptop and a wide screen, light and dark: what a picture can be held to.

use serde_json::{Value, json};
use xtask::browser::View;
use xtask::pictures::{DRAWN, PAGES, SCREENS};

use crate::site::Site;

#[test]
fn every_page_fits_every_screen() {
    let site = Site::open(false, "");
    for (name, hash, there) in PAGES {
        site.eval(&format!("location.hash = {hash:?}"));
        site.until(there);
        for (width, height) in SCREENS {
            for dark in [false, true] {
                site.page.set_view(View { width, height, dark, still: true, ..View::default() }).unwrap();
                settle(&site);
                let what = format!("{name} at {width}, {}", if dark { "dark" } else { "light" });
                let wide = "[...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('.table-room, .table-scroll, .unseen, .room')
                    && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.localName + '.' + e.className)";
                assert_eq!(
                    site.eval("document.documentElement.scrollWidth > innerWidth"),
                    json!(false),
                    "{what}: {}",
                    site.eval(wide)
                );
                assert_eq!(site.eval(wide), json!([]), "{what}");
                let colours = site.eval("getComputedStyle(document.documentElement).backgroundColor");
                assert_eq!(
                    colours,
                    json!(if dark { "rgb(14, 17, 22)" } else { "rgb(244, 246, 248)" }),
                    "{what}"
                );
            }
        }
    }
    site.is_quiet();
}

/// Waits until sizes are taken up and drawn.
fn settle(site: &Site) {
    site.eval("new Promise((frame) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(frame)), 250))");
    // A picture of one colour would show nothing.
    site.until(DRAWN);
}

#[test]
fn a_school_laptop_shows_what_matters_at_once() {
    let site = Site::open(false, "");
    site.until("document.querySelector('#values tbody tr')");
    for part in ["#run", ".area-figure", ".plane .room", ".timeline", "#play", "#epoch"] {
        let place = site.eval(&format!(
            "(() => {{ const r = document.querySelector('{part}').getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; }})()"
        ));
        let [left, top, right, bottom] = [0, 1, 2, 3].map(|i| place[i].as_f64().unwrap());
        assert!(left >= 0.0 && top >= 0.0 && right <= 1366.0 && bottom <= 768.0, "{part} is at {place}");
    }
    let size = site.eval("(() => { const r = document.querySelector('.plane .room').getBoundingClientRect(); return [r.width, r.height]; })()");
    assert!(size[0].as_f64().unwrap() > 500.0 && size[1].as_f64().unwrap() > 400.0, "{size}");
    assert_eq!(site.eval("scrollY"), Value::from(0));
    // Every column of the numbers beside the plane is in sight too.
    site.until("document.querySelector('#values th:nth-child(4)') && (({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('.area-curves .table-scroll'))");
    assert!(site.text("#values thead").contains("Below bound"));
}
