//! What the outcomes say to the questions that sweeps are made for, in sentences.

use super::effect::{Setting, effect};
use super::paired::{Paired, end_against_peak, paired};
use super::table::training_sizes;
use super::{Axis, Correlation, Outcome, Rule, Scale, Size, compression_against_gap, how_much, read_by};
use crate::experiment::parameter;
use crate::text;

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
        say(text::answers::how_much(&others), enough(&sizes, seed));
    }
    for (i, axis) in axes.iter().enumerate() {
        if let Some(sentence) = slope(i, axis, outcomes, seed) {
            say(text::answers::what_it_does(&named(&axis.key)), sentence);
        }
    }
    say(text::answers::LONG_RUNS.into(), compressed(outcomes));
    say(text::answers::DOES_IT_HELP.into(), end(outcomes));
    for rule in [Rule::Pearson, Rule::Spearman] {
        let question = text::answers::against_the_gap(&format!("{rule:?}"));
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
    if let [.., before, last] = &by_size[..]
        && let Ok(found) = paired(&before.accuracies, &last.accuracies)
    {
        return text::answers::untold_but(&why, [before.patterns, last.patterns], &change(&found));
    }
    text::answers::untold(&why)
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
        Err(why) => return Some(text::answers::untold(&why)),
    };
    let [low, high] = found.interval;
    let per = match scale {
        Scale::Logarithmic => text::answers::each_doubling(&axis.key),
        _ => text::answers::more_of_it(step(found.span), &axis.key),
    };
    let by = if scale == Scale::Logarithmic { 1.0 } else { step(found.span) };
    let verdict = match () {
        () if low > 0.0 => text::answers::HIGHER,
        () if high < 0.0 => text::answers::LOWER,
        () => text::answers::NEITHER,
    };
    let change = text::answers::change(&points(found.slope * by), &points(low * by), &points(high * by));
    let slope = text::answers::slope(&change, &per, found.settings, found.networks, verdict);
    Some(match found.explained < 0.8 {
        true => text::answers::bent(&slope, 100.0 * found.explained),
        false => slope,
    })
}

/// Two settings compared network by network.
pub fn compared(first: &Outcome, second: &Outcome) -> Answer {
    let names = [first, second].map(|outcome| outcome.cell.name());
    let question = text::answers::one_against_other(&names[1], &names[0]);
    let found = match paired(&first.accuracies(), &second.accuracies()) {
        Ok(found) => found,
        Err(why) => return Answer { question, sentence: text::answers::untold(&why) },
    };
    let [low, high] = found.interval;
    let verdict = match () {
        () if low > 0.0 => text::answers::better(&names[1]),
        () if high < 0.0 => text::answers::worse(&names[1]),
        () => text::answers::WHICH_IS_BETTER.into(),
    };
    let sentence = text::answers::compared(&change(&found), found.signs, found.pairs, &verdict);
    Answer { question, sentence }
}

/// In how many cells I(X;T) of the last hidden layer fell after its peak, and where most.
fn compressed(outcomes: &[Outcome]) -> String {
    let found = |outcome: &Outcome| *outcome.compression.get(outcome.last_hidden()?)?;
    let all: Vec<_> = outcomes.iter().filter_map(|outcome| Some((outcome, found(outcome)?))).collect();
    let Some((most, compression)) = all.iter().max_by(|a, b| a.1.bits.total_cmp(&b.1.bits)) else {
        return text::answers::NOT_READ.into();
    };
    let fell = all.iter().filter(|(_, found)| found.bits > FELL).count();
    text::answers::compressed(
        &read_by(all.iter().map(|(outcome, _)| *outcome)),
        FELL,
        [fell, all.len()],
        &most.cell.name(),
        &text::answers::bits(compression.bits, compression.interval),
        compression.peak.epoch,
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
                () if low > 0.0 => text::answers::IMPROVED,
                () if high < 0.0 => text::answers::BETTER_BEFORE,
                () => text::answers::WHETHER_IT_HELPED,
            };
            text::answers::from_peak_to_end(&change(&found), found.pairs, cells, verdict)
        }
        Err(why) => text::answers::untold(&why),
    }
}

/// A correlation, and that it is no cause.
fn correlated(outcomes: &[Outcome], rule: Rule) -> String {
    let (r, interval, pairs) = match compression_against_gap(outcomes, rule) {
        Ok(Correlation { r, interval, pairs }) => (r, interval, pairs),
        Err(why) => return text::answers::untold(&why),
    };
    match interval {
        Some([low, high]) => {
            let verdict = match () {
                () if low > 0.0 => text::answers::LESS_WELL,
                () if high < 0.0 => text::answers::MORE_WELL,
                () => text::answers::NOT_TOGETHER,
            };
            text::answers::correlation(r, [low, high], pairs, verdict)
        }
        None => text::answers::correlation_alone(r, pairs),
    }
}

/// "+1.2 percentage points (95 % interval +0.8 to +1.6)".
fn change(found: &Paired) -> String {
    let [low, high] = found.interval.map(points);
    text::answers::change(&points(found.mean), &low, &high)
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
    parameter(key).map_or_else(|| key.into(), |row| text::answers::parameter(row.label, key))
}
