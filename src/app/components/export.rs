//! What of the run on display can be saved.

use web_sys::Element;
use yew::prelude::*;

use super::button::Button;
use super::use_send;
use crate::app::state::{Action, ExportKind};

#[derive(Properties, PartialEq)]
pub struct ExportProps {
    pub enabled: bool,
}

/// The run file by one press, everything else in a menu.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let enabled = props.enabled;
    let send = use_send();
    let menu = use_node_ref();
    let close = {
        let menu = menu.clone();
        move || {
            if let Some(menu) = menu.cast::<Element>() {
                // It can fail only for names that are not valid, and this one is.
                let _ = menu.remove_attribute("open");
            }
        }
    };
    let escape = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        })
    };
    let item = |(kind, key, label): (ExportKind, &'static str, &'static str)| {
        let close = close.clone();
        let press = send.reform(move |()| {
            close();
            Action::Export(kind)
        });
        html! { <Button id={format!("export-{key}")} {label} class="quiet" {enabled} {press} /> }
    };
    html! {
        <>
            <Button id="download" label="Download run" {enabled}
                press={send.reform(|()| Action::Export(ExportKind::RunWithWeights))} />
            <details ref={menu} id="export" class="export" onkeydown={escape}>
                <summary class="button">{ "Export…" }</summary>
                <div class="menu" role="group" aria-label="Export">{ for ExportKind::MENU.into_iter().map(item) }</div>
            </details>
        </>
    }
}
