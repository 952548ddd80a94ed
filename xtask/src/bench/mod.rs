//! How fast the site trains and reads in a real Chromium, beside other libraries on the same task.
//!
//! Absolute times say as much about the machine as about the program: the table prints ratios beside them.

mod peers;
mod site;
mod smooth;
mod table;

use std::fs;

use serde_json::json;

use crate::browser::{Browser, Options};
use crate::{Result, chromium, dist, root, step};
use peers::Peers;
use site::Site;
use table::Table;

/// Ensembles that are trained: (networks, rows of a batch, the part of the link that makes them so).
/// The training part is a whole number of batches, so that all steps cost the same.
const CASES: [(usize, usize, &str); 4] = [
    (1, 256, "nets=1&batch=256&train=0.25"),
    (16, 256, "nets=16&batch=256&train=0.25"),
    (10, 512, "nets=10&batch=512&train=0.25"),
    (1, 4055, "nets=1&batch=full&train=0.99"),
];

/// Measures the built site and prints and writes the tables.
///
/// # Errors
/// One line where there is no site or browser, or a measurement fails.
pub fn run() -> Result<()> {
    chromium::ensure()?;
    let peers = Peers::fetch()?;
    let browser = Browser::launch(&Options::default())?;
    let mut training = Table::new("one training step");
    let mut start = Table::new("the first epoch, the start of the device included");
    for (networks, rows, link) in CASES {
        let name = format!("{networks} × {rows}");
        step::announce(&format!("training {name}"));
        let cpu = Site::open(&browser, &dist())?.training("trainer", &format!("{link}&engine=cpu"))?;
        // What a software adapter has still to do would hold up the frames of every later page.
        let with_gpu = Browser::launch(&Options { webgpu: true, ..Options::default() })?;
        let gpu = Site::open(&with_gpu, &dist())?.training("trainer_gpu", &format!("{link}&engine=gpu"))?;
        for (column, measured) in [("CPU", cpu), ("WebGPU in software", gpu)] {
            training.add(&name, column, Some(measured.step));
            start.add(&name, column, Some(measured.first));
        }
        for (library, page) in Peers::LIBRARIES {
            let time = peers.as_ref().map(|peers| peers.measure(&browser, page, networks, rows));
            training.add(&name, library, time.transpose()?);
        }
    }
    step::announce("reading snapshots");
    let mut reading = Table::new("one snapshot read: 10 networks, 6 layers, 4096 patterns");
    let site = Site::open(&browser, &dist())?;
    for estimator in ["edges:30", "width:0.07"] {
        reading.add(estimator, "information", Some(site.reading(&[estimator], false)?));
        reading.add(estimator, "with measures and gradients", Some(site.reading(&[estimator], true)?));
    }
    step::announce("a run in the page");
    let long_tasks = smooth::long_tasks(&browser, &dist())?;
    print!("{training}{start}{reading}");
    println!("\nTasks of the page's main thread over 50 ms during a run, in ms: {long_tasks:?}");
    let file = root().join("target").join("bench.json");
    let all = json!({
        "browser": browser.version()?,
        "tables": [training.json(), start.json(), reading.json()],
        "long_tasks": long_tasks,
    });
    fs::write(&file, format!("{all:#}\n")).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("The figures are in {}", file.display());
    Ok(())
}
