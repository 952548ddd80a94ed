//! The controls, generated from the parameter table.

use std::collections::BTreeMap;

use yew::prelude::*;

use super::control::Control;
use crate::app::effects::use_stages;
use crate::app::state::ControlFault;
use crate::data::Known;
use crate::experiment::{Experiment, Kind, Parameter, Part, TABLE};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    pub experiment: Experiment,
    pub faults: BTreeMap<&'static str, ControlFault>,
    /// A few words about the table that is learnt.
    pub table: String,
}

/// The few controls in sight, and the rest one click away; they come part by part, as all at once would hold up the
/// first picture.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let control = |row: &&'static Parameter| {
        let value = match row.kind {
            Kind::Table => props.table.clone(),
            _ => row.read(&props.experiment),
        };
        html! {
            <Control key={row.key} name={row.key} {value}
                fault={props.faults.get(row.key).cloned()} />
        }
    };
    let data = props.experiment.data;
    let rest =
        |part: Part| TABLE.iter().filter(move |row| !row.in_sight && row.part == part && row.matters(data));
    let in_sight: Vec<_> = TABLE.iter().filter(|row| row.in_sight).collect();
    let training: Vec<_> = rest(Part::Training).collect();
    let reading: Vec<_> = rest(Part::Reading).chain(rest(Part::Device)).collect();
    let stage = use_stages(3);
    let shown = |from: u32, rows: &[&'static Parameter]| -> Html {
        if stage < from { Html::default() } else { rows.iter().map(control).collect() }
    };
    html! {
        <>
            <h2>{ text::lab::EXPERIMENT }</h2>
            <div class="controls">{ shown(1, &in_sight) }</div>
            <details id="more">
                <summary>{ text::lab::MORE_SETTINGS }</summary>
                <h3>{ text::lab::READING_SETTINGS }</h3>
                <div class="controls">{ shown(2, &reading) }</div>
                <h3>{ text::lab::TRAINING_SETTINGS }</h3>
                if let Some(known) = Known::of(&props.experiment) {
                    <p id="known">{ text::lab::known(100.0 * known.bayes_accuracy, known.information) }</p>
                }
                <div class="controls">{ shown(3, &training) }</div>
            </details>
        </>
    }
}
