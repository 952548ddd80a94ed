//! Buttons of commands, and the sheet that lists all of them.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::button::Button;
use super::field::Choice;
use super::icon;
use super::use_send;
use crate::app::effects::Send;
use crate::app::state::commands::{COMMANDS, Command, PLACES, action, of};
use crate::app::state::{Action, State};
use crate::text;
use crate::view::ThemeChoice;

/// The button of a command.
pub fn command(state: &State, send: &Send, id: &'static str) -> Html {
    let Some(command) = of(id) else { return Html::default() };
    let Command { label, name, .. } = *command;
    // A sign says nothing to those who do not see it, and a word speaks for itself.
    let says = (!label.starts_with(char::is_alphabetic)).then_some(name);
    let icon = icon::of(if id == "play" && state.timeline.playing { "pause" } else { id });
    let class = if says.is_some() { "sign" } else { "small" };
    html! {
        <Button {id} {icon} {label} {says} {class} hint={hint(id)} stays=true enabled={action(state, id).is_some()}
            pressed={command.is_on(state)} press={send.reform(move |()| Action::Do(id))} />
    }
}

/// What a command does, and its key.
pub fn hint(id: &str) -> Option<String> {
    of(id).map(|command| format!("{} ({})", command.name, command.key_words()))
}

#[derive(Properties, PartialEq)]
pub struct SheetProps {
    pub open: bool,
    pub theme: ThemeChoice,
}

/// The sheet, which the browser closes by Escape and gives the focus back from.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let SheetProps { open, theme } = *props;
    let (send, dialog) = (use_send(), use_node_ref());
    let node = dialog.clone();
    use_effect_with(open, move |open| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>() {
            match open {
                // It fails only where it is open already.
                true => drop(dialog.show_modal()),
                false => dialog.close(),
            }
        }
    });
    let row = |command: &Command| {
        html! { <div><dt><kbd>{ command.key_words() }</kbd></dt><dd>{ command.name }</dd></div> }
    };
    let heard = |(near, words): (&'static str, &'static str)| {
        let commands = COMMANDS.iter().filter(|command| command.near == near);
        html! { <><h3>{ words }</h3><dl>{ for commands.map(row) }</dl></> }
    };
    let look = send.reform(|value| Action::Look { key: "theme", value });
    html! {
        <dialog ref={dialog} id="help-sheet" aria-labelledby="help-title" onclose={send.reform(|_: Event| Action::Help(false))}>
            <h2 id="help-title">{ text::commands::HELP }</h2>
            <label class="pick">{ text::commands::COLOURS }<Choice id="theme" value={theme.key()} options={ThemeChoice::OPTIONS} describes="" commit={look} /></label>
            <div id="keys" tabindex="0" role="group" aria-label={text::commands::KEYS}>
                if open {
                    <div>{ for PLACES.map(heard) }</div>
                }
            </div>
            <Button id="help-close" label={text::commands::CLOSE} press={send.reform(|()| Action::Help(false))} />
        </dialog>
    }
}
