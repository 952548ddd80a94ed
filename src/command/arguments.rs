//! What the commands have in common: an experiment with changes, estimators, and files.

use std::fs;
use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser, ValueExt};

use super::Failure;
use super::data::Data;
use crate::experiment::{Estimator, Experiment, Over, Reading};
use crate::run::{LARGEST_FILE, Run, from_json};

/// The arguments of a command, each as it was written.
#[derive(Default)]
pub struct Arguments {
    pub source: Option<String>,
    pub set: Vec<(String, String)>,
    pub with: Vec<String>,
    pub out: Option<PathBuf>,
    pub light: Option<PathBuf>,
    /// The file of a table.
    pub data: Option<PathBuf>,
    /// Which share of a sweep, as `2/8`.
    pub shard: Option<String>,
    /// The files after the first, of a command that takes more.
    pub more: Vec<String>,
    /// Whether the second file holds labels.
    pub discrete_y: bool,
    /// Whether the deterministic bottleneck is asked for.
    pub dib: bool,
}

impl Arguments {
    /// Reads all arguments; `allowed` names the options of this command.
    pub fn parse(mut parser: Parser, allowed: &[&str]) -> Result<Self, Failure> {
        let mut arguments = Self::default();
        while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
            let name = match argument {
                Arg::Value(source) if arguments.source.is_none() => {
                    arguments.source = Some(source.string().map_err(|e| e.to_string())?);
                    continue;
                }
                Arg::Value(more) if allowed.contains(&"discrete-y") => {
                    arguments.more.push(more.string().map_err(|e| e.to_string())?);
                    continue;
                }
                Arg::Long("discrete-y") if allowed.contains(&"discrete-y") => {
                    arguments.discrete_y = true;
                    continue;
                }
                Arg::Long("dib") if allowed.contains(&"dib") => {
                    arguments.dib = true;
                    continue;
                }
                Arg::Long(name) if allowed.contains(&name) => name.to_owned(),
                other => return Err(other.unexpected().to_string()),
            };
            let value = parser.value().map_err(|e| e.to_string())?;
            let text = || value.clone().string().map_err(|e| e.to_string());
            match name.as_str() {
                "set" => {
                    let text = text()?;
                    let pair = text.split_once('=').ok_or(format!("--set needs KEY=VALUE, not {text:?}"))?;
                    arguments.set.push((pair.0.to_owned(), pair.1.to_owned()));
                }
                "engine" => arguments.set.push(("engine".into(), text()?)),
                "with" => arguments.with.push(text()?),
                "shard" => arguments.shard = Some(text()?),
                "out" => arguments.out = Some(value.into()),
                "data" => arguments.data = Some(value.into()),
                _ => arguments.light = Some(value.into()),
            }
        }
        Ok(arguments)
    }

    /// The experiment that link or file and `--set` describe; what had to be changed goes to standard error.
    pub fn experiment(&self) -> Result<Experiment, Failure> {
        let source =
            self.source.as_ref().ok_or("a link or a file is needed; '' is the default experiment")?;
        let (mut experiment, notices) = match source.as_str() {
            path if Path::new(path).is_file() => match read_text(Path::new(path))? {
                text if text.trim_start().starts_with('{') => {
                    (parse_run(path, &text)?.experiment, Vec::new())
                }
                text => Experiment::from_link(text.trim()),
            },
            text if text.is_empty() || text.contains('=') || text.contains('#') => {
                Experiment::from_link(text)
            }
            path => return Err(format!("{path:?} is neither a link nor a file")),
        };
        for notice in notices {
            eprintln!("{}", notice.0);
        }
        for (key, value) in &self.set {
            if let Some(sentence) = experiment.apply(key, value) {
                return Err(sentence);
            }
        }
        Ok(experiment)
    }

    /// The experiment, and where its data comes from.
    pub fn experiment_with_data(&self) -> Result<(Experiment, Data), Failure> {
        let (mut experiment, data) = (self.experiment()?, self.data()?);
        data.name_in(&mut experiment)?;
        Ok((experiment, data))
    }

    /// Where data comes from.
    pub fn data(&self) -> Result<Data, Failure> {
        Data::open(self.data.as_deref())
    }

    /// The readings that `--with` names, or the experiment's own.
    pub fn readings(&self, experiment: &Experiment) -> Result<Vec<Reading>, Failure> {
        if self.with.is_empty() {
            return Ok(experiment.readings());
        }
        let parse = |key: &String| {
            Reading::parse(key, experiment.over).ok_or(format!(
                "{key:?} is not {}, with @{} for a part",
                Estimator::expected(),
                Over::OPTIONS.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", @")
            ))
        };
        self.with.iter().map(parse).collect()
    }

    /// Where the result goes.
    pub fn out(&self) -> Result<&Path, Failure> {
        self.out.as_deref().ok_or("--out FILE is needed".into())
    }
}

/// Opens a run file.
pub fn open_run(path: &str) -> Result<Run, Failure> {
    parse_run(path, &read_text(Path::new(path))?)
}

fn parse_run(path: &str, text: &str) -> Result<Run, Failure> {
    from_json(text.as_bytes()).map_err(|error| format!("{path}: {error}"))
}

pub fn read_text(path: &Path) -> Result<String, Failure> {
    let shown = path.display();
    let size = fs::metadata(path).map_err(|error| format!("{shown}: {error}"))?.len();
    if size > LARGEST_FILE as u64 {
        return Err(format!("{shown} is larger than {} MB, more than any run", LARGEST_FILE >> 20));
    }
    fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))
}

/// Writes a file whole or not at all.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    // Another process may write the same file at the same time, as shards do with their summary.
    let partial = path.with_extension(format!("{}.partial", std::process::id()));
    (fs::write(&partial, text).and_then(|()| fs::rename(&partial, path)))
        .map_err(|error| format!("{}: {error}", path.display()))
}
