//! What a visitor sees before the page's program has come, and that nothing moves when it does.

use serde_json::Value;
use xtask::browser::View;

use crate::site::Site;

/// Bytes per second of each connection: a mobile line, on which the program takes seconds.
const SLOW: u64 = 200_000;

/// Records what the browser says of large pictures and of moves, from before the page on.
const RECORD: &str = "window.large = []; window.moved = [];
    new PerformanceObserver((list) => large.push(...list.getEntries().map((e) => ({ at: e.startTime, url: e.url }))))
        .observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => moved.push(...list.getEntries().map((e) => e.value)))
        .observe({ type: 'layout-shift', buffered: true });";

/// Where the parts of the laboratory are; what is below the timeline comes with the run.
const PLACES: &str = "['nav', '.bar .files', '.bar > .button:last-of-type', '.area-run', '.area-figure', '.plane .room', '.timeline']
    .map((part) => { const r = document.querySelector(part).getBoundingClientRect();
        return [part, ...(part.includes('area-') || part === '.plane .room' ? [r.left, r.top, r.width] : [r.left, r.top])].join(' '); })";

#[test]
fn the_first_picture_waits_for_no_program() {
    for (width, height) in [(1366, 768), (768, 1024), (400, 800)] {
        let site = Site::slow(SLOW);
        site.page.set_view(View { width, height, ..View::default() }).unwrap();
        site.page.run_at_start(RECORD).unwrap();
        site.page.goto(&site.server.url()).unwrap();
        site.until("document.querySelector('.sketch img')?.naturalWidth > 0");
        assert_eq!(site.eval("document.querySelector('#run')"), Value::Null, "the program is there already");
        let before = site.eval(PLACES);
        site.until("document.querySelector('#values tbody tr') && document.querySelector('.plane canvas')?.width > 200");
        site.until("document.querySelector('#epoch').dataset.epoch === '8000'");
        assert_eq!(before, site.eval(PLACES), "at {width} × {height}");
        let moved: f64 = numbers(&site.eval("moved")).iter().sum();
        assert!(moved <= 0.02, "parts moved by {moved} at {width} × {height}");
        let last = site.eval("large.at(-1)");
        assert!(
            last["url"].as_str().unwrap().starts_with("data:image/svg+xml"),
            "{last} at {width} × {height}"
        );
        let loaded = site.eval(
            "performance.getEntriesByType('resource').find((e) => e.name.endsWith('.wasm')).responseEnd",
        );
        assert!(last["at"].as_f64() < loaded.as_f64(), "{last} and the program at {loaded}");
        site.is_quiet();
    }
}

/// What is read first of another page waits for no program either, and does not move when that comes.
#[test]
fn another_page_opens_with_its_own_words() {
    for (page, words, program) in [
        ("presets", "[data-of=presets] .lead", ".presets a"),
        ("sweeps", "[data-of=sweeps] .lead", ".questions a"),
        ("library", "[data-of=library] .lead", "#library-query"),
        ("estimators", "[data-of=estimators] .lead", "#calibrated"),
        ("learn", "[data-of=learn] section p", ".contents a"),
    ] {
        let site = Site::slow(SLOW);
        site.page.run_at_start(RECORD).unwrap();
        site.page.goto(&format!("{}#/{page}", site.server.url())).unwrap();
        site.until(&format!("document.querySelector('{words}')?.checkVisibility()"));
        let here = |part: &str| format!("document.querySelector('{part}')?.checkVisibility() ?? null");
        assert_eq!(site.eval(&here(program)), Value::Null, "the program of {page} is there already");
        assert_eq!(site.eval(&here(".lab")), false, "{page}");
        assert_eq!(site.eval("document.querySelectorAll('#pages main').length"), 5);
        let seen = "[...document.querySelectorAll('main')].filter((e) => e.checkVisibility()).length";
        assert_eq!(site.eval(seen), 1, "{page}");
        let tinted = "[...document.querySelectorAll('nav a')].filter((e) => e.checkVisibility()
            && getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)').map((e) => e.hash).join()";
        assert_eq!(site.eval(tinted), format!("#/{page}"));
        let told =
            "[...document.querySelectorAll('.awaited nav a[aria-current=page]')].map((e) => e.hash).join()";
        assert_eq!(site.eval(told), format!("#/{page}"));
        site.until(&format!("{} === true", here(program)));
        let moved: f64 = numbers(&site.eval("moved")).iter().sum();
        assert!(moved <= 0.02, "parts of {page} moved by {moved}");
        let last = site.eval("large.at(-1).at").as_f64();
        assert!(last < site.eval(&came("pages_bg.wasm")).as_f64(), "{page}: {last:?}");
        site.is_quiet();
    }
}

