//! The plane as an instrument: played, scrubbed, enlarged, read by keys, recorded.

use std::fs;
use std::path::Path;

use xtask::browser::View;

use crate::site::{PATIENCE, Site};
use crate::webm;

/// A run of six snapshots, trained here.
fn trained() -> Site {
    let site = Site::open(false, "#/lab?v=1&epochs=20&nets=2&net=4-3&log=6&engine=cpu");
    site.run();
    site
}

/// Presses a key where the focus is.
fn press(site: &Site, key: &str) {
    site.eval(&format!(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: {key:?}, bubbles: true, cancelable: true,
         shiftKey: {} }}))",
        "?<>+".contains(key)
    ));
}

fn at(site: &Site) -> u64 {
    site.eval("Number(document.querySelector('#timeline').value)").as_u64().unwrap()
}

#[test]
fn keys_scrub_and_play_and_do_nothing_in_a_field() {
    let site = trained();
    press(&site, "ArrowLeft");
    site.until("document.querySelector('#timeline').value === '4'");
    site.until("location.hash.includes('at=')");
    // The button that is pressed keeps the focus, at the end too.
    site.eval("document.querySelector('#forth').focus()");
    site.click("#forth");
    site.until("document.querySelector('#forth').getAttribute('aria-disabled') === 'true'");
    assert_eq!(site.eval("document.activeElement.id"), "forth");
    // Elsewhere Home scrolls the page.
    site.eval("document.activeElement.blur()");
    press(&site, "Home");
    assert_eq!(at(&site), 5);
    site.eval("document.querySelector('.plane .stack').focus()");
    press(&site, "Home");
    site.until("document.querySelector('#timeline').value === '0'");
    press(&site, "l");
    press(&site, ">");
    site.until("location.hash.includes('loop=1') && location.hash.includes('speed=2')");
    press(&site, " ");
    site.until("document.querySelector('#timeline').value === '3'");
    // With a loop it never stops by itself.
    site.until("document.querySelector('#timeline').value === '0'");
    press(&site, " ");
    // Where the playing stopped comes into the link a little later.
    let chosen = "location.hash.replace(/&at=[0-9]+/, '')";
    let hash = site.eval(chosen);
    site.eval("document.querySelector('#more').open = true; document.querySelector('#control-seed').focus()");
    assert_eq!(site.eval("document.activeElement.id"), "control-seed");
    for key in ["l", "f", "r", " ", "+", "Home"] {
        press(&site, key);
    }
    assert_eq!(site.eval("document.querySelector('#progress').dataset.phase"), "ended");
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert_eq!(site.eval(chosen), hash);
    site.is_quiet();
}

#[test]
fn the_sheet_lists_the_keys_and_gives_the_focus_back() {
    let site = trained();
    site.eval("document.querySelector('#help').focus()");
    press(&site, "?");
    site.until(
        "document.querySelector('#help-sheet').open && document.querySelectorAll('#keys dt').length > 20",
    );
    // In the dialog the keys of the page rest.
    press(&site, "f");
    site.click("#help-close");
    site.until("!document.querySelector('#help-sheet').open");
    assert_eq!(site.eval("document.activeElement.id"), "help");
    assert_eq!(site.eval("location.hash.includes('fade')"), false);
    // A press of Escape closes it too, and it opens again after that.
    press(&site, "?");
    site.until("document.querySelector('#help-sheet').open");
    // The page hears of it by an event that comes after the sheet is gone.
    site.eval(
        "(() => { const sheet = document.querySelector('#help-sheet');
            sheet.addEventListener('close', () => { sheet.dataset.heard = 1; });
            sheet.requestClose?.() ?? sheet.close(); })()",
    );
    site.until(
        "!document.querySelector('#help-sheet').open && document.querySelector('#help-sheet').dataset.heard",
    );
    press(&site, "?");
    site.until("document.querySelector('#help-sheet').open");
    site.is_quiet();
}

#[test]
fn the_plane_reads_its_layers_by_arrow_keys() {
    let site = trained();
    site.eval("document.querySelector('.plane .stack').focus()");
    let tip =
        "(() => { const t = document.querySelector('.plane .tip'); return t.hidden ? '' : t.innerText })()";
    press(&site, "ArrowDown");
    site.until(&format!("{tip}.includes('hidden 1')"));
    press(&site, "ArrowDown");
    site.until(&format!("{tip}.includes('hidden 2') && {tip}.includes('Î(X;T) = ')"));
    // The values are those of the table.
    let value =
        site.eval("document.querySelector('#values tbody tr:nth-child(2) td').innerText.split(' ')[0]");
    let value: f64 = value.as_str().unwrap().parse().unwrap();
    let read = site.eval(&format!("{tip}.match(/X;T\\) = ([0-9.]+)/)[1]"));
    let read: f64 = read.as_str().unwrap().parse().unwrap();
    assert!((read - value).abs() < 0.006, "{read} is not {value}");
    assert_eq!(site.eval("document.querySelector('.plane .tip').getAttribute('aria-live')"), "polite");
    press(&site, "ArrowLeft");
    site.until(&format!("{tip}.includes('hidden 2')"));
    press(&site, "h");
    site.until("location.hash.includes('off=2')");
    site.until("document.querySelector('#layer-2').getAttribute('aria-pressed') === 'false'");
    site.click("#layer-2");
    site.until("!location.hash.includes('off=')");
    site.is_quiet();
}

