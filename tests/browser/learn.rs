//! The page of the lessons.

use serde_json::json;

use crate::site::Site;

const LINK: &str = "#/lab?v=1&net=3&epochs=5&nets=1&log=3&engine=cpu";

/// Presses a key where the focus is.
fn press(site: &Site, key: &str) {
    site.eval(&format!(
        "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }}))"
    ));
}

/// Waits for a lesson by its place.
fn until_lesson(site: &Site, number: usize) {
    site.until(&format!("document.querySelector('#pages > .learn:has(.contents) .place')?.innerText === 'Lesson {number} of 8'"));
}

#[test]
fn lessons_are_read_one_after_the_other() {
    let site = Site::open(false, LINK);
    assert!(!site.fetched("lessons.html"));
    site.eval("[...document.querySelectorAll('nav a')].find((a) => a.innerText === 'Learn').click()");
    until_lesson(&site, 1);
    assert!(site.fetched("lessons.html"));
    assert_eq!(site.eval("document.querySelectorAll('.contents li a').length"), json!(8));
    assert_eq!(site.eval("document.querySelector('.learn .before')"), json!(null));
    site.click(".learn .after");
    until_lesson(&site, 2);
    assert_eq!(site.eval("location.hash"), json!("#/learn?lesson=plane"));
    // What is new has the focus, for readers of the screen.
    site.until("document.activeElement.tagName === 'ARTICLE'");
    press(&site, "ArrowRight");
    until_lesson(&site, 3);
    press(&site, "ArrowLeft");
    until_lesson(&site, 2);
    site.eval("history.back()");
    until_lesson(&site, 3);
    assert!(
        site.text(".learn .sources").contains("Saxe") && !site.text(".learn .sources").contains("Shannon")
    );
    // Answers are folded until they are asked for.
    assert_eq!(site.eval("document.querySelector('.learn details').open"), json!(false));
    site.click(".learn details summary");
    site.until("document.querySelector('.learn details').open");
    site.eval("document.querySelector('.learn .try a[href*=\"batch=full\"]').click()");
    site.until(
        "document.getElementById('control-batch')?.value === 'full' && !document.querySelector('.learn')",
    );
    site.is_quiet();
}

#[test]
fn the_coins_tell_of_each_other() {
    let site = Site::open(false, LINK);
    site.eval("location.hash = '#/learn'");
    // 1 − h(0.1)
    site.until("document.querySelector('#coin-bits')?.innerText.includes('I(X;Y) = 0.531 bits')");
    let set = |id: &str, value: i32| {
        site.eval(&format!(
            "(() => {{ const e = document.getElementById('{id}'); e.focus(); e.value = '{value}';
              e.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }})()"
        ));
    };
    set("coin-follows", -100);
    site.until("document.querySelector('#coin-bits').innerText.includes('I(X;Y) = 1.000 bits')");
    set("coin-heads", 30);
    site.until("document.querySelector('#coin-bits').innerText.includes('I(X;Y) = 0.881 bits')");
    set("coin-follows", 0);
    site.until("document.querySelector('#coin-bits').innerText.includes('I(X;Y) = 0.000 bits')");
    // The arrows of a slider are its own.
    press(&site, "ArrowRight");
    assert_eq!(site.eval("location.hash"), json!("#/learn"));
    site.is_quiet();
}

#[test]
fn the_sheet_can_be_printed_and_read_on_a_phone() {
    let site = Site::open(false, LINK);
    site.eval("location.hash = '#/learn?sheet=1'");
    site.until("document.querySelectorAll('.sheet tbody tr').length === 7");
    site.eval("(() => { window.printed = 0; window.print = () => { window.printed += 1; }; })()");
    site.click("#print");
    assert_eq!(site.eval("window.printed"), json!(1));
    site.page.set_view(xtask::browser::View { width: 400, height: 800, ..Default::default() }).unwrap();
    for hash in ["#/learn?sheet=1", "#/learn?lesson=information", "#/learn?lesson=dispute"] {
        site.eval(&format!("location.hash = '{hash}'"));
        site.until("document.querySelector('#pages > main.learn article h2')");
        assert_eq!(site.eval("document.documentElement.scrollWidth <= innerWidth"), json!(true), "{hash}");
    }
    site.is_quiet();
}

#[test]
fn what_is_not_there_is_said() {
    let site = Site::doctored(&["lessons.html"], |_| "<div/>".into());
    site.goto("#/learn?lesson=moon");
    site.until("document.querySelector('.learn .missing')?.innerText.includes('is not whole')");
    site.click("#fetch-lessons");
    site.until("document.querySelector('.learn .missing')");
    let site = Site::open(false, "#/learn?lesson=moon");
    site.until("document.querySelector('.learn .missing')?.innerText.includes('no lesson “moon”')");
    until_lesson(&site, 1);
    site.is_quiet();
}
