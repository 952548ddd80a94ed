//! A run as a file.

use std::collections::BTreeMap;

use serde::Serialize;

use super::file::FORMAT;
use super::parameters::Parameters;
use super::{Engine, Facts, LayerFacts, Run, Snapshot, weights};
use crate::evaluation::{LayerGradients, NetworkMetrics};
use crate::experiment::{Over, Reading, VERSION};
use crate::information::PlanePoint;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    name: &'a str,
    created: &'a str,
    experiment: Parameters<'a>,
    link: String,
    engine: &'a Engine,
    facts: &'a Facts,
    layers: &'a [LayerFacts],
    snapshots: Vec<SnapshotDocument<'a>>,
}

#[derive(Serialize)]
struct SnapshotDocument<'a> {
    epoch: u32,
    step: u64,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    metrics: &'a [NetworkMetrics],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    information: BTreeMap<String, &'a [Vec<PlanePoint>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    gradients: &'a [Vec<LayerGradients>],
    #[serde(skip_serializing_if = "Option::is_none")]
    weights: Option<String>,
}

/// The run file of a run, compact; without weights it is small, and can be shown but not read again.
pub fn to_json(run: &Run, with_weights: bool) -> String {
    let Run { name, created, experiment, engine, facts, layers, snapshots } = run;
    let document = Document {
        format: FORMAT,
        version: VERSION,
        name,
        created,
        experiment: Parameters(experiment),
        link: experiment.to_link(),
        engine,
        facts,
        layers,
        snapshots: snapshots.iter().map(|s| snapshot(s, experiment.over, with_weights)).collect(),
    };
    // Serialising fails only for maps whose keys are not texts, and for writers that fail.
    serde_json::to_string(&document).unwrap_or_default()
}

fn snapshot(snapshot: &Snapshot, own: Over, with_weights: bool) -> SnapshotDocument<'_> {
    let Snapshot { epoch, step, weights, metrics, information, gradients } = snapshot;
    SnapshotDocument {
        epoch: *epoch,
        step: *step,
        metrics,
        information: information.iter().map(|(reading, points)| (key(reading, own), &**points)).collect(),
        gradients,
        weights: weights.as_ref().filter(|_| with_weights).map(|weights| weights::encode(weights)),
    }
}

/// The key of a reading, without its part where that is the experiment's own.
fn key(reading: &Reading, own: Over) -> String {
    if reading.over == own { reading.estimator.to_string() } else { reading.to_string() }
}
