//! What of the run on display can be saved.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::button::Button;
use super::use_send;
use crate::app::effects::use_press_outside;
use crate::app::state::{Action, ExportKind};
use crate::text;

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
        Callback::from(move |()| {
            if let Some(menu) = menu.cast::<Element>() {
                // It can fail only for names that are not valid, and this one is.
                let _ = menu.remove_attribute("open");
            }
        })
    };
    use_press_outside(&menu, close.clone());
    let leave = {
        let (menu, close) = (menu.clone(), close.clone());
        Callback::from(move |()| {
            close.emit(());
            let summary =
                menu.cast::<Element>().and_then(|menu| menu.query_selector("summary").ok().flatten());
            // Where the focus was is hidden now.
            if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
                let _ = summary.focus();
            }
        })
    };
    let escape = {
        let leave = leave.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                leave.emit(());
            }
        })
    };
    let item = |(kind, key, label): (ExportKind, &'static str, &'static str)| {
        let leave = leave.clone();
        let press = send.reform(move |()| {
            leave.emit(());
            Action::Export(kind)
        });
        html! { <Button id={format!("export-{key}")} {label} class="quiet" {enabled} {press} /> }
    };
    html! {
        <>
            <Button id="download" label={text::saving::DOWNLOAD_RUN} {enabled}
                press={send.reform(|()| Action::Export(ExportKind::RunWithWeights))} />
            <details ref={menu} id="export" class="export" onkeydown={escape}>
                <summary class="button">{ text::saving::EXPORT_MENU }</summary>
                <div class="menu" role="group" aria-label={text::saving::EXPORT}>{ for ExportKind::ALL.into_iter().skip(1).map(item) }</div>
            </details>
        </>
    }
}
