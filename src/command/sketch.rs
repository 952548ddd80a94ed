//! `infoplane sketch`: the plane of a run in a few kilobytes.

use super::Failure;
use super::arguments::{Arguments, open_run, write};
use crate::charts::plane::{Spec, sketch as drawn};
use crate::experiment::Reading;

pub fn sketch(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["out"])?;
    let out = arguments.out()?;
    let run = open_run(arguments.source.as_ref().ok_or("a run file is needed")?)?;
    let spec = Spec::new(&run, Reading::of(&run.experiment));
    if spec.moments.iter().all(Option::is_none) {
        return Err("the run has not been read by its own estimator".into());
    }
    write(out, &drawn(&spec))
}
