//! The file of a table.

use yew::prelude::*;

use super::use_send;
use crate::app::effects::read_table;

#[derive(Properties, PartialEq)]
pub struct TableInputProps {
    pub id: AttrValue,
    /// What is learnt now; empty where no file is here.
    pub about: AttrValue,
    /// Ids of the help and the fault.
    pub describes: AttrValue,
}

/// Chooses a CSV file, and says what it holds.
#[component]
pub fn TableInput(props: &TableInputProps) -> Html {
    let send = use_send();
    let chosen = Callback::from(move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        if let Some(files) = input.files() {
            read_table(&files, send.clone());
        }
        // So that the same file can be chosen again.
        input.set_value("");
    });
    html! {
        <>
            <input id={props.id.clone()} type="file" accept=".csv,.tsv,.txt,text/csv" onchange={chosen}
                aria-describedby={props.describes.clone()} />
            <span class="about">{ &props.about }</span>
        </>
    }
}