#[test]
fn wheels_scrub_and_enlarge() {
    let site = trained();
    let wheel = |selector: &str, delta: i32, ctrl: bool| {
        site.eval(&format!(
            "document.querySelector({selector:?}).dispatchEvent(new WheelEvent('wheel', {{ deltaY: {delta}, ctrlKey: {ctrl},
             clientX: 600, clientY: 300, bubbles: true, cancelable: true }}))"
        ))
    };
    // What moves nothing is left to the page, which scrolls.
    assert_eq!(wheel(".plane .stack", 100, false), true);
    assert_eq!(wheel(".plane .stack", -100, false), false);
    site.until("document.querySelector('#timeline').value === '3'");
    assert_eq!(wheel(".timeline", 50, false), false);
    site.until("document.querySelector('#timeline').value === '4'");
    wheel(".plane .stack", -40, true);
    site.until("location.hash.includes('zoom=140,') && document.querySelector('.plane .stack.zoomed')");
    let before = site.eval("location.hash");
    let (x, y) = site.page.middle(".plane .stack").unwrap();
    site.eval(&format!(
        "(() => {{ const e = document.querySelector('.plane .stack');
           const at = (type, x) => e.dispatchEvent(new PointerEvent(type, {{ pointerId: 7, clientX: x, clientY: {y}, bubbles: true }}));
           at('pointerdown', {x}); at('pointermove', {x} + 60); at('pointerup', {x} + 60); }})()"
    ));
    site.until(&format!("location.hash !== {before}"));
    site.click("#zoom-all");
    site.until("!location.hash.includes('zoom=')");
    site.is_quiet();
}

#[test]
fn two_fingers_enlarge() {
    let site = trained();
    let (x, y) = site.page.middle(".plane .stack").unwrap();
    let touch = |kind: &str, id: u32, x: f64| {
        site.eval(&format!(
            "document.querySelector('.plane .stack').dispatchEvent(new PointerEvent({kind:?}, {{ pointerId: {id}, pointerType: 'touch',
             clientX: {x}, clientY: {y}, bubbles: true }}))"
        ));
    };
    touch("pointerdown", 1, x - 50.0);
    touch("pointerdown", 2, x + 50.0);
    touch("pointermove", 2, x + 150.0);
    // Twice as far apart.
    site.until("location.hash.includes('zoom=200,')");
    touch("pointerup", 1, x - 50.0);
    touch("pointerup", 2, x + 150.0);
    // Nothing is held any more.
    let hash = site.eval("location.hash");
    touch("pointermove", 2, x);
    assert_eq!(site.eval("location.hash"), hash);
    site.is_quiet();
}

#[test]
fn everything_is_reached_by_tab_and_seen() {
    let site = trained();
    let mut reached = Vec::new();
    for _ in 0..80 {
        site.page.press("Tab").unwrap();
        let at = site.eval(
            // The label shows it for the field of files; after the last element comes the browser's own bar.
            "(() => { const e = document.activeElement, seen = e.id === 'open-file' ? e.nextElementSibling : e;
               const is_seen = e === document.body || getComputedStyle(seen).outlineStyle !== 'none';
               return (e.id || e.className) + (is_seen ? '' : ' unseen'); })()",
        );
        reached.push(at.as_str().unwrap().to_owned());
    }
    let unseen: Vec<_> = reached.iter().filter(|id| id.ends_with("unseen")).collect();
    assert_eq!(unseen, Vec::<&String>::new());
    let all = "open-file download share help run step reset stack back play timeline speed loop layer-1 layer-3 networks fade
               linear steps zoom-in curve-1 beside control-net";
    for id in all.split_whitespace() {
        assert!(reached.iter().any(|at| at == id), "{id} is not among {reached:?}");
    }
}

