//! Opening and saving run files.

use yew::prelude::*;

use super::button::Button;
use super::use_send;
use crate::app::effects::read_file;
use crate::app::state::Action;

#[derive(Properties, PartialEq)]
pub struct FilesProps {
    pub can_save: bool,
}

/// Open and download.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let send = use_send();
    let chosen = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                read_file(file, send.clone());
            }
            // So that the same file can be chosen again.
            input.set_value("");
        })
    };
    html! {
        <div class="files">
            <input id="open-file" class="unseen" type="file" accept=".json,application/json" onchange={chosen} />
            <label class="button" for="open-file" title="A run file; it can also be dropped anywhere">{ "Open run…" }</label>
            <Button id="download" label="Download run" enabled={props.can_save}
                press={send.reform(|()| Action::Download)} />
        </div>
    }
}
