//! The plane in words and numbers.

use super::spec::{Moments, latest};
use super::{Moment, Spec};
use crate::charts::Spread;
use crate::experiment::{Over, Reading};
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
    let other = |(reading, _): &(Reading, Moments)| match reading.over == spec.reading.over {
        true => reading.estimator.caption(),
        false => reading.words(),
    };
    let others: Vec<String> = spec.over.iter().map(other).collect();
    match others.is_empty() {
        true => caption,
        false => text::figures::plane_with(&caption, &others.join("; ")),
    }
}

/// What the estimates at a snapshot are warned of, each with the layers that it concerns, and with the reading where
/// that lies over the plane's own.
pub fn cautions(spec: &Spec, snapshot: usize) -> Vec<String> {
    let own = spec.now(snapshot).map(|moment| (None, moment));
    let others = spec.over.iter().map(|(reading, moments)| Some((Some(reading), latest(moments, snapshot)?)));
    let mut cautions = Vec::new();
    for (reading, moment) in own.into_iter().chain(others.flatten()) {
        for warning in Warning::ALL {
            let layers =
                spec.layers.iter().zip(&moment.warnings).filter(|(_, warnings)| warnings.has(warning));
            let names: Vec<&str> = layers.map(|(name, _)| name.as_str()).collect();
            if !names.is_empty() {
                let layers = text::figures::listed(&names);
                let of = reading.map(|reading| spec.name_over(*reading));
                cautions.push(text::figures::warned(of.as_deref(), &layers, warning.sentence()));
            }
        }
    }
    cautions
}

/// [`cautions`] has no more sentences than these at any snapshot.
pub fn most_cautions(spec: &Spec) -> usize {
    let at = |moment: &Moment| {
        let warned = |warning: &&Warning| moment.warnings.iter().any(|warnings| warnings.has(**warning));
        Warning::ALL.iter().filter(warned).count()
    };
    let most = |moments: &Moments| moments.iter().flatten().map(at).max().unwrap_or_default();
    most(&spec.moments) + spec.over.iter().map(|(_, moments)| most(moments)).sum::<usize>()
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
