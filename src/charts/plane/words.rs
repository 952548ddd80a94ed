//! The plane in words and numbers.

use super::Spec;
use crate::charts::Spread;
use crate::experiment::Over;
use crate::information::Warning;
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
        Over::All => format!("all {patterns} patterns"),
        Over::Train => format!("the {patterns} patterns of the training part"),
        Over::Holdout => format!("the {patterns} hold-out patterns"),
    };
    let networks = match (spec.network, spec.networks) {
        (_, 1) => "one network".to_owned(),
        (Some(network), n) => format!("network {} of {n}", network + 1),
        (None, n) if spec.look.networks == Networks::Mean => format!("mean of {n} networks"),
        (None, n) => format!("mean of {n} networks (large) and each of them (dots)"),
    };
    let bound = spec.bound.as_ref().map_or(String::new(), |bound| format!("; {}", bound.words));
    format!("{}, over {over}; {networks}{bound}", spec.reading.estimator.caption())
}

/// What the estimates at a snapshot are warned of, each with the layers that it concerns.
pub fn cautions(spec: &Spec, snapshot: usize) -> Vec<String> {
    let Some(moment) = spec.now(snapshot) else { return vec![] };
    let of = |warning: Warning| {
        let layers = spec.layers.iter().zip(&moment.warnings).filter(|(_, warnings)| warnings.has(warning));
        let names: Vec<&str> = layers.map(|(name, _)| name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}: {}", listed(&names), warning.sentence()))
    };
    Warning::ALL.into_iter().filter_map(of).collect()
}

/// "hidden 1, hidden 2 and output".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// Why the plane is empty.
pub(super) fn empty(spec: &Spec) -> &'static str {
    if spec.moments.is_empty() { "Nothing has been trained yet" } else { "Information is being estimated" }
}

/// The plane at a snapshot in words, for those who cannot see it.
pub fn description(spec: &Spec, snapshot: usize) -> String {
    let rows = rows(spec, snapshot);
    let Some(first) = rows.first() else {
        return format!("Information plane: {}", empty(spec).to_ascii_lowercase());
    };
    let layer = |row: &super::Row| format!("{} {:.2} and {:.3}", row.layer, row.input.mean, row.label.mean);
    let layers: Vec<String> = rows.iter().map(layer).collect();
    format!(
        "Information plane at epoch {}, Î(X;T) and Î(T;Y) in bits by layer: {}",
        first.epoch,
        layers.join(", ")
    )
}
