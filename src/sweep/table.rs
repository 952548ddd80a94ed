//! The outcomes as one tidy table, and the training sizes among them.

use super::{Outcome, Size, Spread};
use crate::evaluation::Compression;

/// A line: one measure of one cell.
struct Line<'a> {
    measure: &'static str,
    /// The name of the layer, or nothing.
    layer: &'a str,
    /// The key of the reading, or nothing.
    reading: &'a str,
    spread: Spread,
    interval: [f64; 2],
}

/// A line for each cell, measure and, of information, layer, as CSV: the axes, then
/// `measure,layer,estimator,mean,sd,low,high,networks`.
///
/// `low` and `high` are the 95 % interval over networks where there is one; what is not known is empty.
pub fn to_csv(outcomes: &[Outcome]) -> String {
    let Some(first) = outcomes.first() else { return String::new() };
    let keys = first.cell.place.iter().map(|(key, _)| key.as_str());
    let names = ["measure", "layer", "estimator", "mean", "sd", "low", "high", "networks"];
    let mut csv = line(keys.chain(names).map(str::to_owned));
    for outcome in outcomes {
        let reading = outcome.reading().to_string();
        for Line { measure, layer, reading, spread, interval } in lines(outcome, &reading) {
            let place = outcome.cell.place.iter().map(|(_, value)| value.clone());
            let words = [measure, layer, reading].map(str::to_owned);
            let numbers = [spread.mean, spread.sd, interval[0], interval[1]].map(number);
            csv += &line(place.chain(words).chain(numbers).chain([spread.count.to_string()]));
        }
    }
    csv
}

/// What the table says of one cell.
fn lines<'a>(outcome: &'a Outcome, reading: &'a str) -> Vec<Line<'a>> {
    let unknown = [f64::NAN; 2];
    let networks = outcome.metrics.len();
    let plain = |measure, spread| Line { measure, layer: "", reading: "", spread, interval: unknown };
    let whole = |measure, mean| plain(measure, Spread { mean, sd: f64::NAN, count: networks });
    let mut lines = vec![
        whole("training_patterns", outcome.size as f64),
        plain("train_loss", outcome.spread(|network| network.train.loss)),
        plain("train_accuracy", outcome.spread(|network| network.train.accuracy)),
        plain("holdout_loss", outcome.spread(|network| network.holdout.loss)),
        plain("holdout_accuracy", outcome.spread(|network| network.holdout.accuracy)),
        plain("holdout_precision", outcome.spread(|network| network.holdout.precision)),
        plain("holdout_recall", outcome.spread(|network| network.holdout.recall)),
        plain("holdout_f1", outcome.spread(|network| network.holdout.f1)),
        plain("holdout_perplexity", outcome.spread(|network| network.holdout.perplexity)),
        plain("accuracy_gap", outcome.spread(|network| network.train.accuracy - network.holdout.accuracy)),
        whole("compared_patterns", outcome.compared as f64),
    ];
    if let Some(found) = outcome.bias_variance {
        let (kw, webb, domingos) = (found.kohavi_wolpert, found.webb, found.domingos);
        lines.extend([
            whole("compared_error", found.error),
            whole("kohavi_wolpert_bias_squared", kw.unbiased_bias_squared),
            whole("kohavi_wolpert_variance", kw.unbiased_variance),
            whole("kohavi_wolpert_noise", kw.noise),
            whole("webb_bias", webb.bias),
            whole("webb_variance", webb.variance),
            whole("domingos_bias", domingos.bias),
            whole("domingos_unbiased_variance", domingos.unbiased_variance),
            whole("domingos_biased_variance", domingos.biased_variance),
            whole("domingos_net_variance", domingos.net_variance),
        ]);
    }
    for (i, layer) in outcome.layers.iter().enumerate() {
        let points = || outcome.points.iter().filter_map(|layers| layers.get(i));
        let of = |measure, spread, interval| Line { measure, layer, reading, spread, interval };
        lines.push(of("ixt", Spread::of(points().map(|point| point.ixt)), unknown));
        lines.push(of("ity", Spread::of(points().map(|point| point.ity)), unknown));
        if let Some(Some(Compression { peak, bits, interval, re_expansion, networks, .. })) =
            outcome.compression.get(i)
        {
            let whole = |mean| Spread { mean, sd: f64::NAN, count: *networks };
            lines.push(of("peak_epoch", whole(f64::from(peak.epoch)), unknown));
            lines.push(of("peak_step", whole(peak.step as f64), unknown));
            lines.push(of("peak_ixt", whole(peak.bits), unknown));
            let accuracies = outcome.accuracies_at_peak.get(i).into_iter().flatten();
            lines.push(of("peak_holdout_accuracy", Spread::of(accuracies.copied()), unknown));
            lines.push(of("compression", whole(*bits), interval.unwrap_or(unknown)));
            lines.push(of("re_expansion", whole(*re_expansion), unknown));
        }
    }
    lines
}

/// The training sizes of the cells that agree on all axes but `train`: (the others' values, sizes in the order of the
/// cells); none where no axis is `train`.
pub fn training_sizes(outcomes: &[Outcome]) -> Vec<(String, Vec<Size>)> {
    let mut groups: Vec<(String, Vec<Size>)> = Vec::new();
    for outcome in outcomes {
        let place = &outcome.cell.place;
        let others: Vec<String> = place
            .iter()
            .filter(|(key, _)| key != "train")
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        if others.len() == place.len() {
            continue;
        }
        let size = Size { patterns: outcome.size, accuracies: outcome.accuracies() };
        let others = others.join(" ");
        match groups.iter_mut().find(|(key, _)| *key == others) {
            Some((_, sizes)) => sizes.push(size),
            None => groups.push((others, vec![size])),
        }
    }
    groups
}

/// A line of fields, those with a comma or a quote in quotes.
fn line(fields: impl Iterator<Item = String>) -> String {
    let quoted = |field: String| match field.contains([',', '"']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field,
    };
    fields.map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A number, or nothing where it is not finite.
fn number(value: f64) -> String {
    if value.is_finite() { format!("{value:?}") } else { String::new() }
}
