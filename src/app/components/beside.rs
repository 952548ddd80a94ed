//! The column beside the plane: two curves and a table or a network, each chosen from a list.

use std::rc::Rc;

use yew::prelude::*;

use super::field::Choice;
use super::values::Values;
use crate::app::curves::Curves;
use crate::app::effects::Send;
use crate::app::network_view::NetworkView;
use crate::app::state::{Action, State};
use crate::app::store::RunStore;
use crate::charts::Theme;
use crate::text;
use crate::view::{Beside, CurveKind};
use crate::workers::tables::Table;

/// The column.
pub fn column(state: &State, send: &Send, theme: Theme) -> Html {
    let store = state.display.as_ref().map(|display| display.store.clone());
    let (cursor, view) = (state.timeline.cursor, &state.view);
    let curve = |place: usize| {
        let measure = view.curves[place];
        let other = view.curves[1 - place].key();
        let look = send.reform(move |chosen| {
            let value = if place == 0 { format!("{chosen},{other}") } else { format!("{other},{chosen}") };
            Action::Look { key: "curves", value }
        });
        html! {
            <div>
                { pick(&format!("curve-{}", place + 1), text::beside::CURVE, measure.key(), CurveKind::OPTIONS, look) }
                if let Some(store) = &store {
                    <Curves store={store.clone()} {cursor} {measure} steps={view.look.steps} {theme} on_seek={Some(send.reform(Action::Seek))} />
                } else {
                    <div class="empty curve-empty" />
                }
            </div>
        }
    };
    let look = send.reform(|value| Action::Look { key: "beside", value });
    let (tables, says) = state.table();
    html! {
        <>
            { curve(0) }
            { curve(1) }
            <div>
                { pick("beside", text::beside::TABLE, view.beside.key(), Beside::OPTIONS, look) }
                if view.beside == Beside::Values {
                    <Values {store} reading={state.reading()} {cursor} bound={state.bounds().of(state.reading().over)} />
                } else {
                    if view.beside == Beside::Bound {
                        { check(send, "bound", text::beside::DRAW_BOUND, view.bound) }
                        { check(send, "dib", text::beside::DRAW_DIB, view.dib) }
                    }
                    if view.beside == Beside::Network {
                        { network(state, send, theme, &tables) }
                    }
                    <Tables {tables} {says} />
                }
            </div>
        </>
    }
}

/// One network, where its weights are here, and which one.
fn network(state: &State, send: &Send, theme: Theme, tables: &Option<Rc<Vec<Table>>>) -> Html {
    let (cursor, lit) = (state.timeline.cursor, state.lit);
    let store = state.display.as_ref().map(|display| display.store.clone());
    let of_run = |store: &RunStore| {
        let run = store.run.borrow();
        let there = run.snapshots.get(cursor).is_some_and(|snapshot| snapshot.weights.is_some());
        there.then_some(run.experiment.networks)
    };
    let Some((store, networks)) = store.and_then(|store| of_run(&store).map(|n| (store, n))) else {
        return Html::default();
    };
    let (network, seen) = state.seen();
    let choose = send.reform(move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        let number = (input.value_as_number() as usize).clamp(1, networks);
        Action::Look { key: "network", value: number.to_string() }
    });
    html! {
        <>
            if networks > 1 {
                <label class="tick">{ text::beside::NETWORK }
                    <input id="network" type="number" min="1" max={networks.to_string()}
                        value={(network + 1).to_string()} onchange={choose} />
                    { text::beside::of_networks(networks) }</label>
            }
            <NetworkView {store} {cursor} {network} {seen} tables={tables.clone()} {lit} {theme} send={send.clone()} />
        </>
    }
}

/// A list with a name for those who cannot see what it stands over.
fn pick(
    id: &str,
    says: &'static str,
    value: &'static str,
    options: &'static [(&'static str, &'static str)],
    commit: Callback<String>,
) -> Html {
    html! {
        <div class="pick">
            <label for={id.to_owned()} class="unseen">{ says }</label>
            <Choice id={id.to_owned()} {value} {options} describes="" {commit} />
        </div>
    }
}

/// A box to tick that goes into the link as 1 or 0.
fn check(send: &Send, key: &'static str, label: &'static str, on: bool) -> Html {
    let value = if on { "0" } else { "1" };
    let change = send.reform(move |_: Event| Action::Look { key, value: value.into() });
    html! { <label class="tick"><input id={format!("draw-{key}")} type="checkbox" checked={on} onchange={change} />{ label }</label> }
}

#[derive(Properties, PartialEq)]
struct TablesProps {
    tables: Option<Rc<Vec<Table>>>,
    says: Option<&'static str>,
}

/// Tables in words, and what is to be said of them.
#[component]
fn Tables(props: &TablesProps) -> Html {
    // While newer ones are computed those before stay, and nothing is said that would move them.
    let says = props.says.filter(|_| props.tables.is_none());
    let tables = props.tables.iter().flat_map(|tables| tables.iter());
    html! {
        <div id="tables" aria-busy={props.says.is_some().then_some("true")}>
            <p class="muted" role="status">{ says }</p>
            { for tables.map(table) }
        </div>
    }
}

/// A head of a column; over the names of rows there may be none.
fn head(text: &String) -> Html {
    match text.is_empty() {
        true => html! { <td /> },
        false => html! { <th scope="col">{ text }</th> },
    }
}

fn table(table: &Table) -> Html {
    let Table { caption, rows, note, folded } = table;
    let heads = rows.first().into_iter().flatten();
    let row = |cells: &Vec<String>| {
        html! {
            <tr>{ for cells.iter().enumerate().map(|(i, cell)| match i {
                0 => html! { <th scope="row">{ cell }</th> },
                _ => html! { <td>{ cell }</td> },
            }) }</tr>
        }
    };
    let whole = html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={caption.clone()}>
            <table class="values">
                <caption>{ caption }</caption>
                <thead><tr>{ for heads.map(head) }</tr></thead>
                <tbody>{ for rows.iter().skip(1).map(row) }</tbody>
            </table>
        </div>
    };
    html! {
        <>
            if *folded {
                <details><summary>{ caption }</summary>{ whole }</details>
            } else if !rows.is_empty() {
                { whole }
            }
            <p class="muted">{ note }</p>
        </>
    }
}
