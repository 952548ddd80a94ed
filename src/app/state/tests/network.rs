//! One network beside the plane: whose weights are sent, what is kept of the answer, and what stands out in both.

use super::beside::{light, read, told};
use super::{Page, SMALL, cpu};
use crate::app::state::{Action, Effect, ShippedRun};
use crate::evaluation::Seen;
use crate::workers::messages::{FromTables, FromTrainer, ToTables};
use crate::workers::tables::Table;

/// The network and the weights that the worker is asked to look at.
fn asked(effects: &[Effect]) -> Option<(usize, Vec<f32>)> {
    effects.iter().find_map(|effect| match effect {
        Effect::TellTables { message: ToTables::Table { network, .. }, array, .. } => {
            Some((*network, array.as_ref()?.to_vec()))
        }
        _ => None,
    })
}

fn sees(page: &mut Page, number: f32) -> Vec<Effect> {
    let tables = vec![Table { caption: format!("seen {number}"), ..Table::default() }];
    page.answers(FromTables::Tables { tables }, Some(vec![number]))
}

/// The array that is shown.
fn shown(page: &Page) -> Option<Vec<f32>> {
    page.state.seen().1.map(Seen::into_numbers)
}

#[test]
fn the_worker_is_sent_one_networks_weights_and_the_last_cursor_counts() {
    let mut page = read(SMALL);
    page.look("beside", "network");
    assert!(page.state.link().ends_with("&beside=network"));
    let effects = page.answers(FromTables::Ready, None);
    assert_eq!(asked(&effects), Some((0, vec![2.0; 32])));
    assert_eq!(page.shown_table().1, Some("Being computed"));
    assert!(told(&page.send(Action::Seek(0))).is_empty() && told(&page.send(Action::Seek(1))).is_empty());
    // What was of the earlier cursor is shown until the newer comes.
    assert_eq!(asked(&sees(&mut page, 2.0)), Some((0, vec![1.0; 32])));
    assert_eq!(shown(&page), Some(vec![2.0]));
    assert!(told(&sees(&mut page, 1.0)).is_empty());
    assert_eq!((shown(&page), page.shown_table()), (Some(vec![1.0]), (Some("seen 1".into()), None)));

    let effects = page.look("network", "2");
    assert!(page.state.link().ends_with("&beside=network&network=2"));
    assert_eq!((asked(&effects), page.state.seen().0), (Some((1, vec![1.0; 32])), 1));
    sees(&mut page, 7.0);
    // Where there are fewer networks the last is meant, and what is known of it is not asked for again.
    assert!(told(&page.look("network", "9")).is_empty() && page.state.seen().0 == 1);
    // No number of a network changes nothing.
    page.look("network", "0");
    assert!(page.state.link().ends_with("network=9"));
}

#[test]
fn a_network_that_diverged_has_a_sentence_and_no_pictures() {
    let mut page = read(SMALL);
    page.look("beside", "network");
    page.answers(FromTables::Ready, None);
    sees(&mut page, 2.0);
    page.send(Action::Seek(0));
    page.tables("not finite");
    assert_eq!((shown(&page), page.shown_table().0), (None, Some("not finite".into())));
}

#[test]
fn pictures_of_another_run_are_not_shown() {
    let mut page = read(SMALL);
    page.look("beside", "network");
    page.answers(FromTables::Ready, None);
    sees(&mut page, 2.0);
    assert!(shown(&page).is_some());
    page.commit("lr", "0.1");
    page.send(Action::Run);
    page.says(FromTrainer::Ready);
    page.says(FromTrainer::Engine { engine: cpu(), reason: None, workers: 1 });
    page.gives(0);
    assert_eq!(shown(&page), None);
}

#[test]
fn without_weights_it_is_said() {
    let mut page = Page::opened("#/lab?v=1&beside=network");
    page.send(Action::Fetched { file: ShippedRun::Light, run: Ok(light()) });
    assert_eq!(page.shown_table().1, Some("The weights of the run are on their way"));
    page.send(Action::Fetched { file: ShippedRun::Full, run: Err("offline".into()) });
    assert!(page.shown_table().1.unwrap().starts_with("The weights of this run are not here"));
}

#[test]
fn a_layer_that_is_pointed_at_stands_out_until_something_else_is_looked_at() {
    let mut page = read(SMALL);
    assert!(page.send(Action::Light(Some(1))).is_empty() && page.state.lit == Some(1));
    page.send(Action::Light(None));
    assert_eq!(page.state.lit, None);
    page.send(Action::Light(Some(0)));
    page.look("beside", "network");
    assert_eq!(page.state.lit, None);
}
