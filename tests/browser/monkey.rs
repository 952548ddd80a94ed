//! A minute of random clicks and keys on each page, after which nothing is broken and the console is empty.

use std::time::{Duration, Instant};

use infoplane::data::{Purpose, generator, word};

use crate::site::Site;

const MINUTE: Duration = Duration::from_secs(60);

/// What a child on a keyboard finds.
const KEYS: [&str; 24] = [
    "Tab",
    "Shift+Tab",
    "Enter",
    "Space",
    "Escape",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Backspace",
    "Delete",
    "a",
    "q",
    "9",
    "0",
    "-",
    ".",
    "?",
    "r",
    "l",
];

/// Presses at random for a minute, always in the same order.
fn play(hash: &str, seed: u64) {
    // Without WebGPU, whose absence Chromium itself reports.
    let site = Site::open(false, hash);
    let mut random = generator(seed, Purpose::Subsample, 0, 0);
    let end = Instant::now() + MINUTE;
    let mut count = 0;
    while Instant::now() < end {
        let (kind, x, y) = (word(&mut random) % 4, word(&mut random) % 1366, word(&mut random) % 768);
        match kind {
            0 | 1 => site.page.click_at(f64::from(x), f64::from(y)).unwrap(),
            2 => site.page.press(KEYS[x as usize % KEYS.len()]).unwrap(),
            // What can be pressed is a small part of a page.
            _ => {
                let pressed = format!(
                    "(() => {{ const all = [...document.querySelectorAll('button, select, summary, input, a[href^=\"#\"]')]
                        .filter((e) => e.checkVisibility() && !e.disabled && e.type !== 'file');
                      const one = all[{y} % all.length];
                      if (one?.localName === 'select') {{ one.selectedIndex = {x} % one.length; one.dispatchEvent(new Event('change', {{ bubbles: true }})); }}
                      else one?.click(); }})()"
                );
                site.page.eval(&pressed).unwrap();
            }
        }
        count += 1;
        if count % 40 == 0 {
            // It wanders off to other pages.
            site.eval(&format!("location.hash = {hash:?}"));
            stands(&site, count);
        }
    }
    assert!(count > 100, "only {count} presses in a minute");
    stands(&site, count);
    site.is_quiet();
}

/// The page has not met an error in itself.
fn stands(site: &Site, presses: u32) {
    if site.eval("document.querySelector('#fault').hidden") != true {
        panic!("after {presses} presses: {:?}", site.page.complaints());
    }
}

#[test]
fn the_lab_survives_a_monkey() {
    play("#/lab?v=1&epochs=300&nets=2&net=4-3&log=30&engine=cpu", 1);
}

#[test]
fn the_library_and_presets_survive_a_monkey() {
    play("#/library", 2);
    play("#/presets", 3);
}

#[test]
fn sweeps_survive_a_monkey() {
    play("#/sweeps?v=1&epochs=20&nets=2&net=4&log=5&axis=train:0.1,0.3", 4);
}

#[test]
fn estimators_and_lessons_survive_a_monkey() {
    play("#/estimators", 5);
    play("#/learn", 6);
}

#[test]
fn a_comparison_survives_a_monkey() {
    play("#/compare?v=1&with=tanh,relu-width", 7);
}
