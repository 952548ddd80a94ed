//! Loss, accuracy and the like on the training part and on the hold-out.

use super::{Table, number, over, spread};

/// Name, factor and decimals of each measure, in the order of the numbers.
const MEASURES: [(&str, f64, usize); 6] = [
    ("Loss, nats", 1.0, 3),
    ("Accuracy, %", 100.0, 1),
    ("Precision, %", 100.0, 1),
    ("Recall, %", 100.0, 1),
    ("F1, %", 100.0, 1),
    ("Perplexity", 1.0, 3),
];

/// The measures over networks, and those of each network on request.
///
/// `numbers` are, [network][part][measure] with the training part first: loss, accuracy, macro precision, recall and
/// F1, perplexity.
pub fn of_measures(epoch: u32, numbers: &[f32]) -> Vec<Table> {
    let networks: Vec<Vec<f64>> =
        numbers.chunks_exact(12).map(|network| network.iter().map(|v| f64::from(*v)).collect()).collect();
    let mut all = Table::new(
        format!("Epoch {epoch}, {}", over(networks.len())),
        &["Measure", "Training", "Hold-out", "Difference"],
    );
    for (i, (name, factor, decimals)) in MEASURES.into_iter().enumerate() {
        let training = networks.iter().map(|network| factor * network[i]);
        let holdout = networks.iter().map(|network| factor * network[6 + i]);
        let gap = networks.iter().map(|network| factor * (network[i] - network[6 + i]));
        let cells = [spread(training, decimals), spread(holdout, decimals), spread(gap, decimals)];
        all.rows.push([name.to_owned()].into_iter().chain(cells).collect());
    }
    all.note = "Precision, recall and F1 are means over the classes; perplexity is e to the loss; the difference in accuracy is the generalisation gap".into();
    let part = |title: &str, from: usize| {
        let heads = ["Network"].into_iter().chain(MEASURES.map(|(name, _, _)| name)).collect::<Vec<_>>();
        let mut table = Table::new(format!("{title}, network by network"), &heads);
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
    vec![all, part("Training part", 0), part("Hold-out", 6)]
}
