//! How fast the site trains and reads in a real Chromium, beside other libraries on the same task, and how cost grows
//! with the experiment.
//!
//! Absolute times say as much about the machine as about the program: the table prints ratios beside them.

mod long_run;
mod peers;
mod plot;
mod rereading;
mod scales;
mod site;
mod start;
mod table;
mod whole_run;

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{Browser, Options};
use crate::{Result, chromium, dist, root, step};
use long_run::LongRun;
use peers::Peers;
use scales::Scale;
use site::{Site, Training};
use table::Table;
use whole_run::WholeRun;

/// Ensembles that are trained: (networks, rows of a batch, the part of the link that makes them so).
/// The training part is a whole number of batches, so that all steps cost the same.
const CASES: [(usize, usize, &str); 4] = [
    (1, 256, "nets=1&batch=256&train=0.25"),
    (16, 256, "nets=16&batch=256&train=0.25"),
    (10, 512, "nets=10&batch=512&train=0.25"),
    (1, 4055, "nets=1&batch=full&train=0.99"),
];

/// The engines: (column, worker, engine and more, whether the browser has WebGPU, the device that trains).
const ENGINES: [(&str, &str, &str, bool, &str); 5] = [
    ("CPU", "trainer", "engine=cpu&workers=1", false, "cpu"),
    ("CPU, two workers", "trainer", "engine=cpu&workers=2", false, "cpu"),
    ("burn flex", "trainer_gpu", "engine=burn", false, "cpu"),
    ("GPU kernel, SwiftShader", "trainer_gpu", "engine=gpu", true, "webgpu"),
    ("burn on SwiftShader", "trainer_gpu", "engine=burn", true, "webgpu"),
];

/// Estimators as links write them.
const ESTIMATORS: [&str; 14] = [
    "edges:30",
    "width:0.07",
    "range:30",
    "equal:30",
    "edges:30:mm",
    "quantised:8",
    "kde:0.1",
    "akde:0.1",
    "noisy:0.1",
    "ksg:3",
    "ksg2:3",
    "renyi:1.01",
    "renyi:2",
    "gaussian",
];

/// The networks that they read: 12-10-2, all patterns, as many as the default experiment has.
const LAYERS: &str = "net=10&nets=10";
const NETWORKS: usize = 10;

/// Whole runs in the page: (name, what the link adds to the default).
const RUNS: [(&str, &str); 2] = [
    ("default experiment", ""),
    ("10,000 full batches of 410", "&train=0.1&batch=full&epochs=10000&log=100"),
];

/// What can be measured by itself.
const PARTS: [&str; 6] = ["start", "training", "reading", "estimators", "scales", "runs"];

/// Whether all parts are known.
///
/// # Errors
/// One line that names what is not.
pub fn check(parts: &[String]) -> Result<()> {
    match parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        Some(part) => Err(format!("There is no part {part} of the bench: {}", PARTS.join(", "))),
        None => Ok(()),
    }
}

/// Measures the built site, or some parts of that, and prints and writes the tables.
///
/// # Errors
/// One line where there is no site or browser, or a measurement fails.
pub fn run(parts: &[String]) -> Result<()> {
    chromium::ensure()?;
    let browser = Browser::launch(&Options::default())?;
    let asked = |part: &str| parts.is_empty() || parts.iter().any(|asked| asked == part);
    let start = if asked("start") { Some(first_plane()?) } else { None };
    let runs = if asked("runs") { whole_runs(&browser)? } else { vec![] };
    let mut tables = vec![];
    if asked("reading") {
        tables.extend([reading(&browser)?, reread(&browser)?]);
    }
    if asked("estimators") {
        tables.push(estimators(&browser)?);
    }
    let mut growth = None;
    if asked("scales") {
        tables.push(activations(&browser)?);
        growth = Some((scales::measure(&browser, &dist())?, LongRun::measure(&dist())?));
    }
    if asked("training") {
        tables.extend(training(&browser)?);
    }
    if let Some(time) = start {
        println!("The first plane is drawn after {time:.0} ms (the goal: {:.0} ms)", start::GOAL);
    }
    for table in &tables {
        print!("{table}");
    }
    for run in &runs {
        let WholeRun { name, seconds, long_tasks, frames: [shown, missed] } = run;
        println!("\n{name}: {seconds:.1} s from the click; tasks of the page over 50 ms: {long_tasks:?}");
        let share = 100.0 * *missed as f64 / (shown + missed).max(1) as f64;
        println!("{shown} frames, and {missed} missed ({share:.1} %)");
    }
    let file = root().join("target").join("bench.json");
    let all = json!({
        "browser": browser.version()?,
        "firstPlane": start,
        "tables": tables.iter().map(Table::json).collect::<Vec<Value>>(),
        "runs": runs.iter().map(WholeRun::json).collect::<Vec<Value>>(),
        "scales": growth.iter().flat_map(|(scales, _)| scales).map(Scale::json).collect::<Vec<Value>>(),
        "longRun": growth.as_ref().map(|(_, long_run)| long_run.json()),
    });
    fs::write(&file, format!("{all:#}\n")).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("The figures are in {}", file.display());
    if let Some((scales, long_run)) = &growth {
        scales.iter().for_each(|scale| print!("{scale}"));
        print!("{long_run}");
        let picture = root().join("target").join("scales.svg");
        plot::draw(&picture, scales, long_run)?;
        println!("The plot is {}", picture.display());
    }
    Ok(())
}

