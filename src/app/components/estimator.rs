//! The estimator: its kind, and its number.

use yew::prelude::*;

use super::field::{Choice, Field};
use crate::experiment::Estimator;

/// (key, label) of the kinds.
const KINDS: &[(&str, &str)] = &[("edges", "edges in [−1, 1]"), ("width", "bin width")];

/// What the number is after the kind was changed: those of the papers.
fn usual(kind: &str) -> Estimator {
    match kind {
        "width" => Estimator::width(0.07),
        _ => Estimator::edges(30),
    }
}

#[derive(Properties, PartialEq)]
pub struct EstimatorProps {
    pub id: AttrValue,
    /// As links write it.
    pub value: AttrValue,
    pub describes: AttrValue,
    pub faulty: bool,
    pub commits: u32,
    pub commit: Callback<String>,
}

/// A choice and a number.
#[component]
pub fn EstimatorInput(props: &EstimatorProps) -> Html {
    let (kind, number) = props.value.split_once(':').unwrap_or(("edges", ""));
    let kind = kind.to_owned();
    let set_number = {
        let kind = kind.clone();
        props.commit.reform(move |number: String| format!("{kind}:{}", number.trim()))
    };
    let set_kind = props.commit.reform(|kind: String| usual(&kind).to_string());
    html! {
        <>
            <Choice id={props.id.clone()} value={kind} options={KINDS} describes={props.describes.clone()} commit={set_kind} />
            <Field id={format!("{}-value", props.id)} value={number.to_owned()} inputmode="decimal"
                describes={props.describes.clone()} faulty={props.faulty} commits={props.commits} commit={set_number} />
        </>
    }
}
