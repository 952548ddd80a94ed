//! Which classes are taken for which.

use super::Table;
use crate::evaluation::Confusion;
use crate::text;

/// Matrices of more classes are not shown.
const MOST_CLASSES: usize = 10;

/// The confusion matrices on the training part and on the hold-out, over networks and of each on request; `None` of
/// a network stands for weights that are not finite.
pub fn of_confusion(epoch: u32, classes: usize, found: &[Option<[Confusion; 2]>]) -> Vec<Table> {
    if classes > MOST_CLASSES {
        let note = text::tables::too_many_classes(classes, MOST_CLASSES);
        return vec![Table { note, ..Table::default() }];
    }
    let whole: Vec<(usize, &[Confusion; 2])> =
        found.iter().enumerate().filter_map(|(i, parts)| Some((i + 1, parts.as_ref()?))).collect();
    let parts = [(text::tables::TRAINING_PART, 0), (text::tables::HOLDOUT, 1)];
    let means = parts.map(|(title, part)| mean(title, epoch, classes, &whole, part));
    let each = parts.map(|(title, part)| each(title, classes, &whole, part));
    means.into_iter().chain(each.into_iter().filter(|_| whole.len() > 1)).collect()
}

fn heads(first: &[&str], classes: usize) -> Vec<String> {
    let first = first.iter().map(|head| (*head).to_owned());
    first.chain((0..classes).map(text::tables::taken_as)).collect()
}

/// Patterns, mean over networks.
fn mean(title: &str, epoch: u32, classes: usize, found: &[(usize, &[Confusion; 2])], part: usize) -> Table {
    let count = |truth: usize, predicted: usize| {
        let total: u32 = found.iter().map(|(_, parts)| parts[part][truth][predicted]).sum();
        match found.len() {
            0 => super::NONE.into(),
            1 => total.to_string(),
            n => format!("{:.1}", f64::from(total) / n as f64),
        }
    };
    let row = |truth: usize| {
        [text::figures::class(truth)].into_iter().chain((0..classes).map(|p| count(truth, p))).collect()
    };
    let rows = [heads(&[text::tables::TRUE], classes)].into_iter().chain((0..classes).map(row)).collect();
    // A mean of counts has no spread here: each network has its own below.
    let caption = text::tables::confusion(title, epoch, &text::tables::mean_over(found.len()));
    Table { caption, rows, ..Table::default() }
}

/// Patterns, network by network.
fn each(title: &str, classes: usize, found: &[(usize, &[Confusion; 2])], part: usize) -> Table {
    let mut rows = vec![heads(&[text::tables::NETWORK, text::tables::TRUE], classes)];
    for (network, parts) in found {
        for (truth, counts) in parts[part].iter().enumerate() {
            let first = [network.to_string(), text::figures::class(truth)];
            rows.push(first.into_iter().chain(counts.iter().map(u32::to_string)).collect());
        }
    }
    Table { caption: text::tables::network_by_network(title), rows, folded: true, ..Table::default() }
}
