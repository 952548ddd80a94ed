//! The form, its link, and the sweep that follows.

use super::*;
use crate::app::sweeps::state::{Edit, Show};
use crate::sweep::{QUESTIONS, to_json};

#[test]
fn a_link_is_a_sweep_and_the_library_is_asked() {
    let (page, effects) = Page::opened(LINK);
    assert_eq!(effects[0], Effect::WriteLink(LINK.into()));
    assert!(effects.contains(&Effect::Look { number: page.number() }));
    let form = &page.state.form;
    assert_eq!((&*form.name, &*form.axes[0].key, &*form.axes[0].values), ("Tiny", "train", "0.2, 0.4"));
    assert_eq!(form.axes[1].key, "");
    assert_eq!(page.state.plan.as_ref().map(|plan| plan.places.len()), Some(2));
}

#[test]
fn an_edit_changes_the_link_and_what_cannot_be_is_said_at_the_form() {
    let mut page = Page::ready(LINK);
    let effects = page.send(Action::Edit(Edit::AxisValues(0, "0.2 0.3;0.4".into())));
    assert!(effects.contains(&Effect::WriteLink(LINK.replace("0.2,0.4", "0.2,0.3,0.4"))));
    let before = page.number();
    for (edit, part, faulty) in [
        (Edit::AxisValues(0, "0.2, 7".into()), "axis 1 has 7 for train", Some(0)),
        (Edit::AxisValues(0, String::new()), "axis 1 (train) has no values", Some(0)),
        (Edit::AxisKey(0, String::new()), "one or two axes", None),
    ] {
        let effects = page.send(Action::Edit(edit));
        assert_eq!((effects, page.state.form.faulty), (vec![], faulty));
        assert!(page.state.form.fault.as_deref().is_some_and(|fault| fault.contains(part)), "{part}");
    }
    // The sweep before is still there.
    assert_eq!(page.number(), before);
    page.send(Action::Edit(Edit::AxisKey(0, "act".into())));
    assert_eq!(
        (&page.state.form.fault, page.state.plan.as_ref().map(|plan| plan.places.len())),
        (&None, Some(8))
    );
    page.send(Action::Edit(Edit::Key("nets", "900".into())));
    assert!(page.state.form.faults.iter().any(|(key, why)| *key == "nets" && why.contains("64")));
    page.send(Action::Edit(Edit::Base("#/lab?v=1&epochs=5&moon=3".into())));
    assert_eq!(page.state.form.base.epochs, 5);
    assert!(page.state.form.faults.iter().any(|(key, why)| *key == "base" && why.contains("moon")));
}

#[test]
fn too_many_cells_are_for_the_command_line() {
    let (mut page, _) = Page::opened(LINK);
    let seeds: Vec<String> = (0..401).map(|seed: u32| seed.to_string()).collect();
    page.send(Action::Edit(Edit::AxisKey(0, "seed".into())));
    page.send(Action::Edit(Edit::AxisValues(0, seeds.join(","))));
    let fault = page.state.form.fault.clone().unwrap_or_default();
    assert!(fault.contains("401 cells") && fault.contains("infoplane sweep"), "{fault}");
}

#[test]
fn nonsense_in_a_link_is_said() {
    let (page, _) = Page::opened("#/sweeps?v=1&moon=1&axis=train:0.2,9,0.4");
    let said = page.sentences();
    assert!(said.contains("“moon”") && said.contains("“9”"), "{said}");
    assert!(page.state.plan.is_some());
    let (page, _) = Page::opened("#/sweeps?v=1&axis=moon:1");
    assert!(page.state.plan.is_none() && page.state.form.fault.is_some());
}

#[test]
fn a_bare_address_leads_back_to_the_sweep_and_another_link_to_another() {
    let mut page = Page::ready(LINK);
    let number = page.number();
    assert_eq!(page.send(Action::Linked("#/sweeps".into())), [Effect::WriteLink(LINK.into())]);
    assert_eq!(page.send(Action::Linked(LINK.into())), []);
    assert_eq!(page.number(), number);
    page.send(Action::Run);
    page.claimed(0, Claim::Mine);
    // What is in the form stays while a sweep runs; a link stops it.
    page.send(Action::Edit(Edit::Name("other".into())));
    assert_eq!(page.state.form.name, "Tiny");
    let key = page.key(0);
    let effects = page.send(Action::Linked(QUESTIONS[0].link.into()));
    assert!(effects.contains(&Effect::CloseTrainer) && effects.contains(&Effect::Release { key }));
    assert_eq!(page.state.phase, Phase::Idle);
    assert!(page.sentences().contains("has been stopped for another"), "{}", page.sentences());
}

#[test]
fn a_sweep_file_is_opened_unless_a_sweep_runs() {
    let mut page = Page::ready(LINK);
    let other =
        crate::sweep::Draft::from_link(QUESTIONS[1].link).0.sweep().unwrap_or_else(|why| panic!("{why}"));
    let file = |page: &mut Page, text: &str| {
        page.send(Action::Opened { name: "s.json".into(), bytes: Ok(text.into()) })
    };
    let effects = file(&mut page, &to_json(&other));
    assert!(effects.contains(&Effect::WriteLink(QUESTIONS[1].link.into())));
    file(&mut page, &to_json(&other).replace("flip", "moon"));
    assert!(page.sentences().contains("s.json was not opened: axis 1 is of “moon”"), "{}", page.sentences());
    page.shelf(&[]);
    page.send(Action::Run);
    file(&mut page, &to_json(&other));
    assert!(page.sentences().contains("cancel it first"), "{}", page.sentences());
}

#[test]
fn what_is_shown_is_chosen() {
    let mut page = Page::ready(LINK);
    page.send(Action::Show(Show::Pair(1, 0)));
    page.send(Action::Show(Show::Layer(1)));
    assert_eq!((page.state.view.pair, page.state.view.layer), ([None, Some(0)], Some(1)));
    page.send(Action::Linked(QUESTIONS[0].link.into()));
    assert_eq!((page.state.view.pair, page.state.view.layer), ([None; 2], None));
}
