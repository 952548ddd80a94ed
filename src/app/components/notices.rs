//! Sentences about links, files and faults.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::button::Button;
use super::icon;
use super::use_send;
use crate::app::state::{Action, Notice, Remedy};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    pub notices: Vec<Notice>,
}

/// The notices in sight, each with what can be done about it.
#[component]
pub fn NoticeList(props: &NoticesProps) -> Html {
    let send = use_send();
    let list = use_node_ref();
    let item = |notice: &Notice| {
        let id = notice.id;
        let node = list.clone();
        let dismiss = send.reform(move |()| {
            // Its button goes with it, and the next press of the keyboard would begin at the top of the page.
            if let Some(list) = node.cast::<HtmlElement>() {
                let _ = list.focus();
            }
            Action::Dismiss(id)
        });
        html! {
            <li key={id} class={classes!(notice.good.then_some("good"))}>
                <span>{ &notice.sentence }</span>
                if notice.remedy == Some(Remedy::LowerRate) {
                    <Button id="lower-rate" label={text::notices::RUN_SLOWER}
                        press={send.reform(|()| Action::LowerRate)} />
                }
                if notice.remedy == Some(Remedy::Resume) {
                    <Button id="resume-interrupted" label={text::notices::TAKE_UP}
                        press={send.reform(|()| Action::ResumeInterrupted)} />
                }
                if notice.remedy == Some(Remedy::Persist) {
                    <Button id="persist" label={text::notices::KEEP_RUNS} press={send.reform(|()| Action::Persist)} />
                }
                <Button id={format!("dismiss-{id}")} class="sign quiet" label="" icon={icon::of("close")}
                    says={text::notices::DISMISS} press={dismiss} />
            </li>
        }
    };
    html! { <ul ref={list.clone()} id="notices" class="notices" tabindex="-1" aria-live="polite">{ for props.notices.iter().map(item) }</ul> }
}
