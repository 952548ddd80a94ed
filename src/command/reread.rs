//! `infoplane reread`: estimates again from the weights of a run.

use super::Failure;
use super::arguments::{Arguments, open_run, write};
use super::read::read;
use crate::run::to_json;

pub fn reread(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["with", "out", "data"])?;
    let out = arguments.out()?;
    let mut run = open_run(arguments.source.as_ref().ok_or("a run file is needed")?)?;
    let readings = arguments.readings(&run.experiment)?;
    if run.snapshots.iter().any(|snapshot| snapshot.weights.is_none()) {
        return Err("the file holds no weights, from which alone a run can be read again".into());
    }
    arguments.data()?.give(&mut run)?;
    read(&mut run, &readings);
    write(out, &to_json(&run, true))
}
