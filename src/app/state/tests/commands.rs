//! The table of commands: every key acts, each once, and none while something is typed.

use std::collections::BTreeSet;

use super::{Page, SMALL};
use crate::app::state::commands::{COMMANDS, PLACES, action, is_taken, of, of_key};
use crate::app::state::{Action, Phase};
use crate::view::{Networks, View};

/// A page that shows five snapshots of two networks of two layers, from the middle one on.
fn shown(view: &str) -> Page {
    let mut page = Page::training(&format!("{SMALL}{view}"));
    (0..5).for_each(|epoch| drop(page.gives(epoch)));
    page.send(Action::Pause);
    page.send(Action::Seek(2));
    page
}

/// What a user sees of it.
fn seen(page: &Page) -> (View, usize, bool, Option<usize>, bool, Phase) {
    let state = &page.state;
    let (view, at) = (state.view.clone(), state.timeline);
    (view, at.cursor, at.playing, state.pointed, state.help, state.training.phase)
}

#[test]
fn every_command_has_a_name_and_a_key_of_its_own() {
    let ids: BTreeSet<_> = COMMANDS.iter().map(|command| command.id).collect();
    let keys: BTreeSet<_> = COMMANDS.iter().map(|command| command.key).collect();
    let names: BTreeSet<_> = COMMANDS.iter().map(|command| command.name).collect();
    let words: BTreeSet<_> = COMMANDS.iter().map(|command| command.key_words()).collect();
    assert_eq!([ids.len(), keys.len(), names.len(), words.len()], [COMMANDS.len(); 4]);
    assert!(COMMANDS.iter().all(|command| !command.name.is_empty() && !command.name.ends_with('.')));
    assert!(COMMANDS.iter().all(|command| PLACES.iter().any(|(near, _)| *near == command.near)));
}

#[test]
fn every_key_of_the_sheet_acts() {
    let place = "&zoom=400,3000,3000&speed=2";
    for command in &COMMANDS {
        // As the browser says it.
        let key = command.key.strip_prefix("Shift+").unwrap_or(command.key);
        let shift = command.key.starts_with("Shift+") || "?<>+".contains(key);
        assert_eq!(of_key(key, shift).map(|found| found.id), Some(command.id));
        let mut page = shown(place);
        page.send(Action::Point(Some(1)));
        if command.id == "values" {
            page.send(Action::Look { key: "beside", value: "measures".into() });
        }
        let before = seen(&page);
        let effects = page.send(Action::Do(command.id));
        assert!(!effects.is_empty() || seen(&page) != before, "{} does nothing", command.id);
        assert_eq!(page.sentences(), Vec::<&str>::new(), "{}", command.id);
    }
    assert!(of_key("q", false).is_none() && of_key("ArrowDown", true).is_some_and(|c| c.id == "pan-down"));
    assert_eq!(of_key("=", false).map(|command| command.id), Some("zoom-in"));
}

#[test]
fn a_command_that_cannot_be_done_does_nothing() {
    let mut empty = Page::opened("#/lab?v=1&net=2&hide=run,curves");
    let can: Vec<&str> =
        COMMANDS.iter().map(|command| command.id).filter(|id| action(&empty.state, id).is_some()).collect();
    // Nothing is shown yet, and what is hidden is not steered.
    assert_eq!(can, ["slower", "faster", "loop", "fade", "linear", "steps", "zoom-in", "help"]);
    let before = seen(&empty);
    for command in COMMANDS.iter().filter(|command| !can.contains(&command.id)) {
        assert_eq!(empty.send(Action::Do(command.id)), [], "{}", command.id);
    }
    assert_eq!(empty.send(Action::Do("no such thing")), []);
    assert_eq!(seen(&empty), before);
    // At the ends of the timeline, of the speeds, and of the plane.
    let mut page = shown("&speed=8");
    page.send(Action::Do("last"));
    for id in ["forth", "far-forth", "last", "faster", "zoom-out", "zoom-all", "pan-left", "layer-off"] {
        assert!(of(id).is_some() && action(&page.state, id).is_none(), "{id}");
    }
}

#[test]
fn keys_belong_to_what_is_typed_into() {
    for (tag, kind) in [("INPUT", "text"), ("INPUT", "number"), ("TEXTAREA", ""), ("SELECT", "")] {
        assert!(COMMANDS.iter().all(|command| is_taken(command.key, tag, kind)), "{tag} {kind}");
    }
    let taken = |tag: &str, kind: &str| -> Vec<&str> {
        COMMANDS.iter().map(|command| command.key).filter(|key| is_taken(key, tag, kind)).collect()
    };
    assert_eq!((taken("BODY", ""), taken("DIV", "")), (vec![], vec![]));
    assert_eq!(
        (taken("BUTTON", ""), taken("SUMMARY", ""), taken("INPUT", "checkbox")),
        (vec![" "], vec![" "], vec![" "])
    );
    let of_slider = taken("INPUT", "range");
    for key in ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"] {
        assert!(of_slider.contains(&key), "{key}");
    }
    assert!(!of_slider.contains(&"l") && !of_slider.contains(&" "));
}

#[test]
fn commands_scrub_and_the_link_says_where() {
    let mut page = shown("");
    let mut does = |id: &'static str| {
        page.send(Action::Do(id));
        (page.state.timeline.cursor, page.state.view.at)
    };
    assert_eq!([does("forth"), does("back"), does("first")], [(3, Some(3)), (2, Some(2)), (0, Some(0))]);
    assert_eq!([does("far-forth"), does("far-back")], [(4, None), (0, Some(0))]);
    page.send(Action::Do("play"));
    assert!(page.state.timeline.playing);
    page.send(Action::Do("loop"));
    (0..5).for_each(|_| drop(page.send(Action::Advance(1))));
    assert_eq!((page.state.timeline.cursor, page.state.timeline.playing), (0, true));
    // What is played is no place to send to others.
    assert!(page.state.link().contains("&loop=1") && page.state.link().contains("&at=0"));
}

#[test]
fn layers_and_networks_go_round() {
    let mut page = shown("");
    let mut read = |id: &'static str| {
        page.send(Action::Do(id));
        page.state.pointed
    };
    assert_eq!([read("layer-next"), read("layer-next"), read("layer-next")], [Some(0), Some(1), Some(0)]);
    assert_eq!(read("layer-before"), Some(1));
    page.send(Action::Do("layer-off"));
    assert!(page.state.link().ends_with("&off=2"));
    page.send(Action::Switch(1));
    assert!(!page.state.link().contains("off="));
    page.send(Action::Point(None));
    page.send(Action::Do("layer-before"));
    assert_eq!(page.state.pointed, Some(1));

    let mut page = shown("");
    let mut next = || {
        page.send(Action::Do("networks"));
        page.state.view.look.networks
    };
    let round = [Networks::Mean, Networks::One(1), Networks::One(2), Networks::Each];
    assert_eq!([next(), next(), next(), next()], round);
    // The last one that was alone is looked at beside the plane.
    assert_eq!(page.state.view.network, 2);
}
