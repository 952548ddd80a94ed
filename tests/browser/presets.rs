//! The page of the presets.

use infoplane::experiment::PRESETS;

use crate::site::Site;

const LINK: &str = "#/lab?v=1&net=3&epochs=5&nets=1&log=3&engine=cpu";

#[test]
fn every_preset_has_a_picture_and_opens_in_the_lab() {
    let site = Site::open(false, LINK);
    assert!(!site.fetched("presets.json"));
    site.eval("location.hash = '#/presets'");
    site.until(&format!("document.querySelectorAll('.preset svg[role=img]').length === {}", PRESETS.len()));
    assert!(site.fetched("presets.json"));
    let label = site.eval("document.querySelector('.preset svg').getAttribute('aria-label')");
    assert!(label.as_str().is_some_and(|label| label.contains("hidden 5") && label.contains("output")));
    let preset = PRESETS.iter().find(|preset| preset.name == "relu-width").unwrap();
    site.eval("document.querySelector('.preset[data-name=relu-width] a').click()");
    site.until("!document.querySelector('.gallery')");
    site.until(&format!("location.hash === '{}'", preset.link));
    site.until("document.getElementById('control-act')?.value === 'relu'");
    site.is_quiet();
}

#[test]
fn without_their_pictures_the_presets_can_be_opened_all_the_same() {
    let site = Site::doctored(&["presets.json"], |_| "[]".into());
    site.goto("#/presets");
    site.until("document.querySelector('.missing')?.innerText.includes('cannot be read')");
    let links = "document.querySelectorAll('.preset a[href^=\"#/lab\"]').length";
    site.until(&format!("{links} === {}", PRESETS.len()));
    assert_eq!(site.eval("document.querySelectorAll('.preset svg').length"), 0);
}
