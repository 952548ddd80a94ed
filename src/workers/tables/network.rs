//! The neurons of one network in numbers.

use super::{Table, number};
use crate::evaluation::{MOST_POINTS, MOST_UNITS, Seen, of_one_neuron};
use crate::experiment::Reading;
use crate::network::Shape;
use crate::run::LayerFacts;
use crate::text;

/// Which network is looked at, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Which {
    pub network: usize,
    /// Of how many.
    pub networks: usize,
    pub epoch: u32,
}

/// A row for each neuron that is looked at, the inputs first; `weights` [parameters] are the network's own, and `None`
/// stands for what cannot be seen where these are not finite.
pub fn of_network(
    which: Which,
    shape: &Shape,
    weights: &[f32],
    seen: Option<&Seen>,
    reading: Reading,
    samples: usize,
) -> Vec<Table> {
    let Which { network, networks, epoch } = which;
    let title = match networks {
        1 => text::tables::neurons(epoch),
        n => text::tables::neurons_of(network + 1, n, epoch),
    };
    let heads = [
        text::tables::LAYER,
        text::tables::NEURON,
        text::tables::LABEL_INFORMATION,
        text::tables::MEAN,
        text::tables::SD,
        text::tables::BIAS,
    ];
    let mut table = Table::new(title, &heads);
    table.folded = true;
    let Some(seen) = seen else {
        table.note = text::tables::WEIGHTS_NOT_FINITE.into();
        table.rows.clear();
        return vec![table];
    };
    let names = LayerFacts::of(shape).into_iter().map(|layer| layer.name);
    let layers = shape.layers();
    for (column, name) in std::iter::once(text::tables::INPUT.to_owned()).chain(names).enumerate() {
        for unit in 0..shape.widths[column].min(MOST_UNITS) {
            let fact = |at: usize, decimals: usize| {
                let facts = seen.facts(seen.before(column) + unit);
                number(facts.get(at).map_or(f64::NAN, |fact| f64::from(*fact)), decimals)
            };
            let layer = column.checked_sub(1).and_then(|layer| layers.get(layer));
            let bias = layer.and_then(|layer| weights.get(layer.bias().start + unit));
            let bias = number(bias.map_or(f64::NAN, |bias| f64::from(*bias)), 3);
            let number = (unit + 1).to_string();
            table.rows.push(vec![name.clone(), number, fact(0, 3), fact(1, 3), fact(2, 3), bias]);
        }
    }
    table.note = note(shape, seen, reading, samples);
    vec![table]
}

/// What the numbers and pictures assume.
fn note(shape: &Shape, seen: &Seen, reading: Reading, samples: usize) -> String {
    let estimator = of_one_neuron(reading.estimator);
    let mut note = text::tables::each_neuron(&estimator.short(), reading.over.label());
    if estimator != reading.estimator {
        note = text::tables::too_slow(&note, &reading.estimator.short());
    }
    if shape.widths.iter().any(|width| *width > MOST_UNITS) {
        note = text::tables::first_neurons(&note, MOST_UNITS);
    }
    if seen.points() < samples {
        note = text::tables::some_patterns(&note, MOST_POINTS, samples);
    }
    note
}
