//! `infoplane sweep`: trains the cells of a sweep, a file for each, and says what they show together.

use std::fs;
use std::path::Path;
use std::time::Instant;

use super::Failure;
use super::arguments::{Arguments, open_run, read_text, write};
use super::data::Data;
use super::read::read;
use super::run::train;
use super::shard::Shard;
use crate::experiment::DataSet;
use crate::run::{LARGEST_FILE, Run, to_json};
use crate::sweep::{
    Answer, Cell, Holdouts, Outcome, Sweep, answers, compared, cost, from_json, has_ended, is_read, to_csv,
};
use crate::training::burn::catch_faults;

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
    let data_differ = sweep.axes().iter().any(|axis| axis.key == "data");
    let learns = |cell: &&mut Cell| !data_differ || cell.experiment.data == DataSet::Table;
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
    if !run.experiment.trains_like(&cell.experiment) || !run.experiment.reads_like(&cell.experiment) {
        return Err(format!("{} is a run of another experiment; take another folder", path.display()));
    }
    Ok(Some(run).filter(|run| is_read(run, &cell.experiment) && has_ended(run)))
}

/// Writes the table and says what the cells show, once all of them are there.
fn conclude(sweep: &Sweep, cells: &[Cell], folder: &Path, data: &Data) -> Result<(), Failure> {
    let (mut outcomes, mut holdouts) = (Vec::new(), Holdouts::new(cells));
    for cell in cells {
        // Always from the file: what was just trained has digits that the file has not.
        if let Some(mut run) = kept(&folder.join(cell.file_name()), cell)? {
            data.give(&mut run)?;
            outcomes.push(Outcome::of(cell, &run, holdouts.of(&cell.experiment, run.facts.samples)));
        }
    }
    let missing = cells.len() - outcomes.len();
    if missing > 0 {
        eprintln!("{missing} of {} cells are still to be trained; then summary.csv is written", cells.len());
        return Ok(());
    }
    write(&folder.join("summary.csv"), &to_csv(&outcomes))?;
    let mut answers = answers(sweep.axes(), &outcomes, sweep.base().seed);
    if let [first, .., last] = &outcomes[..] {
        answers.push(compared(first, last));
    }
    for Answer { question, sentence } in answers {
        println!("{question}: {sentence}");
    }
    Ok(())
}
