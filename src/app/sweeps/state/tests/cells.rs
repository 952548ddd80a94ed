//! The way of the cells: claimed, trained, read, kept, and brought again.

use super::*;
use crate::app::state::NotKept;
use crate::app::sweeps::state::Stop;
use crate::run::to_json;

/// The run of a cell as it was trained and read.
fn run_of(cell: usize) -> Run {
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    let mut runs = Vec::new();
    for at in 0..=cell {
        page.claimed(at, Claim::Mine);
        page.says(FromTrainer::Ready, None);
        let effects = page.finishes();
        runs.extend(keeps(&effects).into_iter().map(|keep| Run::clone(&keep.run)));
    }
    runs.pop().unwrap_or_else(|| panic!("nothing was kept"))
}

#[test]
fn cells_are_trained_one_after_the_other_and_kept() {
    let mut page = Page::ready(LINK);
    let (left, measured) = page.state.seconds_left();
    assert!(left > 0.0 && !measured);
    let effects = page.send(Action::Run);
    let (number, key) = (page.number(), page.key(0));
    assert_eq!(effects, [Effect::Claim { number, cell: 0, key: key.clone(), wait: false }]);
    let effects = page.claimed(0, Claim::Mine);
    assert!(matches!(effects[..], [Effect::OpenTrainer { .. }]));
    assert_eq!(starts(&page.says(FromTrainer::Ready, None)), 1);
    let effects = page.finishes();
    // While the first is read the second is claimed.
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Claim { cell: 1, .. })));
    let kept = keeps(&effects);
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].run.name.as_str(), &kept[0].there, &kept[0].key), ("train=0.2", &None, &key));
    assert!(kept[0].note.starts_with("Sweep “Tiny” #/sweeps?"), "{}", kept[0].note);
    assert!(kept[0].run.snapshots.iter().all(|s| s.metrics.len() == 2 && s.information.len() == 1));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Remember { speed } if *speed > 0.0)));
    page.send(Action::Kept { number, cell: 0, result: Ok("abc".into()) });
    // The same worker trains the next.
    assert_eq!(starts(&page.claimed(1, Claim::Mine)), 1);
    let effects = page.finishes();
    assert!(effects.contains(&Effect::CloseTrainer) && effects.contains(&Effect::CloseEstimators));
    assert_eq!(page.state.phase, Phase::Idle);
    let plan = page.state.plan.as_ref().unwrap_or_else(|| panic!("no plan"));
    assert_eq!(plan.done(), 2);
    let done = plan.places[0].done.as_ref().unwrap_or_else(|| panic!("not done"));
    assert_eq!(done.id.as_deref(), Some("abc"));
    // Two networks that say class 1 of everything: no variance, and the bias is the share of the other class.
    let found = done.outcome.bias_variance.unwrap_or_else(|| panic!("not compared"));
    assert_eq!((found.webb.variance, done.outcome.compared), (0.0, 4096 - 1638));
    assert!((found.webb.bias - 0.5).abs() < 0.1, "{found:?}");
    let stop = |epoch| Stop { epoch, ixt: 1.0, ity: 1.0 };
    assert_eq!(done.ways, vec![[0, 1, 2].map(stop).to_vec(); 2]);
    assert_eq!(page.sentences(), "");
}

#[test]
fn cells_of_the_library_are_brought_and_not_trained() {
    let run = run_of(0);
    let (mut page, _) = Page::opened(LINK);
    let number = page.number();
    let effects = page.shelf(&[(&page.key(0), "abc"), ("other", "def")]);
    assert!(effects.contains(&Effect::Bring { number, cell: 0, id: "abc".into() }), "{effects:?}");
    assert_eq!([page.standing(0), page.standing(1)], [Standing::Coming, Standing::Missing]);
    let effects = page.send(Action::Brought { number, cell: 0, found: Ok(Box::new(run)) });
    // All is read, so that its networks are only compared; nothing has to be kept.
    let effects = page.read(effects);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::TellEstimator { message: ToEstimator::Read { .. }, .. }))
    );
    assert_eq!((page.standing(0), keeps(&effects).len()), (Standing::Done, 0));
    let effects = page.send(Action::Run);
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Claim { cell: 0, .. })));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Claim { cell: 1, .. })));
}

#[test]
fn a_reading_that_is_missing_is_made_and_kept_with_the_run() {
    let run = run_of(0);
    for link in [LINK.replace("&name", "&mi=width:0.07&name"), LINK.replace("&name", "&mi=range:20&name")] {
        let (mut page, _) = Page::opened(&link);
        let number = page.number();
        page.shelf(&[(&page.key(0), "abc")]);
        let effects = page.send(Action::Brought { number, cell: 0, found: Ok(Box::new(run.clone())) });
        let effects = page.read(effects);
        let kept = keeps(&effects);
        assert_eq!((page.standing(0), kept.len()), (Standing::Done, 1));
        assert_eq!(kept[0].there.as_deref(), Some("abc"));
        // The old reading stays beside the new one.
        assert!(kept[0].run.snapshots.iter().all(|snapshot| snapshot.information.len() == 2), "{link}");
        let ranged = effects.iter().filter(|effect| {
            matches!(effect, Effect::TellEstimator { message: ToEstimator::Read { ranges, .. }, .. } if !ranges.is_empty())
        });
        assert_eq!(ranged.count(), if link.contains("range") { 3 } else { 0 });
    }
}

