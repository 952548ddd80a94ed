//! The table of all runs.

use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::row::{Row, Wish};
use super::storage::{persisted, room};
use crate::app::components::Header;
use crate::app::effects::{Library, offer_bytes, set_hash};
use crate::app::route::Page;
use crate::exchange::zip::pack;
use crate::library::{Column, Entry, Order, sorted};
use crate::view::{Kept, MOST_COMPARED, View};

/// So many rows are shown at first, and more of them with each press.
const ROWS: usize = 100;
/// A deletion can be undone for so long, in milliseconds.
const UNDO: u32 = 10_000;

const COLUMNS: [(Column, &str, &str); 8] = [
    (Column::Name, "Name", "Press a name to change it"),
    (Column::Created, "Began", "Universal time"),
    (Column::Accuracy, "Accuracy", "Of the hold-out, mean over the networks"),
    (Column::F1, "F1", "Of the hold-out, macro, mean over the networks"),
    (Column::Ixt, "I(X;T)", "Of the last hidden layer at the end, bits"),
    (Column::Ity, "I(T;Y)", "Of the last hidden layer at the end, bits"),
    (Column::Compression, "Compression", "Bits of I(X;T) lost since its highest value, last hidden layer"),
    (Column::Size, "Size", "In this browser's storage, about"),
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

/// What the page knows of the library.
#[derive(Clone, Default, PartialEq)]
struct Shelf {
    /// `None` until they have come.
    entries: Option<Rc<Vec<Entry>>>,
    /// What went wrong last.
    fault: Option<String>,
    /// Bytes in use and at most, and whether the browser has agreed to keep them.
    room: Option<(f64, f64)>,
    persisted: bool,
}

/// The page.
#[component]
pub fn LibraryPage(props: &LibraryProps) -> Html {
    let LibraryProps { library, lab } = props;
    let shelf = use_state(Shelf::default);
    let query = use_state(String::new);
    let order = use_state(Order::default);
    let shown = use_state(|| ROWS);
    let chosen = use_state(BTreeSet::<String>::new);
    let deleting = use_state(|| None::<Rc<Deletion>>);

    let load = {
        let (library, set) = (library.clone(), shelf.setter());
        use_memo((), move |()| Callback::from(move |()| fetch(library.clone(), set.clone())))
    };
    {
        let (library, load) = (library.clone(), load.clone());
        use_effect_with((), move |()| {
            load.emit(());
            library.on_change(Some((*load).clone()));
            move || library.on_change(None)
        });
    }
    let wish = {
        let (library, load, set, deleting) =
            (library.clone(), load.clone(), shelf.setter(), deleting.clone());
        let shelf = shelf.clone();
        Callback::from(move |(entry, wish): (Entry, Wish)| match wish {
            Wish::Open | Wish::Resume => {
                let open = Some(Kept { id: entry.id, resume: wish == Wish::Resume });
                set_hash(&format!("{}{}", entry.link, View { open, ..View::default() }.to_link()));
            }
            Wish::Change(edit) => {
                let (library, load, set, shelf) =
                    (library.clone(), load.clone(), set.clone(), (*shelf).clone());
                spawn_local(async move {
                    let result = match library.keeper.store().await {
                        Ok(store) => store.change(&entry.id, |entry| edit.apply(entry)).await,
                        Err(error) => Err(error),
                    };
                    match result {
                        Ok(()) => load.emit(()),
                        Err(error) => {
                            let fault = Some(format!("{} was not changed: {error}", short(&entry.name)));
                            set.set(Shelf { fault, ..shelf });
                        }
                    }
                    library.tell_others();
                });
            }
            Wish::Delete => deleting.set(Some(Rc::new(Deletion::new(&library, &load, vec![entry])))),
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |id: String| {
            let mut now = (*chosen).clone();
            if !now.remove(&id) {
                now.insert(id);
            }
            chosen.set(now);
        })
    };

    let hidden = deleting.as_ref().map(|deletion| deletion.ids()).unwrap_or_default();
    let all = shelf.entries.clone().unwrap_or_default();
    let rows: Vec<Entry> =
        sorted(&all, &query, *order).into_iter().filter(|e| !hidden.contains(&e.id)).cloned().collect();
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
        let (library, set, shelf) = (library.clone(), shelf.setter(), (*shelf).clone());
        let ids: Vec<String> = compared.iter().map(|id| (*id).clone()).collect();
        Callback::from(move |_: MouseEvent| {
            let (library, set, shelf, ids) = (library.clone(), set.clone(), shelf.clone(), ids.clone());
            spawn_local(async move {
                if let Err(why) = save(&library, &ids).await {
                    set.set(Shelf { fault: Some(format!("The runs were not exported: {why}")), ..shelf });
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
                <section class="panel" aria-label="Library">
                    <div class="library-head">
                        <h2>{ "Library" }</h2>
                        <input id="library-query" type="search" placeholder="Find in names, notes and settings" aria-label="Find runs"
                            value={(*query).clone()} oninput={on_query} />
                        <a id="compare" class={classes!("button", (!can_compare).then_some("off"))} href={can_compare.then_some(compare)}
                            aria-disabled={(!can_compare).to_string()}
                            title={format!("Choose 2 to {MOST_COMPARED} runs")}>{ "Compare chosen" }</a>
                        <button type="button" id="export-chosen" class="button" disabled={compared.is_empty()} onclick={export}
                            title="The chosen runs as one zip, with tables of their numbers">{ "Export chosen" }</button>
                        <p id="library-count" class="muted" role="status">{ count(&shelf, rows.len()) }</p>
                        <p id="library-room" class="muted">{ words_of_room(&shelf) }</p>
                    </div>
                    if let Some(fault) = &shelf.fault {
                        <p class="fault" role="alert">{ fault }</p>
                    }
                    if let Some(deletion) = &*deleting {
                        <p id="deleted" class="notice" role="status">
                            { deletion.words() }
                            <button type="button" id="undo" class="button" onclick={{
                                let (deleting, deletion) = (deleting.clone(), deletion.clone());
                                Callback::from(move |_: MouseEvent| { deletion.undo(); deleting.set(None); })
                            }}>{ "Undo" }</button>
                        </p>
                    }
                    if shelf.entries.is_some() && all.is_empty() {
                        <p class="empty">{ "Every run is kept here from its first snapshot on. Press Run in the lab to train the first" }</p>
                    } else {
                        <div class="table-room" tabindex="0" role="region" aria-label="Runs">
                            <table id="runs">
                                <thead><tr>
                                    <th scope="col"><span class="unseen">{ "Chosen and pinned" }</span></th>
                                    { for COLUMNS.into_iter().map(head) }
                                    <th scope="col"><span class="unseen">{ "What can be done" }</span></th>
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
                                { format!("Show more of {} runs", rows.len()) }
                            </button>
                        }
                    }
                </section>
            </main>
        </>
    }
}

/// Reads the library anew.
fn fetch(library: Rc<Library>, set: UseStateSetter<Shelf>) {
    spawn_local(async move {
        let entries = match library.keeper.store().await {
            Ok(store) => store.entries().await,
            Err(error) => Err(error),
        };
        let (room, persisted) = (room().await, persisted().await);
        set.set(match entries {
            Ok(entries) => Shelf { entries: Some(Rc::new(entries)), fault: None, room, persisted },
            Err(error) => {
                let fault = Some(format!(
                    "The library cannot be opened, so that runs last only as long as this page: {error}"
                ));
                Shelf { entries: Some(Rc::default()), fault, room, persisted }
            }
        });
    });
}

/// Offers runs as one zip.
async fn save(library: &Library, ids: &[String]) -> Result<(), String> {
    let store = library.keeper.store().await.map_err(|error| error.to_string())?;
    let mut runs = Vec::with_capacity(ids.len());
    for id in ids {
        runs.push(store.load(id).await.map_err(|error| error.to_string())?.run);
    }
    let bytes = pack(&runs.iter().collect::<Vec<_>>(), true)?;
    offer_bytes(&bytes, "application/zip", "infoplane-runs.zip");
    Ok(())
}

/// Runs that are deleted in a while, unless that is undone.
struct Deletion {
    entries: Vec<Entry>,
    library: Rc<Library>,
    load: Callback<()>,
    timer: std::cell::RefCell<Option<Timeout>>,
}

impl PartialEq for Deletion {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Deletion {
    fn new(library: &Rc<Library>, load: &Callback<()>, entries: Vec<Entry>) -> Self {
        let ids: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
        let (of_timer, load_then) = (library.clone(), load.clone());
        let timer = Timeout::new(UNDO, move || delete(of_timer, ids, load_then));
        Self {
            entries,
            library: library.clone(),
            load: load.clone(),
            timer: std::cell::RefCell::new(Some(timer)),
        }
    }

    fn ids(&self) -> Vec<String> {
        self.entries.iter().map(|entry| entry.id.clone()).collect()
    }

    fn words(&self) -> String {
        match &self.entries[..] {
            [one] => format!("{} is deleted ", short(&one.name)),
            many => format!("{} runs are deleted ", many.len()),
        }
    }

    fn undo(&self) {
        self.timer.take();
    }
}

/// Another deletion, or leaving the page, ends the time to undo this one.
impl Drop for Deletion {
    fn drop(&mut self) {
        if self.timer.take().is_some() {
            delete(self.library.clone(), self.ids(), self.load.clone());
        }
    }
}

fn delete(library: Rc<Library>, ids: Vec<String>, load: Callback<()>) {
    spawn_local(async move {
        if let Ok(store) = library.keeper.store().await {
            // What could not be deleted is still there when the table is read again.
            let _ = store.delete(&ids).await;
            library.tell_others();
            load.emit(());
        }
    });
}

fn count(shelf: &Shelf, shown: usize) -> String {
    match &shelf.entries {
        None => "Reading the library".into(),
        Some(all) if all.len() == shown => format!("{shown} runs"),
        Some(all) => format!("{shown} of {} runs", all.len()),
    }
}

fn words_of_room(shelf: &Shelf) -> String {
    let Some((used, most)) = shelf.room else { return String::new() };
    let kept = if shelf.persisted {
        "kept until you delete them"
    } else {
        "the browser may delete them when space is short"
    };
    format!("{} used of {}, {kept}", size(used), size(most))
}

/// Bytes in words.
pub fn size(bytes: f64) -> String {
    match bytes {
        bytes if bytes >= 1e9 => format!("{:.1} GB", bytes / 1e9),
        bytes if bytes >= 1e6 => format!("{:.1} MB", bytes / 1e6),
        bytes => format!("{:.0} kB", (bytes / 1e3).ceil()),
    }
}

/// A name that fits into a sentence.
pub fn short(name: &str) -> String {
    match name.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
