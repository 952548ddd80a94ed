//! Loss, accuracy and the like on the training part and on the hold-out.

use super::{Table, number, spread};
use crate::text;

/// Name, factor and decimals of each measure, in the order of the numbers.
const MEASURES: [(&str, f64, usize); 6] = [
    (text::views::LOSS, 1.0, 3),
    (text::views::ACCURACY, 100.0, 1),
    (text::views::PRECISION, 100.0, 1),
    (text::views::RECALL, 100.0, 1),
    (text::views::F1, 100.0, 1),
    (text::views::PERPLEXITY, 1.0, 3),
];

/// The measures over networks, and those of each network on request.
///
/// `numbers` are, [network][part][measure] with the training part first: loss, accuracy, macro precision, recall and
/// F1, perplexity.
pub fn of_measures(epoch: u32, numbers: &[f32]) -> Vec<Table> {
    let networks: Vec<Vec<f64>> =
        numbers.chunks_exact(12).map(|network| network.iter().map(|v| f64::from(*v)).collect()).collect();
    let mut all = Table::new(
        text::tables::measures(epoch, &text::tables::spread_over(networks.len())),
        &[text::tables::MEASURE, text::tables::TRAINING, text::tables::HOLDOUT, text::tables::DIFFERENCE],
    );
    for (i, (name, factor, decimals)) in MEASURES.into_iter().enumerate() {
        let training = networks.iter().map(|network| factor * network[i]);
        let holdout = networks.iter().map(|network| factor * network[6 + i]);
        let gap = networks.iter().map(|network| factor * (network[i] - network[6 + i]));
        let cells = [spread(training, decimals), spread(holdout, decimals), spread(gap, decimals)];
        all.rows.push([name.to_owned()].into_iter().chain(cells).collect());
    }
    all.note = text::tables::MEASURES_NOTE.into();
    let part = |title: &str, from: usize| {
        let heads =
            [text::tables::NETWORK].into_iter().chain(MEASURES.map(|(name, _, _)| name)).collect::<Vec<_>>();
        let mut table = Table::new(text::tables::network_by_network(title), &heads);
        table.folded = true;
        for (i, network) in networks.iter().enumerate() {
            let cell = |(j, (_, factor, decimals)): (usize, &(&str, f64, usize))| {
                number(factor * network[from + j], *decimals)
            };
            let cells = MEASURES.iter().enumerate().map(cell);
            table.rows.push([(i + 1).to_string()].into_iter().chain(cells).collect());
        }
        table
    };
    vec![all, part(text::tables::TRAINING_PART, 0), part(text::tables::HOLDOUT, 6)]
}