#[test]
fn a_small_laptop_shows_plane_and_player_at_once() {
    let site = trained();
    let bottom = |selector: &str| {
        site.eval(&format!("document.querySelector({selector:?}).getBoundingClientRect().bottom"))
            .as_f64()
            .unwrap()
    };
    for selector in ["#run", ".plane .stack", ".timeline", ".view-bar"] {
        assert!(bottom(selector) <= 768.0, "{selector} ends at {}", bottom(selector));
    }
    assert_eq!(site.eval("document.documentElement.scrollHeight <= 768"), true);
    // Larger type leaves room for the player still, and on a small screen nothing is cut off.
    site.eval("location.hash += '&theme=projector'");
    site.until("document.documentElement.dataset.theme === 'projector'");
    for selector in ["#run", ".plane .stack", ".timeline"] {
        assert!(bottom(selector) <= 768.0, "{selector} ends at {}", bottom(selector));
    }
    for width in [400, 768] {
        site.page.set_view(View { width, height: 800, ..View::default() }).unwrap();
        site.until(&format!("document.documentElement.scrollWidth <= {width}"));
    }
    site.is_quiet();
}

#[test]
fn networks_colours_and_trails_are_chosen() {
    let site = trained();
    site.eval(
        "(() => { const e = document.querySelector('#networks'); e.value = '2';
           e.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    site.until("document.querySelector('.plane figcaption').innerText.includes('network 2 of 2')");
    for (button, part) in [("#fade", "fade=1"), ("#linear", "colours=linear"), ("#steps", "count=step")] {
        site.click(button);
        site.until(&format!("location.hash.includes({part:?})"));
        assert_eq!(site.eval("document.activeElement.id").as_str(), Some(&button[1..]));
    }
    site.until("document.querySelector('#epoch').innerText.startsWith('step')");
    site.is_quiet();
}

#[test]
fn the_animation_is_a_webm_file() {
    let site = trained();
    site.click("#export > summary");
    site.click("#export-plane-webm");
    site.until("document.querySelector('#notices').innerText.includes('is being recorded')");
    let file = site.page.wait_for_download(1, PATIENCE).unwrap();
    assert!(file.file_name().unwrap().to_string_lossy().ends_with("plane.webm"));
    // Six snapshots of 60 ms, and the last of them for a second and a half.
    let is_whole = |file: &Path| {
        let moments = webm::moments(&fs::read(file).unwrap());
        assert!(moments.is_sorted() && moments.len() > 2, "{moments:?}");
        let length = moments[moments.len() - 1] - moments[0];
        assert!((800..30_000).contains(&length), "{length} ms");
    };
    is_whole(&file);
    // Once more, by a recorder that is seconds late, as on a busy machine: longer than the animation lasts.
    site.eval(
        "(() => { const start = MediaRecorder.prototype.start;
           MediaRecorder.prototype.start = function (slice) { setTimeout(() => start.call(this, slice), 6000); }; })()",
    );
    press(&site, "w");
    is_whole(&site.page.wait_for_download(2, PATIENCE).unwrap());
    site.is_quiet();
}

#[test]
fn a_recorder_that_codes_nothing_is_said() {
    let site = trained();
    site.eval(
        "(() => { const start = MediaRecorder.prototype.start;
           MediaRecorder.prototype.start = function (slice) { start.call(this, slice); this.pause(); }; })()",
    );
    press(&site, "w");
    site.until("document.querySelector('#notices').innerText.includes('the browser recorded nothing')");
    site.is_quiet();
}

#[test]
fn a_browser_without_a_recorder_or_a_clipboard_is_said() {
    let site = trained();
    site.eval("delete window.MediaRecorder; delete window.ClipboardItem; 0");
    for (key, words) in [("plane-webm", "records no WebM"), ("copy-plane", "copies texts only")] {
        site.click("#export > summary");
        site.click(&format!("#export-{key}"));
        site.until(&format!("document.querySelector('#notices').innerText.includes({words:?})"));
    }
    site.is_quiet();
}

#[test]
fn a_projector_and_high_contrast_change_figures_and_page() {
    let site = trained();
    let canvas = "document.querySelector('.plane canvas').toDataURL()";
    let before = site.eval(canvas);
    press(&site, "?");
    site.eval(
        "(() => { const e = document.querySelector('#theme'); e.value = 'projector';
           e.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    site.until(
        "document.documentElement.dataset.theme === 'projector' && location.hash.includes('theme=projector')",
    );
    assert_eq!(site.eval("getComputedStyle(document.documentElement).fontSize"), "21px");
    site.until(&format!("{canvas} !== {before}"));
    // No pixel is stretched.
    site.until(
        "[...document.querySelectorAll('.plane canvas')].every((canvas) =>
           Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio) < 0.02)",
    );
    site.eval(
        "(() => { const e = document.querySelector('#theme'); e.value = 'contrast';
           e.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    site.until("getComputedStyle(document.body.parentElement).getPropertyValue('--line').includes('#000')");
    site.is_quiet();
}
