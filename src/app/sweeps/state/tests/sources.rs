//! Cells that learn the digits, or a table that this browser keeps.

use super::*;
use crate::data::Samples;

const DIGITS: &str = "#/sweeps?v=1&data=digits&net=2&epochs=2&nets=2&log=9&axis=train:0.2,0.4";

/// Twenty patterns of 64 inputs and ten classes.
fn samples() -> Samples {
    let labels: Vec<usize> = (0..20).map(|row| row % 10).collect();
    Samples::labelled(vec![0.5; 20 * 64], &labels, 10)
}

fn comes(page: &mut Page, found: Result<Samples, String>) -> Vec<Effect> {
    page.send(Action::Source { key: "digits".into(), found })
}

fn asks(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Source { key, .. } if key == "digits")).count()
}

#[test]
fn the_digits_are_sent_for_once_and_cells_wait_for_them() {
    let (mut page, effects) = Page::opened(DIGITS);
    assert_eq!(asks(&effects), 1);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Look { .. })), "{effects:?}");
    assert_eq!(page.send(Action::Run), []);
    let effects = comes(&mut page, Ok(samples()));
    assert!(matches!(&effects[..], [Effect::Look { .. }]), "{effects:?}");
    page.shelf(&[]);
    page.claimed(0, Claim::Mine);
    let effects = page.says(FromTrainer::Ready, None);
    let given = effects.iter().find_map(|effect| match effect {
        Effect::TellTrainer { message: ToTrainer::Data, array: Some(array) } => {
            Samples::from_array(array.to_vec())
        }
        _ => None,
    });
    assert_eq!(given, Some(samples()));
    // Another sweep of the same data has it at once.
    let effects = page.send(Action::Linked(DIGITS.replace("0.4", "0.5")));
    assert!(asks(&effects) == 0 && effects.iter().any(|effect| matches!(effect, Effect::Look { .. })));
}

#[test]
fn data_that_does_not_come_ends_the_sweep_and_is_asked_for_again() {
    let (mut page, _) = Page::opened(DIGITS);
    page.send(Action::Run);
    comes(&mut page, Err("The digits did not load: the site cannot be reached".into()));
    assert_eq!(page.state.phase, Phase::Idle);
    assert!(page.said().contains("The digits did not load"), "{}", page.said());
    assert!(page.state.can_run());
    let effects = page.send(Action::Run);
    assert!(asks(&effects) == 1 && page.standing(0) == Standing::Looking, "{effects:?}");
    assert_eq!(page.said(), "");
    comes(&mut page, Ok(samples()));
    page.shelf(&[]);
    assert!(page.state.phase == Phase::Running && page.state.trainer.cell == Some(0));
}

#[test]
fn a_sweep_whose_data_does_not_come_at_first_can_be_run() {
    let (mut page, _) = Page::opened(DIGITS);
    assert!(!page.state.can_run(), "the data may yet come, and then the library may have the cells");
    comes(&mut page, Err("The digits did not load: the site cannot be reached".into()));
    assert!(page.state.can_run());
    let effects = page.send(Action::Run);
    assert!(asks(&effects) == 1 && !effects.iter().any(|effect| matches!(effect, Effect::Claim { .. })));
    let effects = comes(&mut page, Ok(samples()));
    assert!(matches!(&effects[..], [Effect::Look { .. }]), "{effects:?}");
}
