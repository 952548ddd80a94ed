use super::{Page, SMALL};
use crate::app::state::{Action, Effect, ShippedRun};

#[test]
fn the_default_experiment_fetches_the_shipped_run() {
    let mut page = Page { state: super::State::new(1) };
    assert_eq!(page.send(Action::Linked(String::new())), [Effect::Fetch(ShippedRun::Light)]);
    let mut page = Page { state: super::State::new(1) };
    assert_eq!(page.send(Action::Linked(SMALL.into())), []);
}

/// A lesson's link to the shipped run shows it, whatever was run before; but nothing that trains is lost for it.
#[test]
fn a_link_to_the_shipped_run_shows_it_in_the_place_of_another() {
    let default = || Action::Linked("#/lab?v=1".into());
    let fetches = |effects: &[Effect]| effects.contains(&Effect::Fetch(ShippedRun::Light));
    let mut page = Page::training(SMALL);
    page.gives(0);
    assert!(!fetches(&page.send(default())), "while another trains");
    page.send(Action::Linked(SMALL.into()));
    page.gives(8);
    page.says(crate::workers::messages::FromTrainer::Finished);
    assert!(!fetches(&page.send(Action::Linked(SMALL.into()))), "its own link");
    assert!(fetches(&page.send(default())));
    let bytes = include_bytes!("../../../../static/default.light.json");
    let run = crate::run::from_json(bytes).unwrap();
    page.send(Action::Fetched { file: ShippedRun::Light, run: Ok(Box::new(run)) });
    assert_eq!(page.epochs().last(), Some(&8000));
    assert!(!fetches(&page.send(default())), "it is on display");
}

#[test]
fn nonsense_in_a_link_is_said_and_the_rest_is_taken() {
    let page = Page::opened("#/lab?v=1&epochs=-3&act=nothing&seed=4");
    assert_eq!(page.sentences().len(), 2);
    assert_eq!(page.state.setup.experiment.seed, 4);
    assert_eq!(page.state.setup.experiment.epochs, 1);
}

#[test]
fn a_commit_is_written_into_the_link() {
    let mut page = Page::opened(SMALL);
    let effects = page.commit("seed", "11");
    assert_eq!(effects, [Effect::WriteLink(page.state.setup.experiment.to_link())]);
    assert_eq!(page.commit("seed", "11"), []);
}

#[test]
fn what_cannot_be_read_stays_in_its_control() {
    let mut page = Page::opened(SMALL);
    assert_eq!(page.commit("lr", "fast"), []);
    let fault = &page.state.setup.faults["lr"];
    assert_eq!(fault.typed.as_deref(), Some("fast"));
    assert_eq!(fault.sentence, "This is not a number; 0.0004 is kept");
    page.commit("lr", "100");
    let fault = &page.state.setup.faults["lr"];
    assert_eq!((fault.typed.as_deref(), page.state.setup.experiment.learning_rate), (None, 10.0));
    page.commit("lr", "0.1");
    assert!(page.state.setup.faults.is_empty());
}

#[test]
fn a_file_that_is_no_run_leaves_the_page_as_it_was() {
    let mut page = Page::training(SMALL);
    page.gives(0);
    let bytes = Ok(b"{not a run".to_vec());
    assert_eq!(page.send(Action::FileRead { name: "a.json".into(), bytes }), []);
    assert_eq!(page.epochs(), [0]);
    assert!(page.sentences()[0].starts_with("a.json was not opened: "));
}

#[test]
fn a_sentence_is_said_once_until_it_is_dismissed() {
    let mut page = Page::opened("bogus=1");
    assert_eq!(
        Page::opened("#/nope?v=1").sentences(),
        ["There is no page “nope” here; this is the laboratory"]
    );
    page.send(Action::Linked("bogus=1".into()));
    assert_eq!(page.sentences().len(), 1);
    let id = page.state.notices.all[0].id;
    page.send(Action::Dismiss(id));
    assert!(page.sentences().is_empty());
}
