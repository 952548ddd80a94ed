//! A snapshot of a file, every part of it checked.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::at_most::{AtMost, Entries, LAYERS, NETWORKS, entries};
use super::checks::check_length;
use super::file::{excerpt, malformed, optional, part};
use super::{ReadError, Run, Snapshot, weights};
use crate::evaluation::{LayerGradients, NetworkMetrics};
use crate::experiment::{Over, Reading};
use crate::information::PlanePoint;
use crate::text;

/// Values of every layer of every network.
type Grid<T> = AtMost<AtMost<T, LAYERS>, NETWORKS>;

/// A snapshot whose parts are still text.
#[derive(Deserialize)]
#[serde(expecting = "a snapshot")]
pub struct SnapshotDocument<'a> {
    #[serde(borrow)]
    epoch: Option<&'a RawValue>,
    step: Option<&'a RawValue>,
    metrics: Option<&'a RawValue>,
    information: Option<&'a RawValue>,
    gradients: Option<&'a RawValue>,
    weights: Option<&'a RawValue>,
}

/// The snapshot that follows those of `run`.
pub fn snapshot(document: &SnapshotDocument, run: &Run) -> Result<Snapshot, ReadError> {
    let place = text::files::snapshot(run.snapshots.len() + 1);
    let (networks, layers) = (run.experiment.networks, run.layers.len());
    let epoch = part(text::files::epoch_of(&place), document.epoch)?;
    let step = part(text::files::step_of(&place), document.step)?;
    if let Some(last) = run.snapshots.last()
        && (epoch <= last.epoch || step < last.step)
    {
        return Err(ReadError::new(text::files_content::out_of_order(
            &place,
            [epoch, last.epoch],
            [step, last.step],
        )));
    }
    if epoch > run.experiment.epochs {
        return Err(ReadError::new(text::files_content::beyond_the_end(
            &place,
            epoch,
            run.experiment.epochs,
        )));
    }
    let name = text::files::metrics_of(&place);
    let AtMost(metrics): AtMost<NetworkMetrics, NETWORKS> =
        optional(&name, document.metrics)?.unwrap_or_default();
    if !metrics.is_empty() {
        check_length(&name, metrics.len(), networks, text::files::NETWORK)?;
    }
    let name = text::files::gradients_of(&place);
    let gradients: Option<Grid<LayerGradients>> = optional(&name, document.gradients)?;
    let gradients = match gradients {
        Some(AtMost(grid)) if !grid.is_empty() => whole(grid, networks, layers, &name)?,
        _ => Vec::new(),
    };
    let text: Option<String> = optional(text::files::weights_of(&place), document.weights)?;
    let weights = match text {
        Some(text) => Some(Arc::new(weights::decode(&text, networks, run.weights_len() / networks, &place)?)),
        None => None,
    };
    let mut snapshot = Snapshot { epoch, step, weights, metrics, gradients, ..Snapshot::default() };
    if let Some(raw) = document.information {
        let mut information = Information { run, place: &place, into: &mut snapshot };
        entries(raw.get(), &mut information)
            .map_err(|error| malformed(text::files::information_of(&place), &error))??;
    }
    Ok(snapshot)
}

/// The readings of a snapshot.
struct Information<'a> {
    run: &'a Run,
    place: &'a str,
    into: &'a mut Snapshot,
}

impl<'de> Entries<'de> for Information<'_> {
    type Value = Grid<PlanePoint>;

    fn take(&mut self, key: String, AtMost(grid): Grid<PlanePoint>) -> Result<(), ReadError> {
        let (networks, layers) = (self.run.experiment.networks, self.run.layers.len());
        let (reading, name) = reading(&key, self.run.experiment.over, self.place)?;
        match self.into.information.insert(reading, whole(grid, networks, layers, &name)?) {
            None => Ok(()),
            Some(_) => Err(ReadError::new(text::files::twice(&name))),
        }
    }
}

/// A reading by its key, and its name in errors.
fn reading(key: &str, own: Over, place: &str) -> Result<(Reading, String), ReadError> {
    let shown = excerpt(key);
    match Reading::parse(key, own) {
        Some(reading) => Ok((reading, text::files::one_information_of(&shown, place))),
        None => Err(ReadError::new(text::files_content::no_estimator(place, &shown))),
    }
}

/// The grid, if it has a value for every layer of every network.
fn whole<T, const L: usize>(
    grid: Vec<AtMost<T, L>>,
    networks: usize,
    layers: usize,
    name: &str,
) -> Result<Vec<Vec<T>>, ReadError> {
    check_length(name, grid.len(), networks, text::files::NETWORK)?;
    // Names cost more than checks, and nearly all rows are whole.
    for (network, AtMost(row)) in grid.iter().enumerate().filter(|(_, row)| row.0.len() != layers) {
        check_length(&text::files::network_of(network + 1, name), row.len(), layers, text::files::LAYER)?;
    }
    Ok(grid.into_iter().map(|AtMost(row)| row).collect())
}