/// When a file of the site had come.
fn came(file: &str) -> String {
    format!(
        "performance.getEntriesByType('resource').find((e) => e.name.endsWith('{file}'))?.responseEnd ?? null"
    )
}

/// Nobody fetches the laboratory's program before it is visited, nor a run that is not shown, nor the other pages'.
#[test]
fn each_address_loads_what_it_shows() {
    let site = Site::open(false, "#/presets");
    site.until("document.querySelector('.presets a')");
    site.until("document.title.includes('Presets')");
    site.rest();
    let order = "performance.getEntriesByType('resource').filter((e) => e.name.endsWith('.wasm')).map((e) => e.name.includes('pages'))";
    assert_eq!(site.eval(order), serde_json::json!([true]));
    let fetched = |part: &str| {
        format!("performance.getEntriesByType('resource').filter((e) => e.name.includes('{part}')).length")
    };
    assert_eq!(site.eval(&fetched("default.")), 0);
    assert_eq!(site.eval("document.querySelector('#run')"), Value::Null);
    site.eval("location.hash = '#/lab'");
    site.until("document.querySelector('#values tbody tr')");
    assert_eq!(site.eval(order), serde_json::json!([true, false]));
    let lab = Site::open(false, "");
    assert_eq!(lab.eval(&fetched("pages")), 0);
}

/// Whoever leaves a page whose program does not come has the laboratory all the same, and the other way round.
#[test]
fn a_program_that_does_not_come_keeps_no_other() {
    let site = Site::doctored(&["pages.js"], |_| "throw new Error('nothing here')".into());
    site.page.goto(&format!("{}#/library", site.server.url())).unwrap();
    site.until("document.querySelector('#pages').innerText.includes('could not be loaded')");
    assert_eq!(site.eval("document.querySelector('[data-of=library] .lead').checkVisibility()"), true);
    site.eval("document.querySelector('.awaited [href=\"#/lab\"]').click()");
    site.until("document.querySelector('#run')?.checkVisibility()");
    let stalled = |loader: String| {
        assert!(loader.contains("import(address(js))"));
        loader.replace("import(address(js))", "new Promise(() => {})")
    };
    let site = Site::doctored(&["loader.js"], stalled);
    site.page.goto(&site.server.url()).unwrap();
    site.until("document.querySelector('#loading')?.checkVisibility() && !!globalThis.infoplane");
    site.eval("document.querySelector('#app [href=\"#/presets\"]').click()");
    site.until("document.querySelector('.presets a')?.checkVisibility()");
}

/// Every picture but that of the run that is asked for would be a wrong one.
#[test]
fn another_address_shows_no_picture_of_the_default_run() {
    let site = Site::slow(SLOW);
    for (hash, picture, head) in [
        ("", true, true),
        ("#/lab?v=1&theme=dark&beside=layers", true, true),
        ("#/lab?v=1&act=relu", false, true),
        ("#act=relu", false, true),
        ("#/lab?v=1&mi=width:0.07", false, true),
        ("#/lab?v=1&embed=1", false, false),
        ("#/library", false, true),
        ("#/learn?lesson=plane", false, true),
        ("#/compare", false, true),
    ] {
        site.page.goto("about:blank").unwrap();
        site.page.goto(&format!("{}{hash}", site.server.url())).unwrap();
        site.until(
            "[...document.querySelectorAll('#loading, #page-loading')].some((e) => e.checkVisibility())",
        );
        let seen = |part: &str| {
            site.eval(&format!("[...document.querySelectorAll('{part}')].some((e) => e.checkVisibility())"))
        };
        assert_eq!(seen(".sketch img"), picture, "{hash}");
        assert_eq!(seen(".bar"), head, "{hash}");
        assert_eq!(site.eval("document.documentElement.scrollWidth <= innerWidth"), true, "{hash}");
    }
    site.page.goto("about:blank").unwrap();
    site.page.goto(&format!("{}#/lab?v=1&theme=dark", site.server.url())).unwrap();
    let surface = "getComputedStyle(document.querySelector('.sketch .room')).backgroundColor";
    assert_eq!(site.eval(surface), "rgb(22, 26, 32)");
}

#[test]
fn without_its_program_the_page_says_so() {
    let site = Site::doctored(&["index.html"], |html| html.replace("./loader.js", "./nowhere.js"));
    site.page.goto(&site.server.url()).unwrap();
    site.until("document.querySelector('#fault').innerText.includes('could not be loaded')");
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}
