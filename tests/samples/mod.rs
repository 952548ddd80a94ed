//! The data of experiments whose data is made from them alone.

use std::sync::Arc;

use infoplane::data::Samples;
use infoplane::experiment::Experiment;

pub fn of(experiment: &Experiment) -> Arc<Samples> {
    Arc::new(Samples::new(experiment, None).unwrap())
}