fn first_plane() -> Result<f64> {
    step::announce("the first plane of a new visitor");
    start::measure(&dist())
}

fn whole_runs(browser: &Browser) -> Result<Vec<WholeRun>> {
    let run = |(name, link): (&'static str, &str)| {
        step::announce(&format!("a run in the page: {name}"));
        WholeRun::measure(browser, &dist(), name, link)
    };
    RUNS.into_iter().map(run).collect()
}

/// Every estimator on two layers in one worker and in the native program, and the public way in Python where there
/// is one; times of ours are of one network among ten, as a snapshot has them.
fn estimators(browser: &Browser) -> Result<Table> {
    step::announce("every estimator");
    let mut table = Table::new("layers of 10 and 2 units over 4096 patterns, forward pass included");
    let site = Site::open(browser, &dist())?;
    let (native, python) = (native()?, python());
    for key in ESTIMATORS {
        let of_one = |time: f64| time / NETWORKS as f64;
        table.add(key, "one worker", Some(of_one(site.reading_small(LAYERS, NETWORKS, key)?)));
        let native = native.get(format!("{key}@all")).and_then(Value::as_f64);
        table.add(key, "native, one thread", native.map(of_one));
        table.add(key, "Python, one thread", python.get(key).and_then(Value::as_f64));
    }
    Ok(table)
}

/// Milliseconds of the native program's estimators by key.
fn native() -> Result<Value> {
    let layers = format!("#/lab?v=1&{LAYERS}");
    let mut time = step::cargo(&["run", "--quiet", "--release", "--bin", "infoplane", "--", "time", &layers]);
    for key in ESTIMATORS {
        time.args(["--with", key]);
    }
    let printed = step::read(&mut time)?;
    serde_json::from_str(&printed).map_err(|error| format!("infoplane time printed no times: {error}"))
}

/// Milliseconds of the public estimators by key; none, and a line that says so, where they are not installed.
fn python() -> Value {
    let script = root().join("xtask").join("bench").join("estimators.py");
    let interpreter = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let printed = step::read(Command::new(interpreter).arg(script));
    printed.ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(|| {
        println!("There is no python3 with numpy and scipy ($PYTHON names another): it is left out");
        Value::Null
    })
}

fn reading(browser: &Browser) -> Result<Table> {
    step::announce("reading snapshots");
    let mut table = Table::new("one snapshot read: 10 networks, 6 layers, 4096 patterns");
    let site = Site::open(browser, &dist())?;
    for estimator in ["edges:30", "width:0.07"] {
        table.add(estimator, "information", Some(site.reading(&[estimator], false)?));
        table.add(estimator, "with measures and gradients", Some(site.reading(&[estimator], true)?));
    }
    Ok(table)
}

/// The whole run of the first page read anew: 200 snapshots of 10 networks of 6 layers.
fn reread(browser: &Browser) -> Result<Table> {
    step::announce("reading a run anew in the page");
    let mut table = Table::new("the run of the first page read anew by binning, in the page");
    let times = rereading::measure(browser, &dist())?;
    table.add("edges:K", "median", times.get(times.len() / 2).copied());
    table.add("edges:K", "fastest", times.first().copied());
    table.add("edges:K", "slowest", times.last().copied());
    Ok(table)
}

/// A step of one network, by its activation.
fn activations(browser: &Browser) -> Result<Table> {
    step::announce("a step with every activation");
    let mut table = Table::new("one training step of one network on the CPU, by activation");
    for _ in 0..2 {
        for activation in scales::ACTIVATIONS {
            let time = scales::milliseconds(browser, &dist(), &format!("act={activation}"))?;
            table.add("1 × 256", activation, Some(time));
        }
    }
    Ok(table)
}

/// A step of every engine and library, and the first epoch of every engine.
fn training(browser: &Browser) -> Result<[Table; 2]> {
    let peers = Peers::fetch()?;
    let mut training = Table::new("one training step of all networks");
    let mut start = Table::new("the first epoch, the start of the device included");
    for (networks, rows, link) in CASES {
        let name = format!("{networks} × {rows}");
        step::announce(&format!("training {name}"));
        // Twice, each in its turn: the faster counts.
        for _ in 0..2 {
            for (column, build, engine, webgpu, device) in ENGINES {
                // What a software adapter has still to do would hold up the frames of every later page.
                let own =
                    webgpu.then(|| Browser::launch(&Options { webgpu, ..Options::default() })).transpose()?;
                let site = Site::open(own.as_ref().unwrap_or(browser), &dist())?;
                let Training { step, first } =
                    site.training(build, &format!("{link}&{engine}"), device, 4)?;
                training.add(&name, column, Some(step));
                start.add(&name, column, Some(first));
            }
            for (library, page) in Peers::LIBRARIES {
                let time = peers.as_ref().map(|peers| peers.measure(browser, page, networks, rows));
                training.add(&name, library, time.transpose()?);
            }
        }
    }
    Ok([training, start])
}
