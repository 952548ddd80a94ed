//! The native command line: the same experiments without a browser.

mod arguments;
mod bound;
mod columns;
mod data;
mod estimate;
mod keys;
mod link;
mod presets;
mod read;
mod reread;
mod run;
mod shard;
mod sketch;
mod sweep;
mod time;

use std::ffi::OsString;
use std::process::ExitCode;

const USAGE: &str = "\
infoplane: mutual information in neural networks while they train

  infoplane run LINK|FILE --out run.json [--light light.json] [--set KEY=VALUE]…
            [--engine cpu|gpu|auto] [--with ESTIMATOR]… [--data table.csv]
      trains the experiment of a link, or of a file that holds one or is a run, and reads it
  infoplane reread run.json --with ESTIMATOR [--with ESTIMATOR]… --out other.json
      estimates again from the weights of a run
  infoplane sweep sweep.json --out DIR [--shard 2/8]
      trains the cells of a grid of experiments that are not in DIR yet, or a share of them, into a run file each;
      once all are there it writes DIR/summary.csv and says how much data is enough
  infoplane estimate --with ESTIMATOR x.csv y.csv [--discrete-y]
      prints the mutual information of two files of columns as JSON; with --discrete-y the second holds labels
  infoplane time LINK|FILE --with ESTIMATOR [--with ESTIMATOR]…
      prints as JSON how many milliseconds each takes to read the networks before training
  infoplane bound LINK|FILE --out curve.json [--dib] [--set KEY=VALUE]…
      writes the information bottleneck bound of its data set, or with --dib the deterministic bottleneck's curve
  infoplane link LINK|FILE [--set KEY=VALUE]…
      prints the canonical link
  infoplane keys
      prints what the keys of a link mean
  infoplane presets --out presets.json
      trains the presets of the page and writes where their layers go in the plane
  infoplane sketch run.json --out sketch.svg
      draws the plane of a run small, as the page shows it before its program has come

ESTIMATOR is edges:K, width:W, range:K or equal:K, each also with :mm, kde:V, akde:V, ksg:K, ksg2:K, renyi:A[:S],
quantised:B, noisy:B, infonce, nwj, dv or gaussian; of a run optionally over a part of the data: edges:30@train, edges:30@holdout.
--data names the CSV file of data=table, also for reread, sweep, time and bound; label=COLUMN of the link says what is predicted.
KEY is a key of the link, such as act, lr or epochs; '' stands for the default experiment.";

/// A sentence for the user, who sees nothing else of the failure.
type Failure = String;

/// Runs the command that the arguments name, the program itself not among them; failures go to standard error.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::information::neural::use_critic(crate::training::CRITIC);
    match dispatch(lexopt::Parser::from_args(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("infoplane: {failure}");
            ExitCode::from(2)
        }
    }
}

fn dispatch(mut parser: lexopt::Parser) -> Result<(), Failure> {
    use lexopt::Arg::{Long, Short, Value};
    match parser.next().map_err(|e| e.to_string())? {
        Some(Value(name)) => match name.to_str() {
            Some("run") => run::run(parser),
            Some("reread") => reread::reread(parser),
            Some("sketch") => sketch::sketch(parser),
            Some("sweep") => sweep::sweep(parser),
            Some("estimate") => estimate::estimate(parser),
            Some("bound") => bound::bound(parser),
            Some("keys") => keys::keys(parser),
            Some("presets") => presets::presets(parser),
            Some("time") => time::time(parser),
            Some("link") => link::link(parser),
            _ => Err(format!("there is no command {name:?}; `infoplane --help` lists them")),
        },
        Some(Long("help") | Short('h')) => {
            println!("{USAGE}");
            Ok(())
        }
        Some(argument) => Err(argument.unexpected().to_string()),
        None => Err(format!("no command was given\n\n{USAGE}")),
    }
}
