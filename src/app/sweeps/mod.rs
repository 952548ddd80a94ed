//! The page of sweeps: a grid of experiments, trained cell by cell, and what they show together.

pub mod state;

mod answers;
mod cells;
mod figure;
mod figures;
mod files;
mod form;
mod host;
mod queue;
mod results;
mod select;
mod shelf;

use std::rc::Rc;

use yew::prelude::*;

use self::form::SweepForm;
pub use self::host::Host;
use self::queue::Queue;
use self::results::Results;
use self::state::{Action, Topic};
use super::components::{Header, icon};
use super::effects::{use_dropped_files, use_theme};
use crate::app::route::Page;
use crate::text;
use crate::view::ThemeChoice;

/// The axis that a page without a link begins with.
const FIRST: &str = "&axis=train:0.05,0.1,0.2,0.4,0.6,0.85";

#[derive(Properties)]
pub struct SweepsProps {
    pub host: Rc<Host>,
    /// The hash of the address bar: `#/sweeps?v=1&…&axis=…`.
    pub hash: String,
    /// The link of the laboratory.
    pub lab: String,
    pub theme: ThemeChoice,
}

impl PartialEq for SweepsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.host, &other.host)
            && (&self.hash, &self.lab, self.theme) == (&other.hash, &other.lab, other.theme)
    }
}

/// The page.
#[component]
pub fn Sweeps(props: &SweepsProps) -> Html {
    let SweepsProps { host, hash, lab, theme } = props;
    let redraw = use_force_update();
    {
        let host = host.clone();
        use_effect_with((), move |()| {
            host.draw_with(Some(Callback::from(move |()| redraw.force_update())));
            move || host.draw_with(None)
        });
    }
    {
        let (host, lab) = (host.clone(), lab.clone());
        // Before the first picture is made, so that the form does not grow in it.
        use_memo(hash.clone(), move |hash| {
            // An address without a sweep begins with the experiment of the laboratory.
            let bare = !hash.contains('?') && host.state().plan.is_none();
            let link = if bare { based_on(&lab) } else { hash.clone() };
            host.send(Action::Linked(link));
        });
    }
    {
        let host = host.clone();
        use_dropped_files(true, Callback::from(move |files| host.open(files)));
    }
    let theme = use_theme(*theme);
    let send = {
        let host = host.clone();
        use_callback((), move |action: Action, ()| host.send(action))
    };
    let state = host.state();
    let notice = |(topic, sentence): (Topic, &str)| {
        let dismiss = send.reform(move |_: MouseEvent| Action::Dismiss(topic));
        html! {
            <li key={format!("{topic:?}")}>
                <span>{ sentence.to_owned() }</span>
                <button type="button" class="button quiet" onclick={dismiss} aria-label={text::sweeps::DISMISS}>
                    { for icon::of("close").map(icon::drawn) }
                </button>
            </li>
        }
    };
    html! {
        <>
            <Header page={Page::Sweeps} lab={lab.clone()} />
            <div role="status"><ul class="notices" id="sweep-notices">{ for state.notices.all().map(notice) }</ul></div>
            <main class="sweeps">
                <SweepForm form={state.form.clone()} closed={state.phase != state::Phase::Idle}
                    lab={lab.clone()} send={send.clone()} />
                <div class="sweep-results">
                    <Queue host={host.clone()} send={send.clone()} />
                    if state.plan.as_ref().is_some_and(|plan| plan.done() > 0) {
                        <Results host={host.clone()} version={state.version} view={state.view.clone()} {theme} {send} />
                    }
                </div>
            </main>
        </>
    }
}

/// The link of a sweep whose base is the experiment of a link of the laboratory.
fn based_on(lab: &str) -> String {
    let (base, _) = crate::experiment::Experiment::from_link(lab);
    base.to_link().replacen("#/lab", "#/sweeps", 1) + FIRST
}
