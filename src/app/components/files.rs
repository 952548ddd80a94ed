//! Opening files and saving the run.

use yew::prelude::*;

use super::export::Export;
use super::use_send;
use crate::app::effects::{listed, read_files};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct FilesProps {
    pub can_save: bool,
}

/// Open, download and export.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let send = use_send();
    let chosen = Callback::from(move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        if let Some(files) = input.files() {
            read_files(listed(files), send.clone());
        }
        // So that the same file can be chosen again.
        input.set_value("");
    });
    html! {
        <div class="files">
            <input id="open-file" class="unseen" type="file" multiple=true
                accept=".json,.csv,.zip,application/json,text/csv,application/zip" onchange={chosen} />
            <label class="button" for="open-file" title={text::header::OPEN_RUN_HINT}>
                { text::header::OPEN_RUN }
            </label>
            <Export enabled={props.can_save} />
        </div>
    }
}
