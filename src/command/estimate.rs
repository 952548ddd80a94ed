//! `infoplane estimate`: mutual information of two files of columns, without a network.

use std::path::Path;

use serde::Serialize;

use super::Failure;
use super::arguments::Arguments;
use super::columns::{labels, numbers};
use crate::experiment::Estimator;
use crate::information::{Mutual, Side, Warnings, mutual};

/// What is printed.
#[derive(Serialize)]
struct Answer {
    estimator: String,
    mi_bits: f64,
    /// Where the estimator has one.
    standard_error: Option<f64>,
    /// Lower and upper bound, where the estimator gives both.
    #[serde(skip_serializing_if = "Option::is_none")]
    bounds_bits: Option<[f64; 2]>,
    warnings: Warnings,
}

pub fn estimate(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["with", "discrete-y"])?;
    let [key] = &arguments.with[..] else {
        return Err(format!("--with is needed once; it takes {}", Estimator::expected()));
    };
    let estimator = match Estimator::parse(key) {
        Some((estimator, false)) => estimator,
        Some((taken, true)) => return Err(format!("{key:?} is out of range; the nearest is {taken}")),
        None => return Err(format!("{key:?} is not {}", Estimator::expected())),
    };
    let (Some(x), [y]) = (&arguments.source, &arguments.more[..]) else {
        return Err("two files are needed: x.csv and y.csv".into());
    };
    let x = numbers(Path::new(x))?;
    let y = match arguments.discrete_y {
        true => labels(Path::new(y), x.samples)?,
        false => Side::Real(numbers(Path::new(y))?),
    };
    let found = mutual(estimator, &x, &y, &mut |_| true).map_err(|error| error.to_string())?;
    let Mutual { bits, standard_error, band, warnings } = found;
    let estimator = estimator.to_string();
    let answer = Answer { estimator, mi_bits: bits, standard_error, bounds_bits: band, warnings };
    println!("{}", serde_json::to_string(&answer).map_err(|error| error.to_string())?);
    Ok(())
}
