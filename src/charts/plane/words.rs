//! The plane in words and numbers.

use super::{Moment, Spec};
use crate::charts::Spread;
use crate::experiment::Over;
use crate::information::Warning;
use crate::text;
use crate::view::Networks;

/// The numbers of one layer at one epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub layer: String,
    pub epoch: u32,
    pub step: u64,
    /// Î(X;T), bits.
    pub input: Spread,
    /// Î(T;Y), bits.
    pub label: Spread,
}

/// The numbers of a snapshot, layer by layer; none where it has not been read.
pub fn rows(spec: &Spec, snapshot: usize) -> Vec<Row> {
    let Some(moment) = spec.now(snapshot) else { return vec![] };
    let named = spec.layers.iter().zip(&moment.layers);
    let row = |(layer, at): (&String, &Option<(Spread, Spread)>)| {
        let (input, label) = (*at)?;
        Some(Row { layer: layer.clone(), epoch: moment.epoch, step: moment.step, input, label })
    };
    named.filter_map(row).collect()
}

/// What the figure assumes: estimator, patterns, networks, bound.
pub fn caption(spec: &Spec) -> String {
    let patterns = spec.limits.patterns;
    let over = match spec.reading.over {
        Over::All => text::figures::all_patterns(patterns),
        Over::Train => text::figures::training_patterns(patterns),
        Over::Holdout => text::figures::holdout_patterns(patterns),
    };
    let networks = match (spec.network, spec.networks) {
        (_, 1) => text::figures::ONE_NETWORK.to_owned(),
        (Some(network), n) => text::figures::network_of(network + 1, n),
        (None, n) if spec.look.networks == Networks::Mean => text::figures::mean_of(n),
        (None, n) => text::figures::mean_and_each(n),
    };
    let bound = spec.bound.as_ref().map(|bound| bound.words.as_str());
    let caption = text::figures::plane(&spec.reading.estimator.caption(), &over, &networks, bound);
    let others: Vec<String> = spec.over.iter().map(|(reading, _)| reading.estimator.caption()).collect();
    match others.is_empty() {
        true => caption,
        false => text::figures::plane_with(&caption, &others.join("; ")),
    }
}

/// What the estimates at a snapshot are warned of, each with the layers that it concerns.
pub fn cautions(spec: &Spec, snapshot: usize) -> Vec<String> {
    let Some(moment) = spec.now(snapshot) else { return vec![] };
    let of = |warning: Warning| {
        let layers = spec.layers.iter().zip(&moment.warnings).filter(|(_, warnings)| warnings.has(warning));
        let names: Vec<&str> = layers.map(|(name, _)| name.as_str()).collect();
        (!names.is_empty()).then(|| text::figures::warned(&text::figures::listed(&names), warning.sentence()))
    };
    Warning::ALL.into_iter().filter_map(of).collect()
}

/// How many sentences [`cautions`] has at most, over all snapshots.
pub fn most_cautions(spec: &Spec) -> usize {
    let at = |moment: &Moment| {
        let warned = |warning: &&Warning| moment.warnings.iter().any(|warnings| warnings.has(**warning));
        Warning::ALL.iter().filter(warned).count()
    };
    spec.moments.iter().flatten().map(at).max().unwrap_or_default()
}

/// Why the plane is empty.
pub(super) fn empty(spec: &Spec) -> &'static str {
    if spec.moments.is_empty() { text::figures::NOT_TRAINED } else { text::figures::BEING_ESTIMATED }
}

/// The plane at a snapshot in words, for those who cannot see it.
pub fn description(spec: &Spec, snapshot: usize) -> String {
    let rows = rows(spec, snapshot);
    let Some(first) = rows.first() else {
        return text::figures::plane_empty(empty(spec));
    };
    let layer = |row: &super::Row| text::figures::layer(&row.layer, row.input.mean, row.label.mean);
    let layers: Vec<String> = rows.iter().map(layer).collect();
    text::figures::plane_at(first.epoch, &layers.join(", "))
}
