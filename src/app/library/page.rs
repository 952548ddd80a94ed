//! The table of all runs.

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::deletion::{Undo, use_deletions};
use super::row::Wish;
use super::runs::Runs;
use super::shelf::{Shelf, change, count, fetch, save, words_of_room};
use crate::app::components::Header;
use crate::app::effects::{Library, set_hash};
use crate::app::route::Page;
use crate::library::{Entry, Order, sorted};
use crate::text;
use crate::view::{Kept, MOST_COMPARED, View};

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
    let chosen = use_mut_ref(BTreeSet::<String>::new);
    let redraw = use_force_update();

    let load = {
        let (library, shelf, fault) = (library.clone(), shelf.setter(), fault.setter());
        use_callback((), move |(), ()| {
            fetch(library.clone(), shelf.clone(), fault.clone(), || ());
        })
    };
    {
        let (library, load) = (library.clone(), load.clone());
        use_effect_with((), move |()| {
            load.emit(());
            library.on_change(Some(load));
            move || library.on_change(None)
        });
    }
    let deletions = use_deletions(library, &shelf, &fault);
    // The same from picture to picture, so that rows in which somebody writes are left alone.
    let wish = {
        let (library, load, fault) = (library.clone(), load.clone(), fault.setter());
        let delete = deletions.begin.clone();
        use_callback((), move |(entry, wish): (Entry, Wish), ()| {
            // What failed before is no news any more.
            fault.set(None);
            match wish {
                Wish::Open | Wish::Resume => {
                    let open = Some(Kept { id: entry.id, resume: wish == Wish::Resume });
                    set_hash(&format!("{}{}", entry.link, View { open, ..View::default() }.to_link()));
                }
                Wish::Change(edit) => change(library.clone(), entry, edit, load.clone(), fault.clone()),
                Wish::Delete => delete.emit(entry),
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
    let mut all = shelf.entries.as_deref().cloned().unwrap_or_default();
    all.retain(|entry| !deletions.hides(entry));
    let rows: Vec<Entry> = sorted(&all, &query, *order).into_iter().cloned().collect();
    let chosen = chosen.borrow().clone();
    let compared: Vec<&String> = chosen.iter().filter(|id| all.iter().any(|e| e.id == **id)).collect();
    let compare =
        format!("#/compare?v=1&with={}", compared.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(","));
    let can_compare = (2..=MOST_COMPARED).contains(&compared.len());
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
            fault.set(None);
            spawn_local(async move {
                if let Err(why) = save(&library, &ids).await {
                    fault.set(Some(text::library::not_exported(&why)));
                }
            });
        })
    };
    html! {
        <>
            <Header page={Page::Library} lab={lab.clone()} />
            <main class="library">
                <section class="panel" aria-label={text::library::TITLE}>
                    <h2>{ text::library::TITLE }</h2>
                    <p class="lead">{ text::library::LEAD }</p>
                    <div class="library-head">
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
                    <Undo deletion={deletions.pending()} undone={deletions.undone.clone()} />
                    if all.is_empty() {
                        // Where nothing can be kept, or is not read yet, that was said.
                        if shelf.entries.is_some() && fault.is_none() {
                            <p class="empty">{ text::library::EMPTY }</p>
                        }
                    } else {
                        <Runs rows={Rc::new(rows)} order={order.clone()} chosen={chosen.clone()} {wish} {choose} />
                    }
                </section>
            </main>
        </>
    }
}