#[test]
fn what_does_not_come_is_trained() {
    let (mut page, _) = Page::opened(LINK);
    let number = page.number();
    page.shelf(&[(&page.key(0), "abc")]);
    page.send(Action::Brought { number, cell: 0, found: Err("it is not in the library".into()) });
    assert_eq!(page.standing(0), Standing::Missing);
    assert!(page.sentences().contains("train=0.2 did not come"), "{}", page.sentences());
    // Nor is the run of something else taken.
    let (mut page, _) = Page::opened(LINK);
    let number = page.number();
    page.shelf(&[(&page.key(1), "abc")]);
    page.send(Action::Brought { number, cell: 1, found: Ok(Box::new(run_of(0))) });
    assert_eq!(page.standing(1), Standing::Missing);
}

#[test]
fn a_cell_that_another_page_trains_is_left_to_it() {
    let mut page = Page::ready(LINK);
    page.send(Action::Run);
    let effects = page.claimed(0, Claim::Elsewhere);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Claim { cell: 1, wait: false, .. })));
    page.claimed(1, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    let effects = page.finishes();
    // Nothing else is left, so that it is waited for.
    let (number, key) = (page.number(), page.key(0));
    assert!(effects.contains(&Effect::Claim { number, cell: 0, key: key.clone(), wait: true }));
    assert_eq!(page.standing(0), Standing::Elsewhere);
    let effects = page.claimed(0, Claim::There("xyz".into()));
    assert!(effects.contains(&Effect::Release { key }));
    assert!(effects.contains(&Effect::Bring { number, cell: 0, id: "xyz".into() }));
    let effects = page.send(Action::Brought { number, cell: 0, found: Ok(Box::new(run_of(0))) });
    page.read(effects);
    assert_eq!((page.standing(0), page.state.phase), (Standing::Done, Phase::Idle));
}

#[test]
fn runs_of_files_are_cells() {
    let (first, second) = (run_of(0), run_of(1));
    let mut page = Page::ready(LINK);
    let mut effects = Vec::new();
    for (name, run) in [("a.json", &first), ("b.json", &second)] {
        let bytes = Ok(to_json(run, true).into_bytes());
        effects.extend(page.send(Action::Opened { name: name.into(), bytes }));
    }
    let effects = page.read(effects);
    assert_eq!([page.standing(0), page.standing(1)], [Standing::Done, Standing::Done]);
    // They are kept, so that they are there after a reload.
    assert_eq!(keeps(&effects).len(), 2);
    assert_eq!(page.sentences(), "");
    // What is of no cell, has not ended, or is no run, is said.
    let mut page = Page::ready(&LINK.replace("0.4", "0.5"));
    let mut cut = first.clone();
    cut.snapshots.pop();
    for (name, text) in [
        ("stranger.json", to_json(&second, true)),
        ("cut.json", to_json(&cut, true)),
        ("light.json", to_json(&first, false)),
        ("broken.json", "{".into()),
    ] {
        page.send(Action::Opened { name: name.into(), bytes: Ok(text.into_bytes()) });
    }
    page.send(Action::Opened { name: "large.json".into(), bytes: Err("it is larger than 100 MB".into()) });
    let said = page.sentences();
    for part in [
        "stranger.json is of no cell of this sweep",
        "cut.json was not opened: it ends before",
        "light.json was not opened: it ends before",
        "broken.json was not opened",
        "large.json was not opened: it is larger",
    ] {
        assert!(said.contains(part), "{part} is not in: {said}");
    }
    assert_eq!([page.standing(0), page.standing(1)], [Standing::Missing, Standing::Missing]);
}

#[test]
fn what_storage_refuses_stays_in_the_page() {
    let run = Rc::new(run_of(0));
    let mut page = Page::ready(LINK);
    let number = page.number();
    page.send(Action::Kept { number, cell: 0, result: Err((NotKept::Full, run.clone())) });
    assert!(page.sentences().contains("storage is full"), "{}", page.sentences());
    assert_eq!(page.state.unkept.len(), 1);
    // Another sweep with that cell has it again.
    page.send(Action::Linked(LINK.replace("0.2,0.4", "0.2,0.4,0.6")));
    assert_eq!(page.standing(0), Standing::Reading);
    // Where storage is denied no cell is asked to be kept.
    let (mut page, _) = Page::opened(LINK);
    page.send(Action::Shelf { number: page.number(), found: Err("denied".into()) });
    assert!(page.sentences().contains("only as long as this page"), "{}", page.sentences());
    page.send(Action::Run);
    page.claimed(0, Claim::Mine);
    page.says(FromTrainer::Ready, None);
    let effects = page.finishes();
    assert_eq!((keeps(&effects).len(), page.state.unkept.len(), page.standing(0)), (0, 1, Standing::Done));
    assert!(effects.contains(&Effect::Release { key: page.key(0) }));
}
