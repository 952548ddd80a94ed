//! What the cells say to the questions, in sentences.

use std::rc::Rc;

use yew::prelude::*;

use super::Host;
use super::select::Select;
use super::state::{Action, Place, Show, View};
use crate::sweep::{Answer, answers, compared};
use crate::text;

#[derive(Properties)]
pub struct AnswersProps {
    pub host: Rc<Host>,
    pub version: u32,
    pub view: View,
    pub send: Callback<Action>,
}

impl PartialEq for AnswersProps {
    fn eq(&self, other: &Self) -> bool {
        (self.version, &self.view.pair) == (other.version, &other.view.pair)
    }
}

/// The answers.
#[component]
pub fn Answers(props: &AnswersProps) -> Html {
    let AnswersProps { host, version, view, send } = props;
    // Bootstraps take a moment, and are the same until another cell is done.
    let found = {
        let host = host.clone();
        use_memo(*version, move |_| {
            let state = host.state();
            let of = state.plan.as_ref();
            of.map_or_else(Vec::new, |plan| {
                answers(plan.sweep.axes(), &plan.outcomes(), plan.sweep.base().seed)
            })
        })
    };
    let state = host.state();
    let Some(plan) = &state.plan else { return Html::default() };
    let done: Vec<(usize, &Place)> =
        plan.places.iter().enumerate().filter(|(_, place)| place.done.is_some()).collect();
    let ends = [done.first(), done.last()].map(|end| end.map(|(cell, _)| *cell));
    let is_done = |cell: &usize| done.iter().any(|(other, _)| other == cell);
    let pair = [0, 1].map(|which: usize| view.pair[which].filter(is_done).or(ends[which]));
    let outcome = |cell: Option<usize>| plan.places.get(cell?)?.done.as_ref().map(|done| &done.outcome);
    let paired = match (outcome(pair[0]), outcome(pair[1])) {
        (Some(first), Some(second)) if pair[0] != pair[1] => Some(compared(first, second)),
        _ => None,
    };
    let choice = |which: usize, label: &'static str| {
        let send = send.clone();
        let choose = Callback::from(move |text: String| {
            if let Ok(cell) = text.parse() {
                send.emit(Action::Show(Show::Pair(which, cell)));
            }
        });
        let options: Vec<(String, String)> =
            done.iter().map(|(cell, place)| (cell.to_string(), place.cell.name())).collect();
        let chosen = pair[which].map_or_else(String::new, |cell| cell.to_string());
        html! { <Select id={format!("pair-{which}")} {label} {options} {chosen} {choose} /> }
    };
    let missing = plan.places.len() - done.len();
    html! {
        <section class="panel" id="answers" aria-label={text::sweeps_outcome::ANSWERS}>
            <h2>{ text::sweeps_outcome::ANSWERS_TITLE }</h2>
            if missing > 0 {
                <p class="muted">{ text::sweeps_outcome::still_missing(done.len(), missing) }</p>
            }
            <dl class="answers">{ for found.iter().map(answer) }</dl>
            if done.len() > 1 {
                <h3>{ text::sweeps_outcome::PAIR }</h3>
                <p class="pair">{ choice(1, text::sweeps_outcome::COMPARE) }{ choice(0, text::sweeps_outcome::WITH) }</p>
                if let Some(paired) = paired {
                    <dl class="answers" id="paired">{ answer(&paired) }</dl>
                } else {
                    <p class="muted">{ text::sweeps_outcome::CHOOSE_TWO }</p>
                }
            }
        </section>
    }
}

fn answer(answer: &Answer) -> Html {
    let Answer { question, sentence } = answer;
    html! { <div key={question.clone()}><dt>{ question }</dt><dd>{ sentence }</dd></div> }
}
