//! `infoplane presets`: trains the presets and writes the pictures of their cards.

use std::collections::BTreeMap;

use super::Failure;
use super::arguments::{Arguments, write};
use super::data::Data;
use super::read::read;
use super::run::train;
use crate::experiment::{Experiment, PRESETS, Preset, Reading};
use crate::run::{Run, Thumbnail};

pub fn presets(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["out"])?;
    let out = arguments.out()?;
    let mut pictures = BTreeMap::new();
    for alike in groups() {
        let run = trained(&alike)?;
        for (preset, experiment) in &alike {
            let picture = Thumbnail::new(&run, &Reading::of(experiment))
                .ok_or(format!("no network of {} is finite", preset.name))?;
            pictures.insert(preset.name, picture);
        }
    }
    write(out, &serde_json::to_string(&pictures).map_err(|error| error.to_string())?)
}

/// Presets with their experiments, those that train alike together.
fn groups() -> Vec<Vec<(&'static Preset, Experiment)>> {
    let mut groups: Vec<Vec<(&Preset, Experiment)>> = Vec::new();
    for preset in PRESETS {
        let experiment = preset.experiment();
        let is_like = |group: &&mut Vec<(&Preset, Experiment)>| {
            group.first().is_some_and(|(_, first)| first.trains_like(&experiment))
        };
        match groups.iter_mut().find(is_like) {
            Some(group) => group.push((preset, experiment)),
            None => groups.push(vec![(preset, experiment)]),
        }
    }
    groups
}

/// One run for all of a group, read as each of them asks.
fn trained(alike: &[(&Preset, Experiment)]) -> Result<Run, Failure> {
    let names: Vec<&str> = alike.iter().map(|(preset, _)| preset.name).collect();
    eprintln!("{}", names.join(", "));
    let (_, first) = alike.first().ok_or("there are no presets")?;
    let mut run = pollster::block_on(train(first, &Data::default().samples(first)?))?;
    let readings: Vec<Reading> = alike.iter().map(|(_, experiment)| Reading::of(experiment)).collect();
    read(&mut run, &readings);
    Ok(run)
}
