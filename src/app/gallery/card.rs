//! One preset: its picture, what it is about, and the link to it.

use yew::prelude::*;

use super::picture::Picture;
use crate::charts::Theme;
use crate::experiment::{PRESETS, Preset, Reading};
use crate::run::Thumbnail;
use crate::text;

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
                    <p class="accuracy">{ text::presets::accuracy(100.0 * run.accuracy[0], 100.0 * run.accuracy[1]) }</p>
                } else {
                    <div class="empty">{ if *awaited { text::presets::LOADING } else { text::presets::NO_PICTURE } }</div>
                    // A line for what comes with the picture, so that nothing moves then.
                    <p class="line">{ "\u{a0}" }</p>
                }
                <p>{ about }</p>
                <p><strong>{ text::presets::LOOK_FOR }</strong>{ look_for }</p>
                <p class="ways">
                    <a class="button" href={link} aria-label={text::presets::open(title)}>{ text::presets::OPEN }</a>
                    if name != FIRST {
                        <a class="button" href={format!("#/compare?v=1&with={FIRST},{name}")}
                            aria-label={text::presets::compare(title)}>{ text::presets::COMPARE }</a>
                    }
                </p>
            </article>
        </li>
    }
}
