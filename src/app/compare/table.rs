//! Settings and results beside those of a baseline.

use yew::prelude::*;

use crate::app::phrases;
use crate::library::{Path, settings_that_differ};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct DifferencesProps {
    pub paths: Vec<Path>,
    /// Whose results the others are measured against.
    pub baseline: usize,
    pub pin: Callback<usize>,
}

/// A result: its name, its decimals, and its value of a run.
type Outcome = (&'static str, usize, fn(&Path) -> f64);

const RESULTS: [Outcome; 4] = [
    (text::compare::ACCURACY, 1, |path| path.stops.last().map_or(f64::NAN, |stop| 100.0 * stop.accuracy)),
    (text::compare::LOSS, 3, |path| path.stops.last().map_or(f64::NAN, |stop| stop.loss)),
    (text::compare::IXT, 3, |path| last_hidden(path).0),
    (text::compare::ITY, 3, |path| last_hidden(path).1),
];

fn last_hidden(path: &Path) -> (f64, f64) {
    let layer = path.layers.len().saturating_sub(2);
    let end = path.of_layer(layer).last().copied();
    end.map_or((f64::NAN, f64::NAN), |(_, _, point)| (point.ixt, point.ity))
}

/// The table.
#[component]
pub fn Differences(props: &DifferencesProps) -> Html {
    let DifferencesProps { paths, baseline, pin } = props;
    let links: Vec<&str> = paths.iter().map(|path| path.link.as_str()).collect();
    let settings = settings_that_differ(&links);
    let head = |(i, path): (usize, &Path)| {
        let pin = pin.reform(move |_: MouseEvent| i);
        html! {
            <th scope="col">
                <a href={path.link.clone()} dir="auto">{ phrases::short(&path.name) }</a>
                <button type="button" class="sign" aria-pressed={(i == *baseline).to_string()} onclick={pin}
                    title={text::compare::BASELINE_HELP} aria-label={text::compare::baseline(&path.name)}>{ if i == *baseline { text::compare::BASELINE } else { "☆" } }</button>
            </th>
        }
    };
    let result = |&(name, decimals, of): &Outcome| {
        let against = paths.get(*baseline).map_or(f64::NAN, of);
        let cell = |(i, path): (usize, &Path)| {
            let value = of(path);
            let text = if value.is_finite() { format!("{value:.decimals$}") } else { "–".into() };
            let apart = (i != *baseline && value.is_finite() && against.is_finite())
                .then(|| format!(" ({:+.decimals$})", value - against).replace('-', "−"));
            html! { <td>{ text }{ apart }</td> }
        };
        html! { <tr><th scope="row">{ name }</th>{ for paths.iter().enumerate().map(cell) }</tr> }
    };
    let setting = |(key, label, values): &(&'static str, &'static str, Vec<String>)| {
        let own = values.get(*baseline);
        let cell = |value: &String| {
            let class = (Some(value) != own).then_some("other");
            html! { <td {class}>{ value }</td> }
        };
        html! { <tr><th scope="row" title={*key}>{ *label }</th>{ for values.iter().map(cell) }</tr> }
    };
    html! {
        <div class="table-room" tabindex="0" role="region" aria-label={text::compare::TABLE}>
            <table id="differences">
                <thead><tr><th scope="col">{ text::compare::DIFFERENCES }</th>{ for paths.iter().enumerate().map(head) }</tr></thead>
                <tbody>
                    { for RESULTS.iter().map(result) }
                    { for settings.iter().map(setting) }
                </tbody>
            </table>
        </div>
    }
}
