//! The plane on screens of several densities, and its values under the pointer.

use serde_json::json;
use xtask::browser::View;

use crate::site::Site;

#[test]
fn every_canvas_has_the_screens_own_pixels() {
    let site = Site::open(false, "");
    site.until("document.querySelector('#values tbody tr')");
    // Tall enough that every figure is in sight, and so is drawn.
    site.page.set_view(View { width: 1003, height: 4000, ..View::default() }).unwrap();
    site.until("[...document.querySelectorAll('.figure canvas')].every((canvas) => canvas.width > 300)");
    for scale in [1.0, 1.5, 2.0] {
        site.page.set_view(View { width: 1003, height: 701, scale, ..View::default() }).unwrap();
        site.until(&format!("devicePixelRatio === {scale}"));
        // As many pixels as the screen shows in the canvas's place, to within one in all of it.
        site.until(
            "[...document.querySelectorAll('.figure canvas')].every((canvas) => {
                const room = canvas.parentElement.getBoundingClientRect();
                const place = canvas.getBoundingClientRect();
                const off = (pixels, length) => Math.abs(pixels - length * devicePixelRatio);
                return off(canvas.width, place.width) < 0.02 && off(canvas.height, place.height) < 0.02
                    && off(canvas.width, room.width) <= 1 && off(canvas.height, room.height) <= 1;
            })",
        );
    }
    site.is_quiet();
}

/// A figure far below takes no time from what is in sight.
#[test]
fn a_figure_is_drawn_when_one_comes_near() {
    let site = Site::blank();
    site.page.set_view(View { width: 400, height: 800, ..View::default() }).unwrap();
    site.goto("#/estimators?mi=gaussian");
    site.until("Number(document.querySelector('#calibrating')?.dataset.done) > 5");
    let drawn = "document.querySelector('.card:last-of-type canvas').style.width !== ''";
    assert_eq!(site.eval(drawn), false);
    site.eval("document.querySelector('.card:last-of-type').scrollIntoView()");
    site.until(drawn);
    site.is_quiet();
}

/// The narrower page of a sheet makes no plane empty that the screen had drawn.
#[test]
fn paper_shows_the_plane_as_the_screen_had_it() {
    let site = Site::open(false, "");
    site.until("document.querySelectorAll('#values tbody tr').length === 6");
    site.until(
        "[...document.querySelectorAll('.plane canvas')].every((canvas) => canvas.style.width !== '')",
    );
    site.eval(
        "window.sizes = () => [...document.querySelectorAll('.plane canvas')].map((canvas) => [canvas.width, canvas.height]);
         window.shown = sizes();
         addEventListener('afterprint', () => { window.kept = sizes(); });",
    );
    site.page.call("Page.printToPDF", json!({})).unwrap();
    assert_eq!(site.eval("window.kept"), site.eval("window.shown"));
    assert!(site.eval("window.kept.length").as_u64() > Some(1));
    site.is_quiet();
}

#[test]
fn the_pointer_reads_values() {
    let site = Site::open(false, "");
    site.until("document.querySelectorAll('#values tbody tr').length === 6");
    let shown =
        "(() => { const t = document.querySelector('.plane .tip'); return t.hidden ? '' : t.innerText })()";
    assert_eq!(site.eval(shown), "");
    let (x, y) = site.page.middle(".plane .stack").unwrap();
    let read = (-30..30).find_map(|i| {
        site.page.move_mouse(x + f64::from(i) * 10.0, y).unwrap();
        // The picture follows in the next frame.
        std::thread::sleep(std::time::Duration::from_millis(40));
        // The bound crosses the line too, and has no epoch.
        site.eval(shown).as_str().filter(|text| text.contains("epoch")).map(str::to_owned)
    });
    let read = read.expect("no point of a trail lies on the middle line");
    for part in ["step", "Î(X;T) = ", "Î(T;Y) = ", "bits"] {
        assert!(read.contains(part), "{part} is not in {read}");
    }
    site.page.move_mouse(2.0, 2.0).unwrap();
    site.until(&format!("{shown} === ''"));
}
