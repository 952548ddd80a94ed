//! The same link gives the same weights, whatever is pressed on the way.

use infoplane::experiment::Experiment;
use infoplane::network::moments;
use infoplane::training::{Placement, Trainer, kept_epochs};

use crate::samples;
use crate::site::{Site, weights};

/// What the native program trains of a link, snapshot by snapshot.
fn native(link: &str) -> Vec<Vec<f32>> {
    let (experiment, _) = Experiment::from_link(link);
    let networks = 0..experiment.networks;
    let mut trainer =
        Trainer::new(&experiment, &samples::of(&experiment), networks, None, &Placement::Cpu).unwrap();
    let mut weights = Vec::new();
    for epoch in kept_epochs(&experiment, &samples::of(&experiment)) {
        pollster::block_on(trainer.advance(epoch, async || {})).unwrap();
        let state = pollster::block_on(trainer.state()).unwrap();
        let length = state.values.len() / (1 + moments(experiment.optimiser));
        weights.push(state.values[..length].to_vec());
    }
    weights
}

/// Every activation once, with every optimiser and loss somewhere, over several workers; 1000 steps and more.
#[test]
fn the_browser_trains_the_bits_of_the_native_program() {
    let links = [
        "act=tanh&opt=adam&epochs=500&nets=3&workers=3",
        "act=relu&opt=adamw&decay=0.01&epochs=20&nets=5&workers=2&draw=each",
        "act=sigmoid&opt=rmsprop&epochs=20&nets=2&workers=1&loss=mse",
        "act=leaky_relu&opt=nesterov&epochs=20&nets=2&data=regular_90",
        "act=softsign&opt=momentum&epochs=20&nets=2",
        "act=softplus&opt=sgd&lr=0.1&epochs=20&nets=2",
        "act=elu&opt=sgd&lr=0.1&decay=0.1&epochs=20&nets=2",
        "act=linear&opt=adam&epochs=20&nets=2&net=64-33",
    ]
    .map(|link| format!("#/lab?v=1&engine=cpu&log=8&batch=1000&lr=0.01&{link}"));
    let site = Site::open(false, &links[0]);
    for (i, link) in links.iter().enumerate() {
        site.goto(link);
        site.run();
        let (_, run) = site.download(i + 1);
        // As bits: a NaN would equal nothing, and zeros have signs.
        let bits =
            |weights: Vec<Vec<f32>>| -> Vec<u32> { weights.concat().iter().map(|w| w.to_bits()).collect() };
        assert!(bits(weights(&run)) == bits(native(link)), "{link}");
    }
    site.is_quiet();
}

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
    assert!(weights(&broken) == weights(&straight));
    assert!(broken.snapshots == straight.snapshots);

    // And in another browser.
    let other = Site::open(false, LINK);
    other.run();
    assert!(weights(&other.download(1).1) == weights(&straight));
    site.is_quiet();
}
