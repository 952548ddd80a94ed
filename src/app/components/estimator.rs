//! The estimator: its family, its number with a slider, and what one must know of it.

use yew::prelude::*;

use super::field::{Choice, Field};
use crate::experiment::{About, Estimator, Family, Knob, Variant};
use crate::text;

/// Steps of a slider.
const STEPS: f64 = 200.0;

#[derive(Properties, PartialEq)]
pub struct EstimatorProps {
    pub id: AttrValue,
    /// What assistive technology says of the family where there is no label.
    #[prop_or_default]
    pub says: Option<AttrValue>,
    /// As links write it.
    pub value: AttrValue,
    pub describes: AttrValue,
    pub faulty: bool,
    pub commits: u32,
    pub commit: Callback<String>,
}

/// A choice of the family, its number as text and as a slider, and its variants.
#[component]
pub fn EstimatorInput(props: &EstimatorProps) -> Html {
    let EstimatorProps { id, says, value, describes, faulty, commits, commit } = props;
    // What was typed and cannot be read has a family all the same.
    let (family, typed) = value.split_once(':').unwrap_or((value.as_str(), ""));
    let family = Family::from_key(family).unwrap_or(Family::Edges);
    let estimator = Estimator::parse(value).map_or(Estimator::usual(family), |(estimator, _)| estimator);
    let set_family = commit
        .reform(|key: String| Estimator::usual(Family::from_key(&key).unwrap_or(Family::Edges)).to_string());
    let number =
        if Estimator::parse(value).is_some() { estimator.value.to_string() } else { typed.to_owned() };
    html! {
        <>
            <Choice id={id.clone()} says={says.clone()} value={family.key()} options={Family::OPTIONS} describes={describes.clone()} commit={set_family} />
            if let Some(knob) = family.knob() {
                <Field id={format!("{id}-value")} says={knob.name} value={number} inputmode="decimal"
                    describes={describes.clone()} faulty={*faulty} {commits}
                    commit={commit.reform(move |text: String| written(estimator, text.trim()))} />
                <Slider id={format!("{id}-slider")} {knob} value={estimator.value}
                    commit={commit.reform(move |value: f64| Estimator { value, ..estimator }.to_string())} />
            }
            if family.is_binning() {
                <label class="check"><input id={format!("{id}-mm")} type="checkbox"
                    checked={estimator.variant == Variant::MillerMadow}
                    onchange={commit.reform(move |event: Event| {
                        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                        let variant = if input.checked() { Variant::MillerMadow } else { Variant::Plain };
                        Estimator { variant, ..estimator }.to_string()
                    })} />{ text::lab::MILLER_MADOW }</label>
            }
            if family == Family::Renyi {
                <label class="check" for={format!("{id}-kernel")}>{ text::lab::KERNEL_WIDTH }</label>
                <Field id={format!("{id}-kernel")} value={kernel(estimator)} inputmode="decimal"
                    describes={describes.clone()} faulty={*faulty} {commits}
                    commit={commit.reform(move |text: String| match text.trim() {
                        "" => Estimator { variant: Variant::Plain, ..estimator }.to_string(),
                        text => format!("renyi:{}:{text}", estimator.value),
                    })} />
            }
        </>
    }
}

/// The key with another number, which may be any text.
fn written(estimator: Estimator, number: &str) -> String {
    let key = format!("{}:{number}", estimator.family.key());
    match estimator.variant {
        Variant::Plain => key,
        Variant::MillerMadow => format!("{key}:mm"),
        Variant::KernelWidth(sigma) => format!("{key}:{sigma}"),
    }
}

fn kernel(estimator: Estimator) -> String {
    match estimator.variant {
        Variant::KernelWidth(sigma) => sigma.to_string(),
        _ => String::new(),
    }
}

#[derive(Properties, PartialEq)]
struct SliderProps {
    id: AttrValue,
    knob: Knob,
    value: f64,
    commit: Callback<f64>,
}

/// A logarithmic slider that commits while it is dragged.
#[component]
fn Slider(props: &SliderProps) -> Html {
    let SliderProps { id, knob, value, commit } = props;
    let knob = *knob;
    let input = commit.reform(move |event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        at(knob, input.value_as_number() / STEPS)
    });
    let place = (place(knob, *value) * STEPS).round();
    html! {
        <input id={id.clone()} class="slider" type="range" min="0" max={STEPS.to_string()} step="1" value={place.to_string()}
            aria-label={knob.name} aria-valuetext={format!("{} {value}", knob.name)} oninput={input} />
    }
}

/// The share of the slider at a value.
fn place(knob: Knob, value: f64) -> f64 {
    (value / knob.min).ln() / (knob.max / knob.min).ln()
}

/// The value at a share of the slider, whole or of three digits.
fn at(knob: Knob, share: f64) -> f64 {
    let value = knob.min * (knob.max / knob.min).powf(share);
    let rounded = match knob.whole {
        true => value.round(),
        false => format!("{value:.2e}").parse().unwrap_or(value),
    };
    rounded.clamp(knob.min, knob.max)
}

#[derive(Properties, PartialEq)]
pub struct AboutProps {
    pub family: Family,
    #[prop_or_default]
    pub open: bool,
}

/// What one must know of an estimator to trust it, or not.
#[component]
pub fn AboutEstimator(props: &AboutProps) -> Html {
    let About { assumes, fails, source, knob } = props.family.about();
    html! {
        <details class="about" open={props.open}>
            <summary>{ text::lab::about(props.family.label()) }</summary>
            <dl>
                <dt>{ text::lab::ASSUMES }</dt><dd>{ assumes }</dd>
                <dt>{ text::lab::FAILS }</dt><dd>{ fails }</dd>
                <dt>{ text::lab::SOURCE }</dt><dd>{ source }</dd>
                <dt>{ text::lab::WHAT_MATTERS }</dt><dd>{ knob }</dd>
            </dl>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::{STEPS, at, place};
    use crate::experiment::Family;

    #[test]
    fn the_slider_reaches_every_end_and_the_usual_value() {
        for knob in Family::ALL.iter().filter_map(|family| family.knob()) {
            assert_eq!((at(knob, 0.0), at(knob, 1.0)), (knob.min, knob.max), "{knob:?}");
            let step = (place(knob, knob.usual) * STEPS).round() / STEPS;
            let back = at(knob, step);
            assert!((back / knob.usual).ln().abs() < 0.05, "{knob:?}: {back}");
        }
    }
}
