//! `infoplane time`: what an estimate costs on this machine.

use std::collections::BTreeMap;
use std::time::Instant;

use super::Failure;
use super::arguments::Arguments;
use crate::evaluation::Reader;
use crate::network::initial_weights;

/// Each is timed so often, and the middle time counts.
const TIMES: usize = 5;

pub fn time(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["with", "set", "data"])?;
    let (experiment, data) = arguments.experiment_with_data()?;
    let readings = arguments.readings(&experiment)?;
    let mut reader = Reader::new(&experiment, &data.samples(&experiment)?);
    let initial = |network| initial_weights(&experiment, reader.shape(), network);
    let weights: Vec<f32> = (0..experiment.networks).flat_map(initial).collect();
    let mut milliseconds = BTreeMap::new();
    for reading in readings {
        let mut times = [0.0; TIMES];
        for time in &mut times {
            let start = Instant::now();
            reader.read(&weights, &[reading], false);
            *time = 1000.0 * start.elapsed().as_secs_f64();
        }
        times.sort_by(f64::total_cmp);
        milliseconds.insert(reading.to_string(), times[TIMES / 2]);
    }
    println!("{}", serde_json::json!(milliseconds));
    Ok(())
}
