//! What the outcomes say to the questions that sweeps are made for, in sentences.

use super::effect::{Setting, effect};
use super::paired::{Paired, end_against_peak, paired};
use super::table::training_sizes;
use super::{Axis, Correlation, Outcome, Rule, Scale, Size, compression_against_gap, how_much};
use crate::experiment::parameter;

/// How near to its end a learning curve is near enough.
const MARGIN: f64 = 0.01;

/// A question and what the outcomes say to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub question: String,
    pub sentence: String,
}

/// All answers that the outcomes of a sweep with these axes give; its bootstraps by `seed`.
pub fn answers(axes: &[Axis], outcomes: &[Outcome], seed: u64) -> Vec<Answer> {
    let mut answers = Vec::new();
    let mut say = |question: String, sentence| answers.push(Answer { question, sentence });
    for (others, sizes) in training_sizes(outcomes) {
        let others = if others.is_empty() { String::new() } else { format!(", {others}") };
        say(format!("How much data is enough{others}"), enough(&sizes, seed));
    }
    for (i, axis) in axes.iter().enumerate() {
        if let Some(sentence) = slope(i, axis, outcomes, seed) {
            say(format!("What {} does to hold-out accuracy", named(&axis.key)), sentence);
        }
    }
    say("Do long runs compress".into(), compressed(outcomes));
    say("Does it help".into(), end(outcomes));
    for rule in [Rule::Pearson, Rule::Spearman] {
        let question = format!("Compression of the last hidden layer against the accuracy gap ({rule:?})");
        say(question, correlated(outcomes, rule));
    }
    answers
}

/// How much data is enough, or why that cannot be told, and what the largest sizes show all the same.
fn enough(sizes: &[Size], seed: u64) -> String {
    let why = match how_much(sizes, MARGIN, seed) {
        Ok(enough) => return enough.to_string(),
        Err(why) => why,
    };
    let mut by_size: Vec<&Size> = sizes.iter().collect();
    by_size.sort_by_key(|size| size.patterns);
    let last = match &by_size[..] {
        [.., before, last] => paired(&before.accuracies, &last.accuracies).ok().map(|found| {
            let Size { patterns, .. } = last;
            format!("; from {} to {patterns} patterns it changes by {}", before.patterns, change(&found))
        }),
        _ => None,
    };
    format!("this cannot be told, because {why}{}", last.unwrap_or_default())
}

/// The slope of the hold-out accuracy along an axis; `None` where its values are no amounts.
fn slope(place: usize, axis: &Axis, outcomes: &[Outcome], seed: u64) -> Option<String> {
    let scale = Scale::of(axis);
    if scale == Scale::Listed {
        return None;
    }
    let mut groups: Vec<Vec<String>> = Vec::new();
    let setting = |outcome: &Outcome| {
        let values = outcome.cell.place.iter().enumerate();
        let others: Vec<String> =
            values.filter(|(i, _)| *i != place).map(|(_, (_, value))| value.clone()).collect();
        let group = groups.iter().position(|other| *other == others).unwrap_or_else(|| {
            groups.push(others);
            groups.len() - 1
        });
        let x = scale.at(&outcome.cell.place.get(place)?.1, 0);
        Some(Setting { x, group, values: outcome.accuracies() })
    };
    let settings: Vec<Setting> = outcomes.iter().filter_map(setting).collect();
    let found = match effect(&settings, seed) {
        Ok(found) => found,
        Err(why) => return Some(format!("this cannot be told, because {why}")),
    };
    let [low, high] = found.interval;
    let per = match scale {
        Scale::Logarithmic => format!("each doubling of {}", axis.key),
        _ => format!("{} more of {}", step(found.span), axis.key),
    };
    let by = if scale == Scale::Logarithmic { 1.0 } else { step(found.span) };
    let verdict = match () {
        () if low > 0.0 => "more of it goes with a higher accuracy",
        () if high < 0.0 => "more of it goes with a lower accuracy",
        () => "these networks do not tell whether it raises or lowers the accuracy",
    };
    let bent = match found.explained < 0.8 {
        true => format!(
            "; a straight line explains only {:.0} % of the differences between the settings, so look at the curve",
            100.0 * found.explained
        ),
        false => String::new(),
    };
    Some(format!(
        "{} percentage points (95 % interval {} to {}) for {per}, over {} settings of {} networks: {verdict}{bent}",
        points(found.slope * by),
        points(low * by),
        points(high * by),
        found.settings,
        found.networks
    ))
}

