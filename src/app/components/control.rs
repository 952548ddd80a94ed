//! One control: label, input, unit, help, and what is wrong with it.

use yew::prelude::*;

use super::estimator::{AboutEstimator, EstimatorInput};
use super::field::{Choice, Field};
use super::readings::ReadingsInput;
use super::table::TableInput;
use super::use_send;
use crate::app::state::{Action, ControlFault};
use crate::experiment::{Estimator, Kind, parameter};

#[derive(Properties, PartialEq)]
pub struct ControlProps {
    /// Key in the parameter table.
    pub name: &'static str,
    /// As links write it.
    pub value: String,
    pub fault: Option<ControlFault>,
}

/// The control of a parameter.
#[component]
pub fn Control(props: &ControlProps) -> Html {
    let send = use_send();
    let Some(row) = parameter(props.name) else { return Html::default() };
    let key = row.key;
    let commit = send.reform(move |text: String| Action::Commit { key, text });
    let id = format!("control-{key}");
    let help = format!("help-{key}");
    let fault = format!("fault-{key}");
    let describes = if props.fault.is_some() { format!("{fault} {help}") } else { help.clone() };
    let value = match props.fault.as_ref().and_then(|fault| fault.typed.clone()) {
        Some(typed) => typed,
        None => props.value.clone(),
    };
    let faulty = props.fault.is_some();
    let commits = props.fault.as_ref().map_or(0, |fault| fault.commit);
    let field = |inputmode: &'static str| {
        html! {
            <Field id={id.clone()} value={value.clone()} {inputmode} describes={describes.clone()} {faulty} {commits}
                commit={commit.clone()} />
        }
    };
    let input = match row.kind {
        Kind::Choice(options) => html! {
            <Choice id={id.clone()} value={props.value.clone()} {options} describes={describes.clone()} commit={commit.clone()} />
        },
        Kind::Estimator => html! {
            <EstimatorInput id={id.clone()} value={value.clone()} describes={describes.clone()} {faulty} {commits}
                commit={commit.clone()} />
        },
        Kind::Readings { .. } => html! {
            <ReadingsInput id={id.clone()} value={value.clone()} describes={describes.clone()} commit={commit.clone()} />
        },
        Kind::Integer { .. } => field("numeric"),
        Kind::Real { .. } => field("decimal"),
        Kind::Table => {
            html! { <TableInput id={id.clone()} about={value.clone()} describes={describes.clone()} /> }
        }
        Kind::Widths { .. } | Kind::Batch { .. } | Kind::Text { .. } => field("text"),
    };
    html! {
        <div class="control" title={row.help} data-key={key}>
            <label for={id.clone()}>{ row.label }</label>
            <span class="input">{ input }<span class="unit">{ row.unit }</span></span>
            if let Some(found) = &props.fault {
                <span id={fault} class="fault" role="alert">{ &found.sentence }</span>
            }
            <span id={help} class="help">{ row.help }</span>
            if row.kind == Kind::Estimator {
                { about(&props.value) }
            }
        </div>
    }
}

/// What one must know of the estimator that is chosen.
fn about(key: &str) -> Html {
    match Estimator::parse(key) {
        Some((estimator, _)) => html! { <AboutEstimator family={estimator.family} /> },
        None => Html::default(),
    }
}
