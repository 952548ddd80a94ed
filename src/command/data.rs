//! The data of an experiment: made from it, shipped, or the table of `--data`.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use crate::data::Samples;
use crate::data::table::{MOST_BYTES, Table};
use crate::exchange::unpacked_digits;
use crate::experiment::{DataSet, Experiment};
use crate::run::{Run, content_hash};

/// The digits as they ship with the page.
const DIGITS: &[u8] = include_bytes!("../../static/digits.zip");

/// Where data comes from that is not made from an experiment alone.
#[derive(Default)]
pub struct Data {
    file: Option<File>,
}

/// The file of a table.
struct File {
    shown: String,
    bytes: Vec<u8>,
    hash: String,
}

impl Data {
    /// With the file of `--data`, if there is one.
    pub fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::default()) };
        let shown = path.display().to_string();
        let fault = |error: std::io::Error| format!("{shown}: {error}");
        if fs::metadata(path).map_err(fault)?.len() > MOST_BYTES as u64 {
            return Err(format!("{shown}: it is larger than {} MB", MOST_BYTES / 1_000_000));
        }
        let bytes = fs::read(path).map_err(fault)?;
        let hash = content_hash(&bytes);
        Ok(Self { file: Some(File { shown, bytes, hash }) })
    }

    /// Has an experiment learn the file.
    ///
    /// # Errors
    /// Where it names the content of another file.
    pub fn name_in(&self, experiment: &mut Experiment) -> Result<(), Failure> {
        let Some(File { shown, hash, .. }) = &self.file else { return Ok(()) };
        if experiment.data == DataSet::Table && !experiment.table.is_empty() && experiment.table != *hash {
            return Err(format!(
                "{shown} is {hash}, and the experiment learns another file, {}; leave its table empty to learn this one",
                experiment.table
            ));
        }
        (experiment.data, experiment.table) = (DataSet::Table, hash.clone());
        Ok(())
    }

    /// The samples of an experiment.
    pub fn samples(&self, experiment: &Experiment) -> Result<Arc<Samples>, Failure> {
        let source = match (experiment.data, &self.file) {
            (DataSet::Digits, _) => Some(unpacked_digits(DIGITS)?),
            (DataSet::Table, Some(File { shown, bytes, hash })) if *hash == experiment.table => {
                let table = Table::read(bytes, &experiment.label).map_err(|why| format!("{shown}: {why}"))?;
                eprintln!("{shown}: {}", table.about());
                Some(table.samples)
            }
            (DataSet::Table, _) => {
                return Err("the experiment learns a table: name its CSV file with --data FILE".into());
            }
            _ => None,
        };
        Samples::new(experiment, source.as_ref()).map(Arc::new).map_err(|missing| missing.to_string())
    }

    /// Gives a run of a file its data, so that it can be read.
    pub fn give(&self, run: &mut Run) -> Result<(), Failure> {
        if !run.has_data() {
            let samples = self.samples(&run.experiment)?;
            let facts = run.facts;
            if [facts.samples, facts.inputs, facts.classes]
                != [samples.len, samples.input_width, samples.classes]
            {
                return Err("the facts of the run are not those of its data".into());
            }
            run.samples = Some(samples);
        }
        Ok(())
    }
}