/// Two settings compared network by network.
pub fn compared(first: &Outcome, second: &Outcome) -> Answer {
    let names = [first, second].map(|outcome| outcome.cell.name());
    let question = format!("Hold-out accuracy with {} against {}", names[1], names[0]);
    let found = match paired(&first.accuracies(), &second.accuracies()) {
        Ok(found) => found,
        Err(why) => return Answer { question, sentence: format!("this cannot be told, because {why}") },
    };
    let [low, high] = found.interval;
    let verdict = match () {
        () if low > 0.0 => format!("{} is better", names[1]),
        () if high < 0.0 => format!("{} is worse", names[1]),
        () => "these networks do not tell which is better".into(),
    };
    let [lower, higher] = found.signs;
    let sentence = format!(
        "{}, higher for {higher} and lower for {lower} of {} networks that begin alike: {verdict}",
        change(&found),
        found.pairs
    );
    Answer { question, sentence }
}

/// In how many cells I(X;T) of the last hidden layer fell after its peak, and where most.
fn compressed(outcomes: &[Outcome]) -> String {
    let found = |outcome: &Outcome| *outcome.compression.get(outcome.last_hidden()?)?;
    let all: Vec<_> = outcomes.iter().filter_map(|outcome| Some((outcome, found(outcome)?))).collect();
    let Some((most, compression)) = all.iter().max_by(|a, b| a.1.bits.total_cmp(&b.1.bits)) else {
        return "this cannot be told, because no cell has a hidden layer that was read throughout".into();
    };
    let fell = all.iter().filter(|(_, found)| found.bits > FELL).count();
    let interval = match compression.interval {
        Some([low, high]) => format!(" (95 % interval {low:.2} to {high:.2})"),
        None => String::new(),
    };
    format!(
        "by {} I(X;T) of the last hidden layer ends more than {FELL} bits below its peak in {fell} of {} cells; most in {}, by {:.2} bits{interval} since epoch {}",
        most.reading(),
        all.len(),
        most.cell.name(),
        compression.bits,
        compression.peak.epoch
    )
}

/// Less may be noise of the estimate, bits.
const FELL: f64 = 0.1;

/// The accuracy at the end against that where compression began.
fn end(outcomes: &[Outcome]) -> String {
    match end_against_peak(outcomes) {
        Ok((found, cells)) => {
            let [low, high] = found.interval;
            let verdict = match () {
                () if low > 0.0 => "the networks went on to improve",
                () if high < 0.0 => "the networks were better before",
                () => "these networks do not tell whether going on helped",
            };
            format!(
                "from the epoch where compression of the last hidden layer began to the end hold-out accuracy changes by {}, over {} networks in {cells} cells: {verdict}",
                change(&found),
                found.pairs
            )
        }
        Err(why) => format!("this cannot be told, because {why}"),
    }
}

/// A correlation, and that it is no cause.
fn correlated(outcomes: &[Outcome], rule: Rule) -> String {
    let (r, interval, pairs) = match compression_against_gap(outcomes, rule) {
        Ok(Correlation { r, interval, pairs }) => (r, interval, pairs),
        Err(why) => return format!("this cannot be told, because {why}"),
    };
    match interval {
        Some([low, high]) => {
            let verdict = match () {
                () if low > 0.0 => "cells that compress more generalise less well",
                () if high < 0.0 => "cells that compress more generalise better",
                () => "these cells do not tell whether the two go together",
            };
            format!(
                "r = {r:.3} (95 % interval {low:.3} to {high:.3}) over {pairs} cells: {verdict}, whatever the cause"
            )
        }
        None => format!("r = {r:.3} over {pairs} cells"),
    }
}

/// "+1.2 percentage points (95 % interval +0.8 to +1.6)".
fn change(found: &Paired) -> String {
    let [low, high] = found.interval.map(points);
    format!("{} percentage points (95 % interval {low} to {high})", points(found.mean))
}

/// A share as percentage points with its sign; a minus that a reader sees.
fn points(share: f64) -> String {
    format!("{:+.2}", 100.0 * share).replace('-', "−")
}

/// The power of ten nearest below the span, so that a slope is said for a step that was taken.
fn step(span: f64) -> f64 {
    libm::pow(10.0, libm::floor(libm::log10(span)))
}

/// "training share (train)".
fn named(key: &str) -> String {
    parameter(key).map_or_else(|| key.into(), |row| format!("{} ({key})", lower(row.label)))
}

fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
