//! The address bar: what is written there, what is pasted, back and forward, and what a link hides.

use serde_json::json;

use crate::library::until_kept;
use crate::site::Site;

const LINK: &str = "#/lab?v=1&epochs=20&nets=2&log=9&net=3&engine=cpu";

#[test]
fn a_pasted_link_takes_effect_and_back_leads_back() {
    let site = Site::open(false, LINK);
    site.eval("location.hash = '#/lab?v=1&epochs=33&act=relu'");
    site.until("document.getElementById('control-epochs').value === '33'");
    site.eval("history.back()");
    site.until("document.getElementById('control-epochs').value === '20'");
    site.eval("history.forward()");
    site.until("document.getElementById('control-epochs').value === '33'");
    // A control changes the address without a step of the history.
    let steps = site.eval("history.length");
    site.set("seed", "12");
    site.until("location.hash.includes('seed=12')");
    assert_eq!(site.eval("history.length"), steps);
    site.eval("location.hash = '#/library'");
    site.until("document.querySelector('#library-count')");
    site.eval("history.back()");
    site.until("!document.querySelector('#library-count') && location.hash.includes('seed=12')");
    assert_eq!(site.eval("document.getElementById('control-seed').value"), json!("12"));
    site.is_quiet();
}

#[test]
fn what_a_link_cannot_mean_is_named() {
    let site = Site::open(false, "#/lab?v=1&epochs=99999999&moon=1&hide=moon&theme=pink");
    let said = site.text("#notices");
    for part in ["epochs", "“moon”", "hide", "theme"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

/// What looks at the address before the first paint takes no longer for an odd one.
#[test]
fn an_address_of_many_parts_opens() {
    let site = Site::open(false, &format!("#/lab?{}&moon", "v=".repeat(60)));
    assert_eq!(site.eval("document.documentElement.dataset.opens"), "other");
    site.eval("location.hash = '#/lab?v=1&theme=dark'");
    site.until("document.documentElement.dataset.opens === 'run'");
}

#[test]
fn the_view_is_in_the_link() {
    let site = Site::open(false, LINK);
    site.run();
    // Left earlier, it would be offered to be taken up, and the page move under the next press.
    until_kept(&site, 1);
    site.page.goto("about:blank").unwrap();
    site.goto(&format!("{LINK}&at=2"));
    site.run();
    // The link's epoch is looked at once the run has come there.
    site.until("document.querySelector('#epoch')?.dataset.epoch === '2'");
    assert!(site.eval("location.hash").as_str().is_some_and(|hash| hash.contains("&at=2")));
    site.eval("(() => { const e = document.querySelector('#cursor') ?? document.querySelector('.area-figure [type=range]'); e.value = '1'; e.dispatchEvent(new InputEvent('input', { bubbles: true })); })()");
    site.until("/&at=\\d+/.test(location.hash)");
    let at = site.eval("Number(location.hash.match(/at=(\\d+)/)[1])");
    assert!(at.as_f64() < Some(20.0), "{at}");
}

#[test]
fn a_link_hides_parts_and_sets_the_theme() {
    let site = Site::open(false, &format!("{LINK}&hide=controls,curves&embed=1&theme=dark"));
    let there = |selector: &str| site.eval(&format!("!!document.querySelector({selector:?})"));
    for gone in ["#app header", ".area-controls", ".area-curves", "#download"] {
        assert_eq!(there(gone), json!(false), "{gone}");
    }
    assert_eq!(there(".area-figure"), json!(true));
    let colour = "getComputedStyle(document.documentElement).backgroundColor";
    let dark = site.eval(colour);
    site.goto(&format!("{LINK}&theme=light"));
    site.until("!!document.querySelector('.area-controls')");
    // The theme comes with an effect of the same change, which may be a moment later.
    site.until(&format!("{colour} !== '{}'", dark.as_str().unwrap()));
}

/// An address that is asked for when the laboratory is about to write its own.
#[test]
fn an_address_that_was_not_heard_yet_is_not_written_over() {
    let site = Site::open(false, LINK);
    site.set("epochs", "21");
    site.until("location.hash.includes('epochs=21')");
    let asked = LINK.replace("epochs=20", "epochs=23");
    assert_ne!(asked, LINK);
    site.eval(&format!(
        "(() => {{ const e = document.getElementById('control-epochs'); e.value = '22';
          e.dispatchEvent(new Event('change', {{ bubbles: true }}));
          const end = performance.now() + 500;
          while (performance.now() < end);
          location.hash = {asked:?}; }})()"
    ));
    site.until("document.getElementById('control-epochs')?.value === '23'");
    site.until("location.hash.includes('epochs=23')");
}

#[test]
fn a_shared_link_carries_the_weights_checksum() {
    let site = Site::open(false, LINK);
    site.run();
    site.click("#share");
    site.until("document.querySelector('#share-dialog')?.open");
    let link = site.eval("document.querySelector('#share-link').value");
    let link = link.as_str().unwrap_or_default().to_owned();
    assert!(link.starts_with(&site.server.url()) && link.contains("&sum="), "{link}");
    assert!(site.eval("document.querySelector('.qr path').getAttribute('d').length").as_u64() > Some(500));
    site.eval("document.querySelector('#share-dialog').close()");
    let hash = &link[link.find('#').unwrap_or_default()..];
    site.eval(&format!("location.hash = {hash:?}"));
    site.run();
    site.until("document.querySelector('#notices').innerText.includes('the same as the sender')");
    // Another link's checksum is another run's.
    let other = hash.replace("epochs=20", "epochs=21");
    site.eval(&format!("location.hash = {other:?}"));
    site.until("document.getElementById('control-epochs').value === '21'");
    site.run();
    site.until("document.querySelector('#notices').innerText.includes('off the sender')");
}
