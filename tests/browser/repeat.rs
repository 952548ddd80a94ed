//! The same link gives the same weights, whatever is pressed on the way.

use crate::site::{Site, weights};

const LINK: &str = "#/lab?v=1&epochs=3000&nets=2&log=15&net=6-4&engine=cpu";

#[test]
fn pause_resume_step_and_reset_change_no_bit() {
    let site = Site::open(false, LINK);
    site.run();
    let (_, straight) = site.download(1);

    site.click("#reset");
    site.until("document.querySelector('#progress').dataset.epoch === '0'");
    site.click("#step");
    site.until("document.querySelector('#progress').dataset.epoch === '1'");
    site.click("#step");
    site.until("document.querySelector('#progress').dataset.epoch === '2'");
    site.click("#run");
    site.until("Number(document.querySelector('#progress').dataset.epoch) > 4");
    site.click("#pause");
    site.until("document.querySelector('#progress').dataset.phase === 'paused'");
    // The epoch under way is trained to its end.
    let moment = || std::thread::sleep(std::time::Duration::from_millis(300));
    moment();
    let epoch = site.eval("document.querySelector('#progress').dataset.epoch");
    moment();
    assert_eq!(
        site.eval("document.querySelector('#progress').dataset.epoch"),
        epoch,
        "it trains while paused"
    );
    site.click("#run");
    site.until_finished();
    let (_, broken) = site.download(2);
    assert_eq!(weights(&broken), weights(&straight));
    assert_eq!(broken.snapshots, straight.snapshots);

    // And in another browser.
    let other = Site::open(false, LINK);
    other.run();
    assert_eq!(weights(&other.download(1).1), weights(&straight));
    site.is_quiet();
}
