//! One preset: its picture, what it is about, and the link to it.

use yew::prelude::*;

use super::picture::Picture;
use crate::charts::Theme;
use crate::experiment::{PRESETS, Preset, Reading};
use crate::run::Thumbnail;

/// The preset that the others are compared with.
const FIRST: &str = PRESETS[0].name;

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub preset: Preset,
    pub picture: Option<Thumbnail>,
    /// Whether the picture may still come.
    pub awaited: bool,
    pub theme: Theme,
}

/// The card of a preset.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { preset, picture, awaited, theme } = props;
    let Preset { name, title, link, about, look_for } = *preset;
    let heading = format!("preset-{name}");
    let estimator = Reading::of(&preset.experiment()).estimator.short();
    html! {
        <li class="preset" data-name={name}>
            <article aria-labelledby={heading.clone()}>
                <h3 id={heading}>{ title }</h3>
                if let Some(run) = picture {
                    <Picture run={run.clone()} {title} {estimator} theme={*theme} />
                    <p class="accuracy">{ accuracy(run.accuracy) }</p>
                } else {
                    <div class="empty">{ if *awaited { "The picture is loading" } else { "No picture" } }</div>
                }
                <p>{ about }</p>
                <p><strong>{ "Look for: " }</strong>{ look_for }</p>
                <p class="ways">
                    <a class="button" href={link} aria-label={format!("Open in the lab: {title}")}>{ "Open in the lab" }</a>
                    if name != FIRST {
                        <a class="button" href={format!("#/compare?v=1&with={FIRST},{name}")}
                            aria-label={format!("Compare with the first: {title}")}>{ "Compare with the first" }</a>
                    }
                </p>
            </article>
        </li>
    }
}

/// "Accuracy: 99.9 % training, 96.7 % hold-out".
fn accuracy([train, holdout]: [f64; 2]) -> String {
    format!("Accuracy: {:.1} % training, {:.1} % hold-out", 100.0 * train, 100.0 * holdout)
}
