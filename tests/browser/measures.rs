//! Beside the plane: every curve, every table, and the bound with its β under the pointer.

use xtask::browser::View;

use crate::site::Site;

const SOFT: &str = "#/lab?v=1&data=soft_var_u&gamma=5&epochs=20&nets=2&log=9&net=4-3&engine=cpu";

/// Chooses from a list beside the plane.
pub fn choose(site: &Site, id: &str, value: &str) {
    site.eval(&format!(
        "(() => {{ const e = document.getElementById({id:?}); e.value = {value:?};
          e.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
}

/// Waits until the table beside the plane is the one that was asked for.
fn until_table(site: &Site, text: &str) {
    site.until(&format!("document.querySelector('#tables:not([aria-busy])')?.innerText.includes({text:?})"));
}

#[test]
fn every_table_fills_and_follows_the_cursor() {
    let site = Site::open(false, SOFT);
    site.run();
    for (table, text) in [
        ("measures", "Perplexity"),
        ("confusion", "class 1"),
        ("layers", "Compression of Î(X;T)"),
        ("bound", "I(X;Y)"),
    ] {
        choose(&site, "beside", table);
        until_table(&site, text);
        site.until(&format!("location.hash.includes('beside={table}')"));
    }
    choose(&site, "beside", "measures");
    until_table(&site, "Epoch 20");
    site.eval("document.querySelector('#timeline').focus()");
    site.page.press("Home").unwrap();
    until_table(&site, "Epoch 0");
    // Each network has a row of its own, on request.
    site.click("#tables details summary");
    site.until("document.querySelector('#tables details[open] tbody').rows.length === 2");
    // Every cell is under a head.
    site.until(
        "[...document.querySelectorAll('#tables table')].every((table) =>
            [...table.tBodies[0].rows].every((row) => row.cells.length === table.tHead.rows[0].cells.length))",
    );
    site.is_quiet();
}

#[test]
fn every_curve_can_be_chosen_and_the_link_keeps_it() {
    let site = Site::open(false, "");
    site.until("document.querySelectorAll('#values tbody tr').length === 6");
    for curve in ["precision", "perplexity", "gap", "norm", "snr"] {
        choose(&site, "curve-1", curve);
        site.until(&format!("location.hash.includes('curves={curve},accuracy')"));
    }
    site.until("document.querySelector('.curves .stack').ariaLabel.includes('diffusion from epoch')");
    site.page.reload().unwrap();
    site.until("document.getElementById('curve-1')?.value === 'snr'");
    site.is_quiet();
}

#[test]
fn the_pointer_reads_beta_on_the_bound() {
    let site = Site::open(false, SOFT);
    site.run();
    site.until("document.querySelector('.plane figcaption').innerText.includes('bound by Blahut–Arimoto')");
    site.until("document.querySelector('#values thead').innerText.includes('Below bound')");
    let shown =
        "(() => { const t = document.querySelector('.plane .tip'); return t.hidden ? '' : t.innerText })()";
    let (x, y) = site.page.middle(".plane .stack").unwrap();
    let left = site.eval("document.querySelector('.plane .stack').getBoundingClientRect().left");
    let left = left.as_f64().unwrap();
    assert!(left < x);
    let read = (0..60).find_map(|i| {
        site.page.move_mouse(left + 38.0 + f64::from(i) * 3.0, y).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(40));
        site.eval(shown).as_str().filter(|text| text.contains("β = ")).map(str::to_owned)
    });
    let read = read.expect("the bound does not cross the middle line near its beginning");
    assert!(read.contains("I(X;T) = ") && read.contains("I(T;Y) = "), "{read}");
    choose(&site, "beside", "bound");
    until_table(&site, "β");
    site.click("#draw-bound");
    site.until("location.hash.includes('bound=0')");
    site.until("!document.querySelector('.plane figcaption').innerText.includes('bound')");
    site.click("#draw-dib");
    site.until("location.hash.includes('dib=1')");
    site.is_quiet();
}

/// The plane, the run button and the timeline stay in sight, and nothing is wider than the screen.
#[test]
fn the_column_fits_on_small_screens() {
    let site = Site::open(false, "#/lab?v=1&beside=layers");
    until_table(&site, "Compression of Î(X;T)");
    let bottom = |selector: &str| {
        site.eval(&format!("document.querySelector({selector:?}).getBoundingClientRect().bottom")).as_f64()
    };
    for selector in ["#run", ".plane .stack", "#timeline"] {
        assert!(bottom(selector) <= Some(768.0), "{selector} ends at {:?}", bottom(selector));
    }
    site.page.set_view(View { width: 400, height: 800, ..View::default() }).unwrap();
    site.until("document.documentElement.scrollWidth <= 400");
}
