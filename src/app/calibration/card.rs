//! One truth, and what the estimator finds of it.

use yew::prelude::*;

use super::plan::{Finding, Verdict};
use crate::app::canvas::{Layer, use_size};
use crate::charts::{Theme, calibration};
use crate::information::Warning;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub label: &'static str,
    pub source: &'static str,
    pub finding: Finding,
    pub theme: Theme,
}

/// The figure of a truth, and its verdict in words.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { label, source, finding, theme } = props;
    let (stack, canvas) = (use_node_ref(), use_node_ref());
    let size = use_size(&stack, *theme);
    let layer = use_mut_ref(|| None::<Layer>);
    {
        let canvas = canvas.clone();
        use_effect_with((finding.spec.clone(), size, *theme), move |(spec, size, theme)| {
            let mut layer = layer.borrow_mut();
            if layer.is_none() {
                *layer = canvas.cast().and_then(Layer::new);
            }
            if let (Some(layer), Some(size)) = (layer.as_ref(), size) {
                layer.fit(*size);
                layer.draw(*size, |pen| calibration::draw(spec, pen, (size.width, size.height), theme));
            }
        });
    }
    let verdict = finding.verdict();
    let off = verdict.is_some_and(|verdict| verdict.off);
    let words = finding.words();
    html! {
        <article class={classes!("card", off.then_some("off"))} data-off={off.to_string()}>
            <h3>{ *label }<span class="truth">{ text::truths::truth(finding.spec.truth) }</span></h3>
            <figure class={classes!("figure", theme.dark.then_some("dark"))}>
                <div class="room"><div ref={stack} class="stack" role="img" aria-label={format!("{label}: {words}")}>
                    <canvas ref={canvas} />
                </div></div>
                <figcaption>
                    if off { <strong>{ text::truths::FAILS }</strong> }
                    { words }
                    { for verdict.iter().flat_map(|verdict| verdict.warnings.iter()).map(caution) }
                    <span class="source">{ *source }</span>
                </figcaption>
            </figure>
        </article>
    }
}

impl Finding {
    /// What is found, or why nothing is.
    pub fn words(&self) -> String {
        match (self.verdict(), &self.refused) {
            (Some(verdict), _) => words(&verdict),
            (None, Some(why)) => why.clone(),
            (None, None) => text::truths::NO_ESTIMATE.to_owned(),
        }
    }
}

/// What the estimates are warned of.
fn caution(warning: Warning) -> Html {
    html! { <span class="caution">{ format!("⚠ {}", warning.sentence()) }</span> }
}

/// "N = 10000: 0.601 ± 0.008 bits, +0.005 off, 0.25 s each".
fn words(verdict: &Verdict) -> String {
    let Verdict { samples, mean, sd, bias, time, .. } = verdict;
    let time = match *time {
        time if time >= 1000.0 => format!("{:.1} s", time / 1000.0),
        time => format!("{time:.0} ms"),
    };
    text::truths::verdict(*samples, *mean, *sd, *bias, &time)
}
