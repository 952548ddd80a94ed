//! The table of all cells.

use std::rc::Rc;

use yew::prelude::*;

use super::Host;
use super::state::{Done, Place};
use crate::sweep::{Outcome, Spread};
use crate::text;
use crate::view::{Kept, View};

#[derive(Properties)]
pub struct CellsProps {
    pub host: Rc<Host>,
    pub version: u32,
}

impl PartialEq for CellsProps {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

/// A column: its head, what it is, and its text of a cell.
type Column = (&'static str, &'static str, fn(&Outcome) -> String);

const COLUMNS: [Column; 11] = [
    (text::sweeps_outcome::PATTERNS, text::sweeps_outcome::PATTERNS_HELP, |outcome| outcome.size.to_string()),
    (text::sweeps_outcome::ACCURACY, text::sweeps_outcome::ACCURACY_HELP, |outcome| {
        percent(outcome.spread(|network| network.holdout.accuracy))
    }),
    (text::sweeps_outcome::F1, text::sweeps_outcome::F1_HELP, |outcome| {
        percent(outcome.spread(|network| network.holdout.f1))
    }),
    (text::sweeps_outcome::LOSS, text::sweeps_outcome::LOSS_HELP, |outcome| {
        number(outcome.spread(|network| network.holdout.loss).mean, 3)
    }),
    (text::sweeps_outcome::PERPLEXITY, text::sweeps_outcome::PERPLEXITY_HELP, |outcome| {
        number(outcome.spread(|network| network.holdout.perplexity).mean, 3)
    }),
    (text::sweeps_outcome::GAP, text::sweeps_outcome::GAP_HELP, |outcome| number(100.0 * outcome.gap(), 2)),
    (text::sweeps_outcome::IXT, text::sweeps_outcome::INFORMATION_HELP, |outcome| {
        number(information(outcome).0, 2)
    }),
    (text::sweeps_outcome::ITY, text::sweeps_outcome::INFORMATION_HELP, |outcome| {
        number(information(outcome).1, 3)
    }),
    (text::sweeps_outcome::COMPRESSION, text::sweeps_outcome::COMPRESSION_HELP, compression),
    (text::sweeps_outcome::BIAS_HEAD, text::sweeps_outcome::DIVIDED_HELP, |outcome| {
        number(
            outcome
                .bias_variance
                .map_or(f64::NAN, |found| 100.0 * found.kohavi_wolpert.unbiased_bias_squared),
            2,
        )
    }),
    (text::sweeps_outcome::VARIANCE_HEAD, text::sweeps_outcome::DIVIDED_HELP, |outcome| {
        number(
            outcome.bias_variance.map_or(f64::NAN, |found| 100.0 * found.kohavi_wolpert.unbiased_variance),
            2,
        )
    }),
];

/// The table.
#[component]
pub fn Cells(props: &CellsProps) -> Html {
    let state = props.host.state();
    let Some(plan) = &state.plan else { return Html::default() };
    html! {
        <div class="table-room" tabindex="0" role="region" aria-label={text::sweeps_outcome::CELLS}>
            <table id="cells">
                <thead><tr>
                    <th scope="col">{ text::sweeps_outcome::CELL }</th>
                    { for COLUMNS.iter().map(|(head, help, _)| html! { <th scope="col" title={*help}>{ *head }</th> }) }
                </tr></thead>
                <tbody>{ for plan.places.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(place: &Place) -> Html {
    let name = place.cell.name();
    let link = place.cell.experiment.to_link();
    html! {
        <tr key={name.clone()} data-done={place.done.is_some().to_string()}>
            if let Some(Done { outcome, id, .. }) = &place.done {
                <th scope="row"><a href={opened(&link, id.as_ref())} title={text::sweeps::OPEN_IN_LAB}>{ &name }</a></th>
                { for COLUMNS.iter().map(|(head, _, text)| html! { <td data-label={*head}>{ text(outcome) }</td> }) }
            } else {
                <th scope="row"><a href={link} title={text::sweeps::OPEN_IN_LAB}>{ &name }</a></th>
                <td colspan={COLUMNS.len().to_string()} class="muted">{ text::sweeps_outcome::NOT_DONE }</td>
            }
        </tr>
    }
}

/// The link of a cell, with the run that the library has of it.
fn opened(link: &str, id: Option<&String>) -> String {
    let open = id.filter(|id| !id.is_empty()).map(|id| Kept { id: id.clone(), resume: false });
    format!("{link}{}", View { open, ..View::default() }.to_link())
}

/// Of the last hidden layer, means over the networks.
fn information(outcome: &Outcome) -> (f64, f64) {
    let Some(layer) = outcome.last_hidden() else { return (f64::NAN, f64::NAN) };
    let points = || outcome.points.iter().filter_map(|layers| layers.get(layer));
    (Spread::of(points().map(|point| point.ixt)).mean, Spread::of(points().map(|point| point.ity)).mean)
}

fn compression(outcome: &Outcome) -> String {
    let found = outcome.last_hidden().and_then(|layer| *outcome.compression.get(layer)?);
    match found.map(|found| (found.bits, found.interval)) {
        Some((bits, Some([low, high]))) => text::sweeps_outcome::interval(bits, low, high),
        Some((bits, None)) => number(bits, 2),
        None => "–".into(),
    }
}

fn percent(spread: Spread) -> String {
    let Spread { mean, sd, .. } = spread;
    match sd.is_finite() {
        true => format!("{:.2} ± {:.2}", 100.0 * mean, 100.0 * sd),
        false => number(100.0 * mean, 2),
    }
}

fn number(value: f64, digits: usize) -> String {
    if value.is_finite() { format!("{value:.digits$}") } else { "–".into() }
}
