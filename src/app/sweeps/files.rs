//! What of a sweep comes from files and goes into them.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Host;
use super::state::{Action, Plan};
use crate::app::effects::{listed, offer_bytes};
use crate::exchange::file_name;
use crate::exchange::zip::pack;
use crate::run::Run;
use crate::sweep::{to_csv, to_json};
use crate::text;

#[derive(Properties)]
pub struct FilesProps {
    pub host: Rc<Host>,
    /// What the buttons depend on.
    pub version: u32,
    /// Cells that the library has not.
    pub unkept: usize,
}

impl PartialEq for FilesProps {
    fn eq(&self, other: &Self) -> bool {
        (self.version, self.unkept) == (other.version, other.unkept)
    }
}

/// Opening and saving.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let FilesProps { host, unkept, .. } = props;
    let open = {
        let host = host.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(files) = input.files() {
                host.open(listed(files));
            }
            // So that the same file can be chosen again.
            input.set_value("");
        })
    };
    let (planned, done) = host.state().plan.as_ref().map_or((false, 0), |plan| (true, plan.done()));
    let save = |offered: fn(&Plan) -> Result<(), String>| {
        let host = host.clone();
        Callback::from(move |_: MouseEvent| {
            let offered = host.state().plan.as_ref().map_or(Ok(()), offered);
            if let Err(why) = offered {
                host.send(Action::Say(text::saving::not_saved(&why)));
            }
        })
    };
    let save_sweep = save(|plan| {
        let name = named(plan.sweep.name(), "sweep.json");
        offer_bytes(to_json(&plan.sweep).as_bytes(), "application/json", &name)
    });
    let save_table = save(|plan| {
        let name = named(plan.sweep.name(), "summary.csv");
        offer_bytes(to_csv(&plan.outcomes()).as_bytes(), "text/csv", &name)
    });
    let save_cells = {
        let host = host.clone();
        Callback::from(move |_: MouseEvent| {
            let runs = host.state().unkept.clone();
            let packed = pack(&runs.iter().map(|run| &**run).collect::<Vec<&Run>>(), true);
            let saved =
                packed.and_then(|bytes| offer_bytes(&bytes, "application/zip", "infoplane-sweep-cells.zip"));
            if let Err(why) = saved {
                host.send(Action::Say(text::sweeps::cells_not_saved(&why)));
            }
        })
    };
    html! {
        <div class="ways" role="group" aria-label={text::sweeps::FILES}>
            <input id="sweep-open" class="unseen" type="file" multiple=true accept=".json,.zip,application/json,application/zip" onchange={open} />
            <label class="button" for="sweep-open" title={text::sweeps::OPEN_HELP}>
                { text::sweeps::OPEN }
            </label>
            <button type="button" class="button" id="sweep-save" disabled={!planned} onclick={save_sweep}
                title={text::sweeps::SAVE_SWEEP_HELP}>{ text::sweeps::SAVE_SWEEP }</button>
            <button type="button" class="button" id="sweep-csv" disabled={done == 0} onclick={save_table}
                title={text::sweeps::SAVE_TABLE_HELP}>{ text::sweeps::SAVE_TABLE }</button>
            if *unkept > 0 {
                <button type="button" class="button primary" id="sweep-save-cells" onclick={save_cells}>
                    { text::sweeps::save_cells(*unkept) }
                </button>
            }
        </div>
    }
}

fn named(sweep: &str, what: &str) -> String {
    match sweep.is_empty() {
        true => format!("infoplane-{what}"),
        false => format!("infoplane-{}-{what}", file_name(sweep)),
    }
}
