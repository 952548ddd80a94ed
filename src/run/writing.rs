//! A run as a file.

use std::collections::BTreeMap;

use serde::Serialize;

use super::file::FORMAT;
use super::parameters::Parameters;
use super::{Engine, Facts, Fingerprint, LayerFacts, Marks, Run, Snapshot, weights};
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
    #[serde(skip_serializing_if = "Marks::are_none")]
    marks: &'a Marks,
    #[serde(skip_serializing_if = "Option::is_none")]
    sum: Option<String>,
    /// Added one by one, so that a large run can be written in pieces.
    snapshots: [(); 0],
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
    let own = run.experiment.over;
    let snapshots = run.snapshots.iter().map(|s| snapshot_to_json(s, own, with_weights));
    let [head, tail] = ends(run);
    head + &snapshots.collect::<Vec<_>>().join(",") + &tail
}

/// What stands before and after the snapshots of a run file, which are joined by commas.
pub fn ends(run: &Run) -> [String; 2] {
    let Run { name, created, experiment, engine, facts, layers, marks, .. } = run;
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
        marks,
        sum: Fingerprint::of_finished(run).map(|sum| sum.to_string()),
        snapshots: [],
    };
    const TAIL: &str = "]}";
    let text = json(&document);
    [text.strip_suffix(TAIL).unwrap_or(&text).to_owned(), TAIL.to_owned()]
}

/// One snapshot of a run file whose experiment is read over `own`.
pub fn snapshot_to_json(snapshot: &Snapshot, own: Over, with_weights: bool) -> String {
    let Snapshot { epoch, step, weights, metrics, information, gradients } = snapshot;
    json(&SnapshotDocument {
        epoch: *epoch,
        step: *step,
        metrics,
        information: information.iter().map(|(reading, points)| (key(reading, own), &**points)).collect(),
        gradients,
        weights: weights.as_ref().filter(|_| with_weights).map(|weights| weights::encode(weights)),
    })
}

/// Serialising fails only for maps whose keys are not texts, and for writers that fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The key of a reading, without its part where that is the experiment's own.
fn key(reading: &Reading, own: Over) -> String {
    let whole = reading.to_string();
    if reading.over == own { whole.replacen(&format!("@{}", own.key()), "", 1) } else { whole }
}
