//! The table: its columns, by which it is sorted, and its rows.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::row::{Row, Wish};
use crate::library::{Column, Entry, Order};
use crate::text;

/// So many rows are shown at first, and more of them with each press.
const ROWS: usize = 100;

const COLUMNS: [(Column, &str, &str); 8] = [
    (Column::Name, text::library::NAME, text::library::NAME_HELP),
    (Column::Created, text::library::BEGAN, text::library::BEGAN_HELP),
    (Column::Accuracy, text::library::ACCURACY, text::library::ACCURACY_HELP),
    (Column::F1, text::library::F1, text::library::F1_HELP),
    (Column::Ixt, "I(X;T)", text::library::INFORMATION_HELP),
    (Column::Ity, "I(T;Y)", text::library::INFORMATION_HELP),
    (Column::Compression, text::library::COMPRESSION, text::library::COMPRESSION_HELP),
    (Column::Size, text::library::SIZE, text::library::SIZE_HELP),
];

#[derive(Properties, PartialEq)]
pub struct RunsProps {
    /// In the order in which they are shown.
    pub rows: Rc<Vec<Entry>>,
    pub order: UseStateHandle<Order>,
    pub chosen: BTreeSet<String>,
    pub wish: Callback<(Entry, Wish)>,
    pub choose: Callback<String>,
}

/// The table of runs, the first of them at first.
#[component]
pub fn Runs(props: &RunsProps) -> Html {
    let RunsProps { rows, order, chosen, wish, choose } = props;
    let shown = use_state(|| ROWS);
    let head = |(column, label, help): (Column, &'static str, &'static str)| {
        let sort =
            (order.column == column).then_some(if order.descending { "descending" } else { "ascending" });
        let press = {
            let order = order.clone();
            Callback::from(move |_: MouseEvent| order.set(order.pressed(column)))
        };
        let sign = match sort {
            Some("descending") => " ↓",
            Some(_) => " ↑",
            None => "",
        };
        html! {
            <th scope="col" aria-sort={sort}>
                <button type="button" class="head" title={help} onclick={press}>{ label }{ sign }</button>
            </th>
        }
    };
    let row = |entry: &Entry| {
        html! {
            <Row key={entry.id.clone()} entry={entry.clone()} chosen={chosen.contains(&entry.id)}
                wish={wish.clone()} choose={choose.clone()} />
        }
    };
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + ROWS))
    };
    html! {
        <>
            <div class="table-room" tabindex="0" role="region" aria-label={text::library::RUNS}>
                <table id="runs">
                    <thead><tr>
                        <th scope="col"><span class="unseen">{ text::library::SIGNS }</span></th>
                        { for COLUMNS.into_iter().map(head) }
                        <th scope="col"><span class="unseen">{ text::library::DEEDS }</span></th>
                    </tr></thead>
                    <tbody>{ for rows.iter().take(*shown).map(row) }</tbody>
                </table>
            </div>
            if rows.is_empty() {
                <p class="empty">{ text::library::NOTHING_FOUND }</p>
            }
            if rows.len() > *shown {
                <button type="button" id="more-rows" class="button" onclick={more}>
                    { text::library::more(rows.len()) }
                </button>
            }
        </>
    }
}
