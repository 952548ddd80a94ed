//! One run in the table.

use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::shelf::size;
use crate::app::phrases;
use crate::experiment::{Over, Reading};
use crate::library::{Entry, differences};
use crate::run::MARK_COLOURS;
use crate::text;

/// What the user wishes of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    Open,
    /// Train on from its last snapshot.
    Resume,
    Change(Edit),
    Delete,
}

/// One thing that is changed: the rest stays as it is stored, which may be newer than what the row shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Name(String),
    Pinned(bool),
    Colour(u8),
    Note(String),
}

impl Edit {
    /// Changes the entry.
    pub fn apply(self, entry: &mut Entry) {
        match self {
            Self::Name(name) => entry.name = name,
            Self::Pinned(pinned) => entry.marks.pinned = pinned,
            Self::Colour(colour) => entry.marks.colour = colour,
            Self::Note(note) => entry.marks.note = note,
        }
    }
}

const COLOUR_NAMES: [&str; MARK_COLOURS as usize + 1] = text::library::COLOURS;

#[derive(Properties, PartialEq)]
pub struct RowProps {
    pub entry: Entry,
    pub chosen: bool,
    pub wish: Callback<(Entry, Wish)>,
    pub choose: Callback<String>,
}

/// The row.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps { entry, chosen, wish, choose } = props;
    let Entry { id, name, created, link, epoch, epochs, finished, bytes, summary, marks, weightless, .. } =
        entry;
    let press = |what: Wish| {
        let (wish, entry) = (wish.clone(), entry.clone());
        Callback::from(move |_: MouseEvent| wish.emit((entry.clone(), what.clone())))
    };
    let rename = {
        let (wish, entry) = (wish.clone(), entry.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            match input.value().trim() {
                // A run without a name could not be pressed.
                "" => input.set_value(&entry.name),
                name => wish.emit((entry.clone(), Wish::Change(Edit::Name(name.to_owned())))),
            }
        })
    };
    let annotate = {
        let (wish, entry) = (wish.clone(), entry.clone());
        Callback::from(move |event: Event| {
            let note = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            wish.emit((entry.clone(), Wish::Change(Edit::Note(note))));
        })
    };
    let toggle = {
        let (choose, id) = (choose.clone(), id.clone());
        Callback::from(move |_: Event| choose.emit(id.clone()))
    };
    let number = |value: f64, digits: usize| match value.is_finite() {
        true => format!("{value:.digits$}"),
        false => "–".to_owned(),
    };
    // A row that is pinned moves, and takes the focus from its button.
    let (star, was_pressed) = (use_node_ref(), use_mut_ref(|| false));
    {
        let (star, was_pressed) = (star.clone(), was_pressed.clone());
        use_effect_with(marks.pinned, move |_| {
            if let Some(star) = star.cast::<HtmlElement>().filter(|_| was_pressed.take()) {
                // A refusal leaves the focus where it is.
                let _ = star.focus();
            }
        });
    }
    let pin = Wish::Change(Edit::Pinned(!marks.pinned));
    let pinned = {
        let press = press(pin);
        Callback::from(move |event: MouseEvent| {
            *was_pressed.borrow_mut() = true;
            press.emit(event);
        })
    };
    let colour = Wish::Change(Edit::Colour((marks.colour + 1) % (MARK_COLOURS + 1)));
    let changed = differences(link);
    // What an older version kept may be named otherwise today.
    let read_by = Reading::parse(&summary.reading, Over::All)
        .map_or(summary.reading.clone(), |reading| reading.words());
    let began = created.trim_end_matches('Z').replace('T', " ");
    html! {
        <tr data-id={id.clone()} class={classes!(marks.pinned.then_some("pinned"))}>
            <td class="signs">
                <input type="checkbox" checked={*chosen} onchange={toggle} aria-label={text::library::choose_run(name)} />
                <button ref={star} type="button" class="sign" aria-pressed={marks.pinned.to_string()} title={text::library::PIN}
                    aria-label={text::library::pin(name)} onclick={pinned}>{ if marks.pinned { "★" } else { "☆" } }</button>
                <button type="button" class={classes!("sign", "swatch", format!("mark-{}", marks.colour))} title={text::library::COLOUR}
                    aria-label={text::library::colour(name, COLOUR_NAMES[usize::from(marks.colour) % COLOUR_NAMES.len()])} onclick={press(colour)}>{ "●" }</button>
            </td>
            <th scope="row">
                <input class="name" type="text" dir="auto" value={name.clone()} onchange={rename} aria-label={text::library::name(name)} />
                <span class="differs" dir="ltr">{ if changed.is_empty() { text::library::DEFAULT } else { &changed } }</span>
                if !*finished {
                    <span class="lacks">{ text::library::unfinished(*epoch, *epochs) }</span>
                }
                if *weightless {
                    <span class="lacks" title={text::library::WEIGHTLESS_HELP}>{ text::library::WEIGHTLESS }</span>
                }
                <details class="note" open={false}>
                    <summary>{ if marks.note.is_empty() { text::library::NOTE.into() } else { phrases::short(&marks.note) } }</summary>
                    <textarea rows="3" dir="auto" aria-label={text::library::note(name)} onchange={annotate} value={marks.note.clone()} />
                </details>
            </th>
            <td data-label={text::library::BEGAN}>{ began }</td>
            <td data-label={text::library::ACCURACY}>{ number(100.0 * summary.accuracy, 1) }</td>
            <td data-label={text::library::F1}>{ number(100.0 * summary.f1, 1) }</td>
            <td data-label="I(X;T)" title={read_by.clone()}>{ number(summary.ixt, 2) }</td>
            <td data-label="I(T;Y)" title={read_by.clone()}>{ number(summary.ity, 3) }</td>
            <td data-label={text::library::COMPRESSION} title={read_by.clone()}>{ number(summary.compression, 2) }</td>
            <td data-label={text::library::SIZE}>{ size(*bytes as f64) }</td>
            <td class="deeds">
                <button type="button" class="button open" aria-label={text::library::open(name)} onclick={press(Wish::Open)}>{ text::library::OPEN }</button>
                if entry.can_go_on() {
                    <button type="button" class="button resume" aria-label={text::library::resume(name)} onclick={press(Wish::Resume)}>{ text::library::RESUME }</button>
                }
                <a class="button" href={link.clone()} aria-label={text::library::duplicate(name)} title={text::library::DUPLICATE_HELP}>{ text::library::DUPLICATE }</a>
                <button type="button" class="button delete" aria-label={text::library::delete(name)} onclick={press(Wish::Delete)}>{ text::library::DELETE }</button>
            </td>
        </tr>
    }
}
