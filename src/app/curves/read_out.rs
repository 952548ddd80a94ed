//! The curves' numbers in HTML.

use yew::prelude::*;

use crate::charts::curves::{Spec, rows};
use crate::text;

/// The values at a snapshot.
pub fn read_out(spec: &Spec, snapshot: usize) -> Html {
    let rows = rows(spec, snapshot);
    let Some(first) = rows.first() else { return Html::default() };
    html! {
        <>
            <strong>{ text::plane::moment(first.epoch, first.step) }</strong>
            { for rows.iter().map(|row| html! {
                <span>{ format!("{}: {}", row.part, row.words(spec.measure)) }</span>
            }) }
        </>
    }
}

/// The values of the snapshot shown as now, for screen readers.
pub fn table(spec: &Spec, snapshot: usize) -> Html {
    let rows = rows(spec, snapshot);
    let Some(first) = rows.first() else { return Html::default() };
    html! {
        <div class="unseen"><table>
            <caption>{ text::plane::curves_at(spec.measure.title(), first.epoch) }</caption>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr><th scope="row">{ &row.part }</th><td>{ row.words(spec.measure) }</td></tr>
                }) }
            </tbody>
        </table></div>
    }
}
