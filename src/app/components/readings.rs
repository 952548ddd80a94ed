//! The other readings of a run: each an estimator over a part of the data.

use yew::prelude::*;

use super::estimator::EstimatorInput;
use super::field::Choice;
use crate::experiment::{Estimator, Family, MOST_ALSO, Over, Reading};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct ReadingsProps {
    pub id: AttrValue,
    /// As links write it.
    pub value: AttrValue,
    pub describes: AttrValue,
    pub commit: Callback<String>,
}

/// A row for each reading, and a button that adds one.
#[component]
pub fn ReadingsInput(props: &ReadingsProps) -> Html {
    let ReadingsProps { id, value, describes, commit } = props;
    let keys: Vec<String> = value.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect();
    // The button of a row goes with the row: the focus goes on to the one that adds a row.
    let (button, had_focus) = (use_node_ref(), use_mut_ref(|| false));
    {
        let (button, had_focus) = (button.clone(), had_focus.clone());
        use_effect_with(keys.len(), move |_| {
            let button = button.cast::<web_sys::HtmlElement>().filter(|_| had_focus.take());
            // It can fail only where the button is not in the page.
            let _ = button.map(|button| button.focus());
        });
    }
    let row = |(i, key): (usize, &String)| {
        let (estimator, over) = key.split_once('@').unwrap_or((key, Over::All.key()));
        let (estimator, over) = (estimator.to_owned(), over.to_owned());
        let replaced = {
            let keys = keys.clone();
            move |key: String| {
                let mut keys = keys.clone();
                keys[i] = key;
                keys.join(",")
            }
        };
        let set_estimator = {
            let (replaced, over) = (replaced.clone(), over.clone());
            commit.reform(move |estimator: String| replaced(format!("{estimator}@{over}")))
        };
        let set_over = {
            let estimator = estimator.clone();
            commit.reform(move |over: String| replaced(format!("{estimator}@{over}")))
        };
        let others = keys.iter().enumerate().filter(|(other, _)| *other != i).map(|(_, key)| key.as_str());
        let gone = others.collect::<Vec<_>>().join(",");
        let remove = {
            let had_focus = had_focus.clone();
            move |_: MouseEvent| {
                *had_focus.borrow_mut() = true;
                gone.clone()
            }
        };
        html! {
            <li key={i}>
                <EstimatorInput id={format!("{id}-{i}")} says={text::lab::reading_estimator(i + 2)} value={estimator} describes={describes.clone()} faulty={false}
                    commits={0} commit={set_estimator} />
                <Choice id={format!("{id}-{i}-over")} says={text::lab::reading_patterns(i + 2)} value={over} options={Over::OPTIONS} describes={describes.clone()}
                    commit={set_over} />
                <button class="button quiet" type="button" onclick={commit.reform(remove)}
                    aria-label={text::lab::remove(key)}>{ text::lab::REMOVE }</button>
            </li>
        }
    };
    let added = {
        // One that is not there yet.
        let families = [Family::Kde, Family::Width, Family::Equal, Family::Edges];
        let fresh = families.into_iter().map(|family| Reading {
            estimator: Estimator::usual(family),
            over: Over::All,
            shuffles: 0,
        });
        let fresh = fresh.map(|reading| reading.to_string()).find(|key| !keys.contains(key));
        keys.iter().cloned().chain(fresh).collect::<Vec<_>>().join(",")
    };
    html! {
        <>
            <ul class="readings">{ for keys.iter().enumerate().map(row) }</ul>
            <button id={id.clone()} ref={button} class="button" type="button" aria-describedby={describes.clone()}
                disabled={keys.len() >= MOST_ALSO} onclick={commit.reform(move |_| added.clone())}>
                { text::lab::ADD_ESTIMATOR }
            </button>
        </>
    }
}
