//! The controls, generated from the parameter table.

use std::collections::BTreeMap;

use yew::prelude::*;

use super::control::Control;
use crate::app::state::ControlFault;
use crate::experiment::{Experiment, Parameter, Part, TABLE};

#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    pub experiment: Experiment,
    pub faults: BTreeMap<&'static str, ControlFault>,
}

/// The few controls in sight, and the rest one click away.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let control = |row: &&'static Parameter| {
        html! {
            <Control key={row.key} name={row.key} value={row.read(&props.experiment)}
                fault={props.faults.get(row.key).cloned()} />
        }
    };
    let rest = |part: Part| TABLE.iter().filter(move |row| !row.in_sight && row.part == part);
    let in_sight: Vec<_> = TABLE.iter().filter(|row| row.in_sight).collect();
    let training: Vec<_> = rest(Part::Training).collect();
    let reading: Vec<_> = rest(Part::Reading).chain(rest(Part::Device)).collect();
    html! {
        <>
            <h2>{ "Experiment" }</h2>
            <div class="controls">{ for in_sight.iter().map(control) }</div>
            <details id="more">
                <summary>{ "More settings" }</summary>
                <h3>{ "Reading the run: nothing is trained again" }</h3>
                <div class="controls">{ for reading.iter().map(control) }</div>
                <h3>{ "Data and training" }</h3>
                <div class="controls">{ for training.iter().map(control) }</div>
            </details>
        </>
    }
}
