//! The network beside the plane: neurons by pointer and by key, and a layer that stands out in both.

use xtask::browser::View;

use crate::site::Site;

const SMALL: &str = "#/lab?v=1&epochs=20&nets=2&log=9&net=4-3&engine=cpu&beside=network";
const READ: &str = "(document.querySelector('.network .read')?.innerText ?? '')";

/// Waits until the neurons were looked at.
fn until_seen(site: &Site, caption: &str) {
    site.until(&format!(
        "document.querySelector('#tables:not([aria-busy]) summary')?.innerText.includes({caption:?})"
    ));
}

/// Points along the middle of a figure until something is said.
fn sweep(site: &Site, selector: &str, says: impl Fn() -> bool) -> bool {
    let side = |side: &str| {
        let script = format!("document.querySelector({selector:?}).getBoundingClientRect().{side}");
        site.eval(&script).as_f64().unwrap()
    };
    let (left, right, top, bottom) = (side("left"), side("right"), side("top"), side("bottom"));
    (0..12).any(|row| {
        (0..24).any(|i| {
            let x = left + (right - left) * (f64::from(i) + 0.5) / 24.0;
            site.page.move_mouse(x, top + (bottom - top) * (f64::from(row) + 0.5) / 12.0).unwrap();
            // The picture follows in the next frame.
            std::thread::sleep(std::time::Duration::from_millis(40));
            says()
        })
    })
}

#[test]
fn neurons_are_reached_by_key_and_read_out() {
    let site = Site::open(false, SMALL);
    site.run();
    until_seen(&site, "Neurons of network 1 of 2, epoch 20");
    site.eval("document.querySelector('.network .stack').focus()");
    // The inputs as a whole, the first layer, and its first neuron.
    site.page.press("ArrowRight").unwrap();
    site.until(&format!("{READ}.startsWith('inputs')"));
    site.page.press("ArrowRight").unwrap();
    site.until(&format!("{READ}.startsWith('hidden 1 · 4 in all')"));
    site.page.press("ArrowDown").unwrap();
    site.until(&format!("{READ}.includes('Neuron 1') && {READ}.includes('Î(t;Y), bits')"));
    // The timeline did not move, and does when it is asked to: the neurons follow.
    site.until("document.querySelector('#epoch').dataset.epoch === '20'");
    site.eval("document.querySelector('#timeline').focus()");
    site.page.press("Home").unwrap();
    until_seen(&site, "epoch 0");
    site.click("#tables summary");
    site.until("document.querySelector('#tables details[open] tbody').rows.length === 12 + 4 + 3 + 2");
    site.is_quiet();
}

#[test]
fn another_network_can_be_chosen_and_the_link_keeps_it() {
    let site = Site::open(false, SMALL);
    site.run();
    until_seen(&site, "network 1 of 2");
    site.eval(
        "(() => { const e = document.getElementById('network'); e.value = '2';
          e.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    until_seen(&site, "network 2 of 2");
    site.until("location.hash.includes('network=2')");
    site.is_quiet();
}

#[test]
fn a_layer_that_is_pointed_at_stands_out_in_the_other_figure() {
    let site = Site::open(false, SMALL);
    site.run();
    until_seen(&site, "epoch 20");
    // From the plane to the network.
    let layer = || site.eval(READ).as_str().is_some_and(|text| text.contains("in all"));
    assert!(sweep(&site, ".plane .stack", layer), "no layer of the plane stands out in the network");
    // From the network to the plane: the picture changes.
    let picture = "document.querySelectorAll('.plane canvas')[2].toDataURL()";
    site.page.move_mouse(2.0, 2.0).unwrap();
    site.until(&format!("{READ}.startsWith('Point at')"));
    let before = site.eval(picture);
    let changed = || site.eval(picture) != before;
    assert!(sweep(&site, ".network .stack", changed), "no layer of the network stands out in the plane");
    site.is_quiet();
}

/// The network has its width, nothing is wider than the screen, and the plane stays in sight.
#[test]
fn the_network_fits_on_all_screens() {
    let site = Site::open(false, "#/lab?v=1&beside=network");
    until_seen(&site, "Neurons of network 1 of 10");
    let side = |selector: &str, side: &str| {
        let script = format!("document.querySelector({selector:?}).getBoundingClientRect().{side}");
        site.eval(&script).as_f64().unwrap()
    };
    for (width, height) in [(1366, 768), (768, 1024), (400, 800)] {
        site.page.set_view(View { width, height, ..View::default() }).unwrap();
        site.until(&format!("innerWidth === {width} && document.documentElement.scrollWidth <= {width}"));
        assert!(side(".network .stack", "width") >= 320.0, "{width}: {}", side(".network .stack", "width"));
    }
    site.page.set_view(View { width: 1366, height: 768, ..View::default() }).unwrap();
    site.until("innerWidth === 1366");
    for selector in ["#run", ".plane .stack", "#timeline", ".network .stack"] {
        assert!(side(selector, "bottom") <= 768.0, "{selector} ends at {}", side(selector, "bottom"));
    }
    site.is_quiet();
}
