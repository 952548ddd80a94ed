//! The table of all runs.

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::deletion::Deletion;
use super::row::{Row, Wish};
use super::shelf::{Shelf, change, count, fetch, save, words_of_room};
use crate::app::components::Header;
use crate::app::effects::{Library, set_hash};
use crate::app::phrases;
use crate::app::route::Page;
use crate::library::{Column, Entry, Order, sorted};
use crate::text;
use crate::view::{Kept, MOST_COMPARED, View};

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

#[derive(Properties)]
pub struct LibraryProps {
    pub library: Rc<Library>,
    /// The link of the laboratory.
    pub lab: String,
}

impl PartialEq for LibraryProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.library, &other.library) && self.lab == other.lab
    }
}

/// The page.
#[component]
pub fn LibraryPage(props: &LibraryProps) -> Html {
    let LibraryProps { library, lab } = props;
    let shelf = use_state(Shelf::default);
    let fault = use_state(|| None::<String>);
    let query = use_state(String::new);
    let order = use_state(Order::default);
    let shown = use_state(|| ROWS);
    let chosen = use_mut_ref(BTreeSet::<String>::new);
    let deleting = use_state(|| None::<Rc<Deletion>>);
    let redraw = use_force_update();

    let load = {
        let (library, shelf, fault) = (library.clone(), shelf.setter(), fault.setter());
        use_callback((), move |(), ()| fetch(library.clone(), shelf.clone(), fault.clone()))
    };
    {
        let (library, load) = (library.clone(), load.clone());
        use_effect_with((), move |()| {
            load.emit(());
            library.on_change(Some(load));
            move || library.on_change(None)
        });
    }
    // The same from picture to picture, so that rows in which somebody writes are left alone.
    let wish = {
        let (library, load, fault, deleting) =
            (library.clone(), load.clone(), fault.setter(), deleting.setter());
        use_callback((), move |(entry, wish): (Entry, Wish), ()| match wish {
            Wish::Open | Wish::Resume => {
                let open = Some(Kept { id: entry.id, resume: wish == Wish::Resume });
                set_hash(&format!("{}{}", entry.link, View { open, ..View::default() }.to_link()));
            }
            Wish::Change(edit) => change(library.clone(), entry, edit, load.clone(), fault.clone()),
            Wish::Delete => {
                let ended = {
                    let deleting = deleting.clone();
                    Callback::from(move |()| deleting.set(None))
                };
                deleting.set(Some(Rc::new(Deletion::new(&library, entry, load.clone(), ended))));
            }
        })
    };
    let choose = {
        let (chosen, redraw) = (chosen.clone(), redraw.clone());
        use_callback((), move |id: String, ()| {
            let mut chosen = chosen.borrow_mut();
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
            redraw.force_update();
        })
    };
    // Another deletion, another page, or the end of its time ends what can be undone; a tab that is closed before
    // leaves the run.
    use_effect_with((*deleting).clone(), |deletion| {
        let deletion = deletion.clone();
        move || {
            if let Some(deletion) = deletion {
                deletion.finish();
            }
        }
    });
    // Who deletes by keyboard is where that can be undone.
    let undo = use_node_ref();
    {
        let undo = undo.clone();
        use_effect_with(deleting.is_some(), move |deleting| {
            if let Some(button) = undo.cast::<HtmlElement>().filter(|_| *deleting) {
                // A refusal leaves the focus where it is.
                let _ = button.focus();
            }
        });
    }

    let hidden = deleting.as_ref().map(|deletion| deletion.entry.id.clone());
    let mut all = shelf.entries.as_deref().cloned().unwrap_or_default();
    all.retain(|entry| Some(&entry.id) != hidden.as_ref());
    let rows: Vec<Entry> = sorted(&all, &query, *order).into_iter().cloned().collect();
    let chosen = chosen.borrow().clone();
    let compared: Vec<&String> = chosen.iter().filter(|id| all.iter().any(|e| e.id == **id)).collect();
    let compare =
        format!("#/compare?v=1&with={}", compared.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(","));
    let can_compare = (2..=MOST_COMPARED).contains(&compared.len());
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
    let on_query = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
        })
    };
    let export = {
        let (library, fault) = (library.clone(), fault.setter());
        let ids: Vec<String> = compared.iter().map(|id| (*id).clone()).collect();
        Callback::from(move |_: MouseEvent| {
            let (library, fault, ids) = (library.clone(), fault.clone(), ids.clone());
            spawn_local(async move {
                if let Err(why) = save(&library, &ids).await {
                    fault.set(Some(text::library::not_exported(&why)));
                }
            });
        })
    };
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + ROWS))
    };

    html! {
        <>
            <Header page={Page::Library} lab={lab.clone()} />
            <main class="library">
                <section class="panel" aria-label={text::library::TITLE}>
                    <div class="library-head">
                        <h2>{ text::library::TITLE }</h2>
                        <input id="library-query" type="search" placeholder={text::library::FIND} aria-label={text::library::FIND_RUNS}
                            value={(*query).clone()} oninput={on_query} />
                        <a id="compare" class={classes!("button", (!can_compare).then_some("off"))} href={can_compare.then_some(compare)}
                            aria-disabled={(!can_compare).to_string()}
                            title={text::library::choose(MOST_COMPARED)}>{ text::library::COMPARE }</a>
                        <button type="button" id="export-chosen" class="button" disabled={compared.is_empty()} onclick={export}
                            title={text::library::EXPORT_HELP}>{ text::library::EXPORT }</button>
                        <p id="library-count" class="muted" role="status">{ count(&shelf, all.len(), rows.len()) }</p>
                        <p id="library-room" class="muted">{ words_of_room(&shelf) }</p>
                    </div>
                    if let Some(fault) = &*fault {
                        <p class="fault" role="alert">{ fault }</p>
                    }
                    <div id="deleted" role="status">
                        if let Some(deletion) = &*deleting {
                            <p class="notice">
                                { text::library::deleted(&phrases::named(&deletion.entry.name)) }
                                <button ref={undo} type="button" id="undo" class="button" onclick={{
                                    let (deleting, deletion) = (deleting.clone(), deletion.clone());
                                    Callback::from(move |_: MouseEvent| { deletion.undo(); deleting.set(None); })
                                }}>{ text::library::UNDO }</button>
                            </p>
                        }
                    </div>
                    if shelf.entries.is_some() && all.is_empty() {
                        // Where nothing can be kept, that was said.
                        if fault.is_none() {
                            <p class="empty">{ text::library::EMPTY }</p>
                        }
                    } else {
                        <div class="table-room" tabindex="0" role="region" aria-label={text::library::RUNS}>
                            <table id="runs">
                                <thead><tr>
                                    <th scope="col"><span class="unseen">{ text::library::SIGNS }</span></th>
                                    { for COLUMNS.into_iter().map(head) }
                                    <th scope="col"><span class="unseen">{ text::library::DEEDS }</span></th>
                                </tr></thead>
                                <tbody>
                                    { for rows.iter().take(*shown).map(|entry| html! {
                                        <Row key={entry.id.clone()} entry={entry.clone()} chosen={chosen.contains(&entry.id)}
                                            wish={wish.clone()} choose={choose.clone()} />
                                    }) }
                                </tbody>
                            </table>
                        </div>
                        if rows.len() > *shown {
                            <button type="button" id="more-rows" class="button" onclick={more}>
                                { text::library::more(rows.len()) }
                            </button>
                        }
                    }
                </section>
            </main>
        </>
    }
}
