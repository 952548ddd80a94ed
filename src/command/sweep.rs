//! `infoplane sweep`: trains the cells of a sweep, a file for each, and says what they show together.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use super::Failure;
use super::arguments::{Arguments, open_run, read_text, write};
use super::data::Data;
use super::read::read;
use super::run::train;
use super::shard::Shard;
use crate::experiment::{DataSet, Experiment};
use crate::run::{LARGEST_FILE, Run, to_json};
use crate::sweep::{
    Cell, Correlation, Outcome, Rule, Sweep, common_holdout, compression_against_gap, from_json, how_much,
    to_csv, training_sizes,
};
use crate::training::burn::catch_faults;

/// How near to its end a learning curve is near enough.
const MARGIN: f64 = 0.01;

pub fn sweep(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["out", "shard", "data"])?;
    let folder = arguments.out.as_deref().ok_or("--out DIR is needed")?;
    let source = arguments.source.as_ref().ok_or("a sweep file is needed")?;
    let shard: Shard = arguments.shard.as_deref().unwrap_or("1/1").parse()?;
    let sweep = from_json(&read_text(Path::new(source))?).map_err(|error| format!("{source}: {error}"))?;
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    catch_faults(|text| eprintln!("{text}"));
    let data = arguments.data()?;
    let mut cells = sweep.cells();
    // Where the data sets are compared, the file is the table's only.
    let compared = sweep.axes().iter().any(|axis| axis.key == "data");
    let learns = |cell: &&mut Cell| !compared || cell.experiment.data == DataSet::Table;
    cells.iter_mut().filter(learns).try_for_each(|cell| data.name_in(&mut cell.experiment))?;
    train_missing(&cells, shard, folder, &data)?;
    conclude(&sweep, &cells, folder, &data)
}

/// Trains the cells of a shard that are not there yet.
fn train_missing(cells: &[Cell], shard: Shard, folder: &Path, data: &Data) -> Result<(), Failure> {
    let mine: Vec<&Cell> =
        cells.iter().enumerate().filter(|(i, _)| shard.holds(*i)).map(|(_, cell)| cell).collect();
    let (start, mut done) = (Instant::now(), 0.0);
    for (i, cell) in mine.iter().enumerate() {
        let (path, place) =
            (folder.join(cell.file_name()), format!("{} of {}: {}", i + 1, mine.len(), cell.name()));
        if kept(&path, cell)?.is_some() {
            eprintln!("{place} is there");
            continue;
        }
        let left: f64 = mine[i..].iter().map(|cell| cost(&cell.experiment)).sum();
        match start.elapsed().as_secs_f64() * left / done {
            // Some of them may be there already.
            seconds if done > 0.0 => eprintln!("{place}, at most about {seconds:.0} s left"),
            _ => eprintln!("{place}"),
        }
        let mut run = pollster::block_on(train(&cell.experiment, &data.samples(&cell.experiment)?))?;
        run.name = cell.name();
        read(&mut run, &cell.experiment.readings());
        let text = to_json(&run, true);
        if text.len() > LARGEST_FILE {
            let most = LARGEST_FILE >> 20;
            return Err(format!(
                "the run of {} is larger than the {most} MB of a run file; lower nets or log",
                cell.name()
            ));
        }
        write(&path, &text)?;
        done += cost(&cell.experiment);
    }
    Ok(())
}

/// What training takes, but for a factor that differs with the shape of the networks.
fn cost(experiment: &Experiment) -> f64 {
    let Experiment { train, epochs, networks, points, .. } = experiment;
    train * *points as f64 * f64::from(*epochs) * *networks as f64
}

/// The whole run of a cell, if its file is there; one that cannot be read or is not whole is to be trained again.
///
/// # Errors
/// Where the file is of another experiment, which is not overwritten.
fn kept(path: &Path, cell: &Cell) -> Result<Option<Run>, Failure> {
    if !path.exists() {
        return Ok(None);
    }
    let Ok(run) = open_run(&path.to_string_lossy()) else {
        eprintln!("{} cannot be read and is to be trained again", path.display());
        return Ok(None);
    };
    let Experiment { epochs, .. } = cell.experiment;
    if !run.experiment.trains_like(&cell.experiment) || !run.experiment.reads_like(&cell.experiment) {
        return Err(format!("{} is a run of another experiment; take another folder", path.display()));
    }
    let readings = cell.experiment.readings();
    let is_read = run.snapshots.iter().all(|snapshot| {
        !snapshot.metrics.is_empty()
            && readings.iter().all(|reading| snapshot.information.contains_key(reading))
    });
    let has_ended = run.snapshots.last().is_some_and(|last| {
        let weights = last.weights.as_ref();
        // Training stops where no network is left.
        weights.is_some_and(|weights| last.epoch == epochs || weights.iter().all(|weight| weight.is_nan()))
    });
    Ok(Some(run).filter(|_| is_read && has_ended))
}

/// Writes the table and says what the cells show, once all of them are there.
fn conclude(sweep: &Sweep, cells: &[Cell], folder: &Path, data: &Data) -> Result<(), Failure> {
    let experiments: Vec<Experiment> = cells.iter().map(|cell| cell.experiment.clone()).collect();
    let (mut outcomes, mut holdouts) = (Vec::new(), BTreeMap::new());
    for cell in cells {
        // Always from the file: what was just trained has digits that the file has not.
        if let Some(mut run) = kept(&folder.join(cell.file_name()), cell)? {
            data.give(&mut run)?;
            let Experiment { data, seed, points, .. } = cell.experiment;
            let rows = holdouts
                .entry((data.key(), seed, points, cell.experiment.table.clone()))
                .or_insert_with(|| common_holdout(&cell.experiment, &experiments, run.facts.samples));
            outcomes.push(Outcome::of(cell, &run, rows));
        }
    }
    let missing = cells.len() - outcomes.len();
    if missing > 0 {
        eprintln!("{missing} of {} cells are still to be trained; then summary.csv is written", cells.len());
        return Ok(());
    }
    write(&folder.join("summary.csv"), &to_csv(&outcomes))?;
    for (others, sizes) in training_sizes(&outcomes) {
        let others = if others.is_empty() { String::new() } else { format!(", {others}") };
        match how_much(&sizes, MARGIN, sweep.base().seed) {
            Ok(enough) => println!("How much data is enough{others}: {enough}"),
            Err(reason) => println!("How much data is enough{others}: this cannot be told, because {reason}"),
        }
    }
    for rule in [Rule::Pearson, Rule::Spearman] {
        let what = format!("Compression of the last hidden layer against the accuracy gap ({rule:?})");
        match compression_against_gap(&outcomes, rule) {
            Ok(Correlation { r, interval: Some([low, high]), pairs }) => {
                println!("{what}: r = {r:.3} (95 % interval {low:.3} to {high:.3}) over {pairs} cells");
            }
            Ok(Correlation { r, pairs, .. }) => println!("{what}: r = {r:.3} over {pairs} cells"),
            Err(reason) => println!("{what}: {reason}"),
        }
    }
    Ok(())
}
